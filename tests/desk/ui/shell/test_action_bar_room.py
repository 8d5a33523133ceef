"""Where there is little room, blocked actions show their key alone and still tell why."""

from pytestqt.qtbot import QtBot

from window_desk.desk.ui.shell.action import Action
from window_desk.desk.ui.shell.action_bar import ActionBar


def test_blocked_actions_give_way_first(qtbot: QtBot) -> None:
    bar = ActionBar()
    qtbot.addWidget(bar)
    actions = [
        Action("open", "打开这一个办件", "F4", lambda: None),
        Action("accept", "收件并且受理", "F6", lambda: None, enabled=False, why_not="材料未齐"),
    ]
    bar.resize(600, 60)
    bar.set_actions(actions)
    assert bar.named() == ["open", "accept"]
    bar.resize(240, 60)
    bar.show()
    assert bar.named() == ["open"]
    assert not bar.trigger("accept")
    assert "材料未齐" in bar.reason()
