"""The only place that builds the desk's objects, starts its threads and joins them."""

from window_desk.desk.bootstrap.options import DeskOptions
from window_desk.desk.bootstrap.program import DeskProgram, run_desk

__all__ = ["DeskOptions", "DeskProgram", "run_desk"]
