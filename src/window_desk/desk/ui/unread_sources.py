"""Keeps PySide6 from reading the source of every module that is imported after it.

WORKAROUND, measured with PySide6 6.12: at each import it reads the module's whole source, to see
whether ``PySide6`` stands in it: such a module might have asked for ``snake_case`` or
``true_property``. All lines stay in ``linecache`` for good: 26 MB of a desk, and part of its start.
Nothing here asks for these features, and a module without a source counts as one that never does.
"""

import linecache
import sys
from importlib import import_module

_FEATURE = "shibokensupport.feature"
_READS = "_mod_uses_pyside"


def leave_unread() -> None:
    """Have every further import counted as one without PySide6's features; once is enough."""
    import_module("PySide6.QtCore")
    feature = sys.modules.get(_FEATURE)
    # a later PySide6 may have it in another place: then it reads again, and nothing else happens
    if feature is not None and hasattr(feature, _READS):
        setattr(feature, _READS, _uses_no_feature)
        linecache.clearcache()


def _uses_no_feature(_module: object) -> bool:
    return False
