"""What devices answer, as plain values: print outcomes, printer and reader status, the ID card,
troubles.

Owned by the use cases so that neither they nor the screen import a driver. Nothing here does I/O;
the values are frozen and may cross threads.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeviceTrouble(StrEnum):
    """Why a device did not do what was asked; each has one Chinese cause and one next step."""

    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_JAM = "cutter_jam"
    HEAD_HOT = "head_hot"
    PRINTER_ERROR = "printer_error"
    PRINTER_OFFLINE = "printer_offline"
    ABSENT = "absent"
    BUSY = "busy"
    NO_PERMISSION = "no_permission"
    BAD_ADDRESS = "bad_address"
    NO_ANSWER = "no_answer"
    CONNECTION_LOST = "connection_lost"
    PROGRAM_CLOSING = "program_closing"
    NO_CARD = "no_card"
    CARD_UNREADABLE = "card_unreadable"
    CARD_BY_HAND = "card_by_hand"
    READER_ERROR = "reader_error"

    @property
    def cause(self) -> str:
        """What is wrong, a Chinese clause without a full stop."""
        return _TELLING[self][0]

    @property
    def next_step(self) -> str:
        """What the clerk can do about it, a Chinese clause without a full stop."""
        return _TELLING[self][1]

    @property
    def sentence(self) -> str:
        """Cause and next step as the one Chinese sentence that is shown."""
        return f"{self.cause}：{self.next_step}。"


_TELLING: dict[DeviceTrouble, tuple[str, str]] = {
    DeviceTrouble.PAPER_OUT: ("打印机缺纸", "请装好纸卷、合上盖子"),
    DeviceTrouble.COVER_OPEN: ("打印机盖子没有合好", "请把盖子合严"),
    DeviceTrouble.CUTTER_JAM: ("打印机切刀卡住", "请关掉打印机电源，清除卡纸后再开机"),
    DeviceTrouble.HEAD_HOT: ("打印头过热", "请等一两分钟，冷却后再打印"),
    DeviceTrouble.PRINTER_ERROR: (
        "打印机报告故障",
        "请关机一分钟再开，仍不行就报修并换用备用打印机",
    ),
    DeviceTrouble.PRINTER_OFFLINE: ("打印机处于脱机状态", "请查看打印机面板的指示灯，恢复联机"),
    DeviceTrouble.ABSENT: ("连不上设备", "请检查电源和连接线，再到“设置”核对设备地址"),
    DeviceTrouble.BUSY: ("设备正被别的程序占用", "请关闭占用它的程序后再试"),
    DeviceTrouble.NO_PERMISSION: (
        "没有使用该设备的权限",
        "请管理员把本机用户加入 lp 和 dialout 组后重新登录",
    ),
    DeviceTrouble.BAD_ADDRESS: ("设备地址写得不对", "请到“设置”按示例改正设备地址"),
    DeviceTrouble.NO_ANSWER: ("设备没有应答", "请检查设备电源和连接线后再试"),
    DeviceTrouble.CONNECTION_LOST: ("与设备的连接中途断开", "请插好连接线或网线后再试"),
    DeviceTrouble.PROGRAM_CLOSING: ("程序正在退出", "请重新打开程序后再试"),
    DeviceTrouble.NO_CARD: ("没有读到身份证", "请把证件拿起，重新平放到读卡区"),
    DeviceTrouble.CARD_UNREADABLE: ("证件读取失败", "请把证件重新平放到读卡区，仍不行就手工录入"),
    DeviceTrouble.CARD_BY_HAND: ("这种证件暂不能自动读取", "请对照证件手工录入"),
    DeviceTrouble.READER_ERROR: ("读卡器自检失败", "请拔下读卡器数据线，十秒后重新插上"),
}


class DeviceError(Exception):
    """A device could not do what was asked; `trouble` says why."""

    def __init__(self, trouble: DeviceTrouble, sentence: str | None = None) -> None:
        """Keep the trouble; `sentence` replaces its general sentence where more is known."""
        super().__init__(sentence or trouble.sentence)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The printer said, after the last byte, that everything before it was printed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Every byte was handed over and no trouble was seen, but this printer proves nothing."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing of the ticket left the desk, so printing it again is safe."""

    reason: DeviceTrouble

    @property
    def sentence(self) -> str:
        """The one Chinese sentence for the clerk."""
        return f"没有打印：{self.reason.cause}，{self.reason.next_step}，然后重新打印。"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Some or all bytes left, then something went wrong: only a look at the paper tells."""

    reason: DeviceTrouble

    @property
    def sentence(self) -> str:
        """The one Chinese sentence for the clerk."""
        return f"{self.reason.cause}，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”。"


PrintOutcome = Confirmed | Sent | Failed | Unknown


@dataclass(frozen=True, slots=True)
class PrinterTraits:
    """What a printer's profile promises, so that nothing is asked that it would print as rubbish.

    `answers_status`: DLE EOT is answered. `proves_completion`: GS ( H function 48 is understood.
    """

    answers_status: bool = True
    proves_completion: bool = True


class Paper(StrEnum):
    """The roll, as far as the printer tells."""

    PRESENT = "present"
    LOW = "low"
    OUT = "out"
    UNKNOWN = "unknown"


class Readiness(StrEnum):
    """Whether a ticket sent now would be printed."""

    READY = "ready"
    TROUBLE = "trouble"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """One look at a printer. `troubles` come most useful first; what was not answered is unknown,
    never fine.
    """

    readiness: Readiness
    paper: Paper
    troubles: tuple[DeviceTrouble, ...] = ()

    @property
    def trouble(self) -> DeviceTrouble | None:
        """The trouble to tell the clerk first, if there is any."""
        return self.troubles[0] if self.troubles else None


class CardKind(StrEnum):
    """What lies on the reader, by the type flag of its text record."""

    RESIDENT = "resident"
    HK_MACAO_TAIWAN_RESIDENCE_PERMIT = "hk_macao_taiwan_residence_permit"
    FOREIGN_PERMANENT_RESIDENT_2017 = "foreign_permanent_resident_2017"
    FOREIGN_PERMANENT_RESIDENT_2023 = "foreign_permanent_resident_2023"


class CardSex(StrEnum):
    """Sex by GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    NOT_STATED = "9"

    @property
    def chinese(self) -> str:
        """The word used on forms."""
        return {"0": "未知", "1": "男", "2": "女", "9": "未说明"}[self.value]


@dataclass(frozen=True, slots=True)
class IdCard:
    """What the chip of an ID card says, raw: names keep whatever dot the chip holds.

    `nation_code` is GB/T 3304 (empty on residence permits), `nation` its name. `valid_until` is
    None for 长期. `name_may_be_cut`: the chip's field of 15 UTF-16 units is full, so a longer name
    may have lost its end.
    """

    kind: CardKind
    name: str
    sex: CardSex
    nation_code: str
    nation: str
    birth_date: date
    address: str
    id_number: str
    issuer: str
    valid_from: date
    valid_until: date | None
    name_may_be_cut: bool = False
    passport_number: str = ""
    issue_count: str = ""


@dataclass(frozen=True, slots=True)
class ReaderStatus:
    """One look at an ID reader: ready when `trouble` is None; `module_id` is the SAM module's
    number in hex.
    """

    trouble: DeviceTrouble | None
    module_id: str = ""


@dataclass(frozen=True, slots=True)
class CardRead:
    """A card was laid on a watched reader and read."""

    card: IdCard


@dataclass(frozen=True, slots=True)
class CardNotRead:
    """A card was laid on a watched reader but could not be read."""

    trouble: DeviceTrouble


@dataclass(frozen=True, slots=True)
class ReaderLost:
    """A watched reader stopped answering or was unplugged; it is looked for again by itself."""

    trouble: DeviceTrouble


@dataclass(frozen=True, slots=True)
class ReaderBack:
    """A watched reader answers (at the start of the watch, and again after it was lost)."""


ReaderEvent = CardRead | CardNotRead | ReaderLost | ReaderBack
