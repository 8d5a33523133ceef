"""Fault trials import each other and the small county by their full names."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
