"""Where there is little room, blocked actions show their key alone and still tell why."""

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from window_desk.desk.ui.parts.elided_label import ElidedLabel
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


def test_what_is_possible_keeps_its_words_in_a_second_row(qtbot: QtBot) -> None:
    bar = ActionBar()
    qtbot.addWidget(bar)
    actions = [
        Action(f"act-{number}", f"第{number}个可以办的环节", f"F{number}", lambda: None)
        for number in range(2, 8)
    ]
    bar.set_actions(actions)
    bar.show()
    tops = {}
    for width in (1600, 700, 1600):
        bar.resize(width, bar.sizeHint().height())
        QApplication.processEvents()
        bar.layout().activate()  # type: ignore[union-attr]
        buttons = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
        tops[width] = sorted({button.y() for button in buttons})
        assert len(bar.named()) == len(actions)
        for label in bar.findChildren(ElidedLabel):
            assert not label.elided(), label.text()
        assert len(tops[width]) == (2 if width == 700 else 1)


def test_new_actions_never_stand_in_the_widths_of_old_ones(qtbot: QtBot) -> None:
    bar = ActionBar()
    qtbot.addWidget(bar)
    bar.resize(700, 120)
    bar.show()
    for possible in (False, True):
        QApplication.processEvents()
        bar.set_actions(
            [
                Action(f"act-{number}", f"第{number}个可以办的环节", f"F{number}", lambda: None,
                       enabled=possible, why_not="材料未齐")
                for number in range(2, 8)
            ]
        )  # fmt: skip
    shown = [label for label in bar.findChildren(ElidedLabel) if label.isVisible() and label.text()]
    assert len(shown) == len(bar.actions_now())
    assert [label.text() for label in shown if label.elided()] == []
