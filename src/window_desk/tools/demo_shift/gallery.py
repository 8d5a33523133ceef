"""Pictures of every screen, in both sizes and both themes, with some in English. Screen's thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from window_desk.desk.ui import theme
from window_desk.desk.ui.screens.papers.view import PapersScreen
from window_desk.desk.ui.screenshots import grab
from window_desk.desk.use_cases.print_ledger import PaperKind
from window_desk.tools.demo_shift.case_steps import CaseSteps
from window_desk.tools.demo_shift.intake_steps import IntakeSteps
from window_desk.tools.demo_shift.scenarios import PlannedCase
from window_desk.tools.demo_shift.scene import Scene

USUAL_SIZE = (1366, 768)
SIZES = (USUAL_SIZE, (1920, 1080))
THEMES = ("light", "dark")
_SETTLE_S = 0.15


class Gallery:
    """Goes to the screens by keys and takes their pictures into ``folder``."""

    def __init__(
        self,
        app: QApplication,
        scene: Scene,
        folder: Path,
        *,
        shown: PlannedCase,
        held: PlannedCase,
        scanned: PlannedCase,
        example: PlannedCase,
    ) -> None:
        """``shown`` is a case of the shift to be opened, ``held`` one whose clock stands still,
        ``scanned`` one with a scan, ``example`` one that is never handed in."""
        self._app = app
        self._scene = scene
        self._hands = scene.hands
        self._folder = folder
        self._shown = shown
        self._held = held
        self._scanned = scanned
        self._example = example
        self._intake = IntakeSteps(scene)

    def take(self, name: str) -> None:
        """Take a set of pictures by its name: all in one theme, then all in the other.

        Dressing anew takes longer than going through the screens twice.
        """
        for worn in THEMES:
            theme.apply(self._app, worn)
            self._walk(name)
        theme.apply(self._app, THEMES[0])

    def take_page(self, name: str) -> None:
        """Take what is in front now, in both themes."""
        for worn in THEMES:
            theme.apply(self._app, worn)
            self._shoot(name)
        theme.apply(self._app, THEMES[0])

    def _walk(self, name: str) -> None:
        match name:
            case "empty":
                self._rail("workbench", "workbench-empty")
                self._rail("intake", "intake")
            case "offline":
                self._scene.go("cases")
                self._hands.key(Qt.Key.Key_Delete)
                self._shoot("cases-offline")
                self._sync_page("sync-offline")
            case "conflict":
                self._rail("to_settle", "to-settle-conflict")
            case "window-1001":
                self._rail("workbench", "workbench")
                self._speak(Qt.Key.Key_Down)
                self._rail("workbench", "workbench", "-en")
                self._speak(Qt.Key.Key_Up)
            case "window-1002":
                self._papers()
            case "filled":
                self._filled()
                self._english()
            case "moved":
                self._rail("deadlines", "deadlines-after")
                self._hands.ctrl(Qt.Key.Key_2)
                self._shoot("deadlines-moved")
                self._hands.ctrl(Qt.Key.Key_3)
                self._shoot("deadlines-faults")
                self._hands.ctrl(Qt.Key.Key_1)
            case "supervisor":
                self._supervisor()
            case _:
                self._rail("sign_off", name)

    def _shoot(self, name: str, suffix: str = "") -> None:
        """Take what is on the screen, in both sizes, without what the keys before it said done."""
        self._hands.rest(_SETTLE_S)
        window = self._scene.program.window
        window.toast.hide()
        for size in SIZES:
            file = f"{name}-{size[0]}x{size[1]}-{theme.current().name}{suffix}.png"
            grab(window, size, self._folder / file)
        window.resize(*USUAL_SIZE)

    def _rail(self, screen: str, name: str, suffix: str = "") -> None:
        self._scene.go(screen)
        self._shoot(name, suffix)

    def _papers(self) -> None:
        """The list in front, then a certificate in the ledger."""
        screen = self._papers_list()
        self._hands.key(Qt.Key.Key_Tab)
        self._hands.wait(screen.ledger.hasFocus, "光标没有到打印台账")
        self._hands.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(screen.ledger.rowCount()):
            job = screen.ledger.current_job()
            if job is not None and job.kind is PaperKind.CERTIFICATE:
                self._hands.wait(
                    partial(_previews, screen, job.document_number), "证书没有预览出来"
                )
                break
            self._hands.key(Qt.Key.Key_Down)
        self._shoot("papers-certificate")

    def _papers_list(self, suffix: str = "") -> PapersScreen:
        """The list in front, and the newest paper of its first case."""
        self._scene.go("papers")
        screen = self._scene.screen(PapersScreen)
        job = screen.ledger.current_job()
        if job is not None:
            self._hands.wait(partial(_previews, screen, job.document_number), "文书没有预览出来")
        self._shoot("papers", suffix)
        return screen

    def _filled(self) -> None:
        self._intake_pictures()
        self._scene.go("cases")
        self._hands.key(Qt.Key.Key_Delete)
        self._shoot("cases")
        CaseSteps(self._scene).open(self._shown)
        self._shoot("case")
        self._held_case()
        self._scans()
        self._rail("deadlines", "deadlines")
        self._hands.key(Qt.Key.Key_F8)
        self._shoot("deadlines-later")
        self._hands.ctrl(Qt.Key.Key_4)
        self._shoot("deadlines-workdays")
        self._hands.ctrl(Qt.Key.Key_1)
        self._rail("to_settle", "to-settle")
        self._sync_page("sync")
        self._rail("settings", "settings")
        self._palette()
        self._hands.key(Qt.Key.Key_F1)
        self._shoot("help")
        self._hands.key(Qt.Key.Key_F1)

    def _held_case(self) -> None:
        """A case whose clock stands still, its ledger of stops, and the steps of its procedure."""
        screen = CaseSteps(self._scene).open(self._held)
        self._shoot("case-suspended")
        self._hands.ctrl(Qt.Key.Key_T)
        self._hands.wait(screen.procedure.menu.hasFocus, "光标没有到时限与程序")
        self._shoot("case-procedure")
        self._hands.key(Qt.Key.Key_Escape)

    def _scans(self) -> None:
        """The scans of a case, and the page that was opened."""
        screen = CaseSteps(self._scene).open(self._scanned)
        self._hands.alt(Qt.Key.Key_O)
        self._hands.wait(screen.scans.tab.list.hasFocus, "光标没有到扫描件")
        self._hands.enter()
        self._hands.wait(screen.scans.tab.picture.isVisible, "扫描件没有打开")
        self._shoot("case-scans")
        self._hands.key(Qt.Key.Key_Escape)

    def _sync_page(self, name: str) -> None:
        self._hands.alt(Qt.Key.Key_0)
        window = self._scene.program.window
        self._hands.wait(lambda: window.current_key() == "sync", "数据同步没有出现")
        self._shoot(name)

    def _intake_pictures(self) -> None:
        self._scene.go("intake")
        self._intake.choose_item(self._example)
        self._intake.enter_applicant(self._example)
        self._intake.fill_form(self._example)
        self._intake.judge_all()
        self._shoot("intake-filled")
        self._intake.judge_exceptions(self._example)
        self._shoot("intake-notice")
        self._hands.key(Qt.Key.Key_F10)
        self._shoot("intake-refuse")
        self._hands.key(Qt.Key.Key_Escape)
        self._hands.ctrl(Qt.Key.Key_Backspace)

    def _palette(self) -> None:
        self._scene.go("workbench")
        self._hands.ctrl(Qt.Key.Key_K)
        self._hands.type("sj")
        self._shoot("palette")
        self._hands.key(Qt.Key.Key_Escape)

    def _supervisor(self) -> None:
        self._scene.go("workbench")
        self._hands.ctrl(Qt.Key.Key_K)
        self._hands.type("kb")
        self._hands.enter()
        window = self._scene.program.window
        self._hands.wait(lambda: window.current_key() == "board", "看板没有出现")
        self._shoot("board")

    def _english(self) -> None:
        self._speak(Qt.Key.Key_Down)
        self._scene.go("intake")
        self._intake.choose_item(self._example)
        self._intake.enter_applicant(self._example)
        self._shoot("intake-filled", "-en")
        self._hands.ctrl(Qt.Key.Key_Backspace)
        CaseSteps(self._scene).open(self._shown)
        self._shoot("case", "-en")
        self._papers_list("-en")
        self._speak(Qt.Key.Key_Up)

    def _speak(self, key: Qt.Key) -> None:
        """Choose the next or the former language in the settings."""
        self._scene.go("settings")
        title = self._scene.program.window.windowTitle()
        self._hands.key(Qt.Key.Key_Tab)
        self._hands.key(key)
        self._hands.wait(lambda: self._scene.program.window.windowTitle() != title, "语言没有换")


def _previews(screen: PapersScreen, number: str) -> bool:
    return number in screen.preview.accessibleName()
