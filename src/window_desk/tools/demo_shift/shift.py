"""The shift from outside: starts the machines and the desk, pulls the plug once, and reckons up.

Every process is a child of this one and is ended by it, whatever happens.
"""

import json
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from window_desk.county.catalogue.sample_people import load_sample_people
from window_desk.resources import forms_path
from window_desk.tools.demo_shift.children import Child, run_once
from window_desk.tools.demo_shift.control_client import tell
from window_desk.tools.demo_shift.desk_report import DeskConfig, DeskReport, elsewhere_file
from window_desk.tools.demo_shift.other_window import withdraw_elsewhere
from window_desk.tools.demo_shift.scenarios import PlannedCase, plan_cases
from window_desk.tools.demo_shift.steps import SECOND_CLERK, Do

SITE = "519999101"
PRINTER_PROFILE = "80mm-gbk"
_LIMIT_S = 180.0
_LIMIT_PER_CASE_S = 6.0
_END_S = 30.0
_LEFT_BEHIND = ("work", "tickets", "papers", "screenshots")
Tell = Callable[[str], None]

_DONE_WORDS = {
    Do.INTAKE: "收件",
    Do.TYPE_HALF: "录入到一半",
    Do.FINISH_HALF: "接着办完收件",
    Do.SUPPLEMENT: "补正",
    Do.WITHDRAW: "撤回",
    Do.VOID: "作废",
    Do.SUSPEND: "特别程序",
    Do.RESUME: "特别程序结束",
    Do.HAND_OVER: "送达文书",
    Do.INSPECT: "现场核查",
    Do.EXTEND: "延长期限",
    Do.ELSEWHERE: "另一窗口撤回",
    Do.ACCEPT: "断线时受理",
    Do.SETTLE: "处理冲突",
    Do.SCAN: "添加扫描件",
    Do.EXAMINE: "审核",
    Do.SIGN_OFF: "审定",
    Do.ISSUE: "制证",
    Do.DELIVER: "送达",
}
_FRAME_WORDS = {
    Do.ENROL: "本机已登记",
    Do.CLERK: "工号 {} 登录",
    Do.LINE_DOWN: "断线",
    Do.LINE_UP: "线路恢复",
    Do.DRAIN: "已全部上传、打印",
}


@dataclass(frozen=True, slots=True)
class Played:
    """What is known when every process has ended; ``desk`` is ``None`` if it left no report."""

    cases: tuple[PlannedCase, ...]
    desk: DeskReport | None
    database: str
    power_cuts: int
    printer_faults: list[str]
    troubles: list[str]
    seconds: float


