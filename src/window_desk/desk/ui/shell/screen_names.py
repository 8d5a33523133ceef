"""The screens of the rail: keys, order, words and what else they are found by."""

from PySide6.QtCore import QCoreApplication

RAIL_KEYS = (
    "workbench",
    "intake",
    "cases",
    "sign_off",
    "papers",
    "to_settle",
    "board",
    "settings",
    "deadlines",
)
"""In the order of Alt+1 … Alt+9."""

SYNC_KEY = "sync"
"""The page of the line; it stands in no rail, the light of the line opens it, and Alt+0."""

SEARCH_WORDS = {
    "workbench": "gzt workbench",
    "intake": "sj intake receive",
    "cases": "bj cases",
    "sign_off": "sq sign-off",
    "papers": "ws papers",
    "to_settle": "dcl settle",
    "board": "kb board",
    "settings": "sz settings",
    "deadlines": "sx deadlines",
    SYNC_KEY: "sjtb tb xl sc sync line upload",
}
"""Pinyin initials and English, so that the palette finds a screen without an input method."""


def screen_name(key: str) -> str:
    """Return the word of a screen in the language of the screen."""
    translate = QCoreApplication.translate
    return {
        "workbench": translate("ScreenNames", "工作台"),
        "intake": translate("ScreenNames", "收件"),
        "cases": translate("ScreenNames", "办件"),
        "sign_off": translate("ScreenNames", "审签"),
        "papers": translate("ScreenNames", "文书"),
        "to_settle": translate("ScreenNames", "待处理"),
        "board": translate("ScreenNames", "看板"),
        "settings": translate("ScreenNames", "设置"),
        "deadlines": translate("ScreenNames", "时限"),
        SYNC_KEY: translate("ScreenNames", "数据同步"),
    }[key]


def screen_shortcut(key: str) -> str:
    """Return the key that brings a screen to the front."""
    return "Alt+0" if key == SYNC_KEY else f"Alt+{RAIL_KEYS.index(key) + 1}"
