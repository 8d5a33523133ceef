"""On which screen a case goes on."""

from window_desk.casework.acts import (
    ActKind,
)
from window_desk.casework.case import Case
from window_desk.casework.next_acts import next_kind

_SCREENS = {
    ActKind.EXAMINED: "sign_off",
    ActKind.SIGNED_OFF: "sign_off",
    ActKind.DECIDED: "sign_off",
    ActKind.CERTIFICATE_ISSUED: "papers",
    ActKind.DELIVERED: "papers",
}


def screen_for(case: Case) -> str:
    """Key of the screen where the case's next act is taken."""
    kind = next_kind(case)
    return _SCREENS.get(kind, "case") if kind is not None else "case"
