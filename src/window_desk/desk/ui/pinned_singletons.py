"""Keeps ``True``, ``False`` and ``None`` alive under PySide6 6.12 on Python 3.11.

WORKAROUND, measured: there each ``Signal.emit()`` drops one reference of ``True`` that it never took,
and each slot called from C++ that returns ``None`` (or ``property()`` of an unknown name) one of
``None``. From Python 3.12 on these objects are immortal and nothing happens; on 3.11 they are not, and
a desk would abort ("deallocating True or False") after some hundred signals. Ordinary objects are
counted rightly. ``desk.ui`` calls ``pin`` before anything of Qt is used.
"""

import ctypes
import sys

_MANY = 1 << 40
"""More references than a desk could drop in a thousand years."""


def pin() -> None:
    """Give the singletons so many references that none can run out; once is enough."""
    if sys.version_info >= (3, 12):
        return
    for single in (True, False, None):
        references = ctypes.c_ssize_t.from_address(id(single))
        if references.value < _MANY:
            references.value += _MANY