class Shift:
    """Plays one shift into ``out``; what an earlier one left there is removed first."""

    def __init__(self, out: Path, seed: int, cases: int, say: Tell) -> None:
        self._out = out.resolve()
        self._seed = seed
        self._cases = plan_cases(seed, cases)
        self._say = say
        self._began = time.monotonic()
        self._deadline = self._began + _LIMIT_S + _LIMIT_PER_CASE_S * cases
        self._troubles: list[str] = []
        self._power_cuts = 0
        self._county_address = ""

    @property
    def _work(self) -> Path:
        return self._out / "work"

    @property
    def _database(self) -> str:
        return f"sqlite:///{(self._work / 'county.db').as_posix()}"

    @property
    def _county_command(self) -> tuple[str, ...]:
        return ("county", "--database", self._database, "--sample")

    def play(self) -> Played:
        """Play it; raises :class:`ChildFailedError` where a machine did not start."""
        for name in _LEFT_BEHIND:
            shutil.rmtree(self._out / name, ignore_errors=True)
        for name in _LEFT_BEHIND:
            (self._out / name).mkdir(parents=True)
        faults: list[str] = []
        with ExitStack() as children:
            printer_control = self._start_machines(children)
            self._play_desk(children)
            faults = self._faults(printer_control)
        report = self._work / "desk-report.json"
        return Played(
            self._cases,
            msgspec.json.decode(report.read_bytes(), type=DeskReport) if report.exists() else None,
            self._database,
            self._power_cuts,
            faults,
            self._troubles,
            round(time.monotonic() - self._began, 1),
        )

    def _start_machines(self, children: ExitStack) -> str:
        """Start everything but the desk; returns the printer's control address."""
        printer = self._start(
            children,
            "printer",
            *("virtual-printer", "--tcp", "0", "--paper", "80", "--charset", "gbk"),
            *("--out", str(self._out / "tickets")),
        )
        reader = self._start(
            children, "reader", "virtual-id-reader", "--link", str(self._work / "reader")
        )
        code = run_once(
            "code", ["window_desk", *self._county_command, "code", "--site", SITE], self._work
        )
        county = self._start(children, "county", *self._county_command, "--port", "0")
        self._county_address = county.announcement()["address"]
        line = self._start(
            children, "line", "cut-line", "--target", urlsplit(self._county_address).netloc
        ).announcement()
        told = printer.announcement()
        reads = reader.announcement()
        config = DeskConfig(
            printer_profile=PRINTER_PROFILE,
            out_folder=str(self._out),
            seed=self._seed,
            cases=len(self._cases),
            password=load_sample_people(forms_path()).password,
            code=code,
            county_address=line["address"],
            printer_address=told["addresses"][0],
            reader_address=reads["address"],
            reader_control=reads["control"],
            line_control=line["control"],
        )
        (self._work / "desk.json").write_bytes(msgspec.json.encode(config))
        self._tell(f"县级服务、虚拟打印机、虚拟读卡器、线路都已启动，{len(self._cases)} 件要办")
        return told["control"]

    def _start(self, children: ExitStack, name: str, *arguments: str) -> Child:
        return children.enter_context(Child(name, ["window_desk", *arguments], self._work))

    def _play_desk(self, children: ExitStack) -> None:
        """Start the desk, and again after each power cut."""
        going_on = True
        while going_on:
            desk = children.enter_context(
                Child(
                    "desk",
                    [
                        "window_desk.tools.demo_shift.desk_process",
                        str(self._work / "desk.json"),
                    ],
                    self._work,
                    QT_QPA_PLATFORM="offscreen",
                    PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
                )
            )
            going_on = self._listen(desk)

    def _listen(self, desk: Child) -> bool:
        """Hear the desk out; ``True`` when it was killed and is to be started again."""
        while (told := desk.next_line(self._deadline - time.monotonic())) is not None:
            match told["event"]:
                case "power_cut":
                    self._tell("主机断电：结束窗口程序（SIGKILL），重新开机")
                    desk.kill()
                    self._power_cuts += 1
                    return True
                case "elsewhere":
                    self._act_elsewhere(told["case"])
                case "local_holiday":
                    self._publish_holiday(told["day"])
                case "trouble":
                    self._troubles.append(told["text"])
                case "done":
                    if told["errors"] != "0":
                        self._troubles.append(f"窗口程序记录了 {told['errors']} 条错误")
                    if desk.wait(_END_S):
                        self._troubles.append("窗口程序没有正常结束")
                    return False
                case _:
                    self._tell_step(told)
        if not self._troubles:
            self._troubles.append("窗口程序中途停止，请查看 work/desk.log")
        return False

    def _act_elsewhere(self, case: str) -> None:
        """A clerk at another window withdraws the case while the desk has no line."""
        code = run_once(
            "code", ["window_desk", *self._county_command, "code", "--site", SITE], self._work
        )
        withdraw_elsewhere(
            self._work / f"other-window-{case}", self._county_address, code, SECOND_CLERK, case
        )
        elsewhere_file(self._out, case).touch()

    def _publish_holiday(self, day: str) -> None:
        """What the county's administrator does at a terminal, while the county serves."""
        file = self._work / "local-days.json"
        days = [{"date": day, "kind": "local_off", "name": "县庆"}]
        file.write_text(json.dumps(days, ensure_ascii=False), encoding="utf-8")
        publish = ["calendar", "publish", "--overlay", str(file), "--json"]
        run_once(
            "holiday", ["window_desk", "county", "--database", self._database, *publish], self._work
        )
        self._tell(f"县里公布本地放假 {day}，在办件重算")

    def _tell_step(self, told: dict[str, str]) -> None:
        kind = Do(told["do"])
        if told["case"] and kind in _DONE_WORDS:
            case = next(case for case in self._cases if case.key == told["case"])
            self._tell(f"{_DONE_WORDS[kind]}　{case.applicant.name}　{case.scenario.item}")
        elif kind in _FRAME_WORDS:
            self._tell(_FRAME_WORDS[kind].format(told["name"]))

    def _faults(self, printer_control: str) -> list[str]:
        found = tell(printer_control, "status").get("faults")
        return [str(fault) for fault in found] if isinstance(found, list) else []

    def _tell(self, sentence: str) -> None:
        self._say(f"{time.monotonic() - self._began:6.1f} 秒  {sentence}")
