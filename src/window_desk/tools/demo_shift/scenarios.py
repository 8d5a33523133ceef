"""The cases that a shift plays: item, people, answers, materials, and where each must end. Pure data.

``N`` cases take the scenarios in their order and begin again with other people.
"""

from dataclasses import dataclass
from enum import StrEnum

from window_desk.casework.acts import (
    Outcome,
)
from window_desk.casework.case import CaseState
from window_desk.tools.demo_shift.people import Organisation, People, Person


class Ending(StrEnum):
    """With which key an intake ends."""

    ACCEPT = "F8"
    NOTIFY = "F9"
    REFUSE = "F10"
    NOT_OURS = "F10 3"
    CONCLUDE = "F6"
    RECEIVE_ONLY = "F11"


class Phase(StrEnum):
    """When an intake happens: with the line, without it, or after it came back."""

    MORNING = "morning"
    LINE_DOWN = "line_down"
    LINE_BACK = "line_back"


@dataclass(frozen=True, slots=True)
class Mark:
    """A judgement other than 合格: the material's place, its key, and the reason it asks for."""

    place: int
    key: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of case. ``query`` is what the clerk types into the item finder.

    ``answers`` are those of the mandatory form fields in their order. ``opinion`` is ``""`` (nobody
    examines), ``grant`` or ``deny``; ``procedure`` are the steps that the examiner takes before it,
    ``stop_law`` and ``stop_reason`` what the paper of a stop says, ``extended`` says that the
    signatory records an extension. ``scanned`` attaches a scan. A ``contested`` case is accepted here
    while the line is down and another window withdraws it.
    """

    key: str
    title: str
    item: str
    query: str
    clerk: str
    phase: Phase
    who: str
    ending: Ending
    expected: CaseState
    answers: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    words: tuple[str, ...] = ()
    by_county: bool = False
    procedure: tuple[str, ...] = ()
    stop_law: str = ""
    stop_reason: str = ""
    extended: bool = False
    opinion: str = ""
    signs_off: bool = True
    with_certificate: bool = False
    delivers: bool = False
    at_once: bool = False
    later: str = ""
    half_typed: bool = False
    measured: bool = False
    scanned: bool = False
    contested: bool = False
    outcome: Outcome | None = None


SCENARIOS: tuple[Scenario, ...] = (
    Scenario(
        key="medical-enrolment",
        title="即办登记，读卡后一次办完",
        item="城乡居民基本医疗保险参保登记",
        query="cbd",
        clerk="1001",
        phase=Phase.MORNING,
        who="anybody",
        answers=("普通居民",),
        ending=Ending.CONCLUDE,
        delivers=True,
        measured=True,
        outcome=Outcome.GRANTED,
        expected=CaseState.DELIVERED,
    ),
    Scenario(
        key="old-age-allowance",
        title="承诺件，材料齐全当场受理，特别程序未结束，姓名带间隔号",
        item="80周岁以上老年人高龄津贴申领",
        query="gljt",
        clerk="1001",
        phase=Phase.MORNING,
        who="minority-old",
        answers=("6217000000000000011", "与子女同住"),
        ending=Ending.ACCEPT,
        procedure=("suspend",),
        stop_law="《老年人权益保障法》第三十三条",
        stop_reason="鉴定户籍登记的出生年月",
        later="hand_over",
        expected=CaseState.ACCEPTED,
    ),
    Scenario(
        key="temporary-relief",
        title="一次性告知并签收，补正后受理",
        item="临时救助对象认定（小额）",
        query="lsjz",
        clerk="1001",
        phase=Phase.MORNING,
        who="anybody",
        answers=("重大疾病", "3000", "6217000000000000029"),
        marks=(Mark(1, "2"), Mark(3, "3", "缺经办人签字，请补签后再交")),
        ending=Ending.NOTIFY,
        later="supplement",
        expected=CaseState.ACCEPTED,
    ),
    Scenario(
        key="destitute-support",
        title="不符合条件，不予受理",
        item="特困人员认定",
        query="tkry",
        clerk="1001",
        phase=Phase.MORNING,
        who="old",
        answers=("老年人", "分散供养", "全自理"),
        ending=Ending.REFUSE,
        words=("申请人有法定赡养义务人且其具备履行义务能力，不符合特困人员认定条件",),
        expected=CaseState.REFUSED,
    ),
    Scenario(
        key="land-dispute",
        title="不属于本机关职权，指明应向的机关",
        item="土地权属争议处理（个人之间、个人与单位之间）",
        query="tdqs",
        clerk="1002",
        phase=Phase.LINE_BACK,
        who="anybody",
        answers=("青禾县林业局", "青石村三组河滩地", "12", "确认使用权归属"),
        ending=Ending.NOT_OURS,
        words=("青禾县人民政府", "单位之间的争议由县级以上人民政府处理"),
        expected=CaseState.REFUSED,
    ),
    Scenario(
        key="birth-registration",
        title="即办件当场制证，生僻字姓名",
        item="生育登记",
        query="sydj",
        clerk="1001",
        phase=Phase.MORNING,
        who="rare",
        answers=("一孩",),
        ending=Ending.CONCLUDE,
        with_certificate=True,
        delivers=True,
        at_once=True,
        outcome=Outcome.GRANTED,
        expected=CaseState.DELIVERED,
    ),
    Scenario(
        key="timber-felling",
        title="断线时受理，特别程序，审核、审定、制证、送达",
        item="林木采伐许可证核发（农村居民采伐自留山和个人承包集体林地林木）",
        query="lmcf",
        clerk="1002",
        phase=Phase.LINE_DOWN,
        who="anybody",
        answers=("柳河村5号小班", "马尾松", "8", "3", "择伐", "翌年春季补植"),
        ending=Ending.ACCEPT,
        procedure=("suspend", "resume"),
        stop_law="《森林法》第五十七条",
        stop_reason="现场鉴定林木蓄积量",
        opinion="grant",
        with_certificate=True,
        delivers=True,
        scanned=True,
        outcome=Outcome.GRANTED,
        expected=CaseState.DELIVERED,
    ),
    Scenario(
        key="subsistence-allowance",
        title="县级决定的事项，断线时受理，县级审核、审定后送达",
        item="最低生活保障对象认定",
        query="zdshbz",
        clerk="1001",
        phase=Phase.LINE_DOWN,
        who="rare",
        answers=("4", "420", "重病", "6217000000000000037"),
        ending=Ending.ACCEPT,
        by_county=True,
        opinion="grant",
        delivers=True,
        outcome=Outcome.GRANTED,
        expected=CaseState.DELIVERED,
    ),
    Scenario(
        key="land-operation",
        title="单位申请，延长期限，镇级审定后待送达",
        item="工商企业等社会资本通过流转取得土地经营权审批",
        query="gsqy",
        clerk="1002",
        phase=Phase.LINE_DOWN,
        who="organisation",
        answers=("120", "10", "设施农业", "双桥村一组、二组"),
        ending=Ending.ACCEPT,
        extended=True,
        opinion="grant",
        outcome=Outcome.GRANTED,
        expected=CaseState.DECIDED,
    ),
    Scenario(
        key="manual-reimbursement",
        title="由代理人申请，录入一半时主机断电，重开后接着办",
        item="基本医疗保险医疗费用手工报销",
        query="sgbx",
        clerk="1001",
        phase=Phase.LINE_DOWN,
        who="agent",
        answers=("青禾县人民医院", "2026-02-11", "8642.50", "6217000000000000045"),
        ending=Ending.ACCEPT,
        half_typed=True,
        expected=CaseState.ACCEPTED,
    ),
    Scenario(
        key="chronic-outpatient",
        title="受理后申请人撤回",
        item="门诊慢特病病种待遇认定",
        query="mzmtb",
        clerk="1001",
        phase=Phase.MORNING,
        who="anybody",
        answers=("高血压", "青禾县中医院"),
        ending=Ending.ACCEPT,
        later="withdraw",
        words=("申请人改到户籍地申请",),
        expected=CaseState.WITHDRAWN,
    ),
    Scenario(
        key="contested-outpatient",
        title="断线时受理，另一窗口已撤回，冲突比对后收回文书",
        item="门诊慢特病病种待遇认定",
        query="mzmtb",
        clerk="1001",
        phase=Phase.MORNING,
        who="anybody",
        answers=("糖尿病", "青禾县人民医院"),
        ending=Ending.RECEIVE_ONLY,
        contested=True,
        expected=CaseState.WITHDRAWN,
    ),
    Scenario(
        key="homestead",
        title="现场核查，审定不予批准，送达决定书",
        item="农村村民宅基地批准",
        query="zjdpz",
        clerk="1002",
        phase=Phase.LINE_DOWN,
        who="anybody",
        answers=("东至路、西至渠、南至张家、北至林地", "160", "120", "二层", "异址新建", "5"),
        ending=Ending.ACCEPT,
        procedure=("inspect",),
        opinion="deny",
        words=("拟用地块位于永久基本农田，不得用于建房",),
        delivers=True,
        outcome=Outcome.DENIED,
        expected=CaseState.DELIVERED,
    ),
    Scenario(
        key="pension-claim",
        title="误受理，先作废受理，再作废收件",
        item="城乡居民基本养老保险待遇申领",
        query="dysl",
        clerk="1002",
        phase=Phase.LINE_BACK,
        who="anybody",
        answers=("6217000000000000052", "2026-04", "否"),
        ending=Ending.ACCEPT,
        later="void",
        words=("申请人未满60周岁，误受理", "申请人未满60周岁，误收件"),
        expected=CaseState.VOIDED,
    ),
    Scenario(
        key="employment-certificate",
        title="断线时即办件制证，姓名带间隔号",
        item="就业创业证核发",
        query="jycy",
        clerk="1002",
        phase=Phase.LINE_DOWN,
        who="minority",
        answers=("失业", "高中或中专"),
        ending=Ending.CONCLUDE,
        with_certificate=True,
        delivers=True,
        at_once=True,
        outcome=Outcome.GRANTED,
        expected=CaseState.DELIVERED,
    ),
    Scenario(
        key="planning-permit",
        title="单位申请、县级决定、镇里制证送达",
        item="乡村建设规划许可证核发",
        query="xcjs",
        clerk="1002",
        phase=Phase.LINE_BACK,
        who="organisation",
        answers=("村级冷链仓库", "莲塘村四组", "860", "1层，7.2米", "乡镇企业"),
        ending=Ending.ACCEPT,
        by_county=True,
        opinion="grant",
        with_certificate=True,
        delivers=True,
        outcome=Outcome.GRANTED,
        expected=CaseState.DELIVERED,
    ),
    Scenario(
        key="residence-permit",
        title="县级已审核，等待审定",
        item="居住证申领",
        query="jzzsl",
        clerk="1002",
        phase=Phase.LINE_BACK,
        who="anybody",
        answers=("云岭镇滨河路12号", "2025-08-01", "合法稳定就业", "青禾县石门村二组"),
        ending=Ending.ACCEPT,
        by_county=True,
        opinion="grant",
        signs_off=False,
        expected=CaseState.EXAMINED,
    ),
)


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """A scenario with its people; ``key`` is unique in the shift."""

    key: str
    scenario: Scenario
    applicant: Person | Organisation
    agent: Person | None = None

    @property
    def label(self) -> str:
        """The case in a line of the report."""
        return f"{self.scenario.item}（{self.scenario.title}）"


def plan_cases(seed: int, count: int) -> tuple[PlannedCase, ...]:
    """``count`` cases; the same seed plans the same ones."""
    people = People(seed)
    planned = []
    for number in range(count):
        turn, place = divmod(number, len(SCENARIOS))
        scenario = SCENARIOS[place]
        key = scenario.key if turn == 0 else f"{scenario.key}-{turn + 1}"
        agent = people.anybody() if scenario.who == "agent" else None
        planned.append(PlannedCase(key, scenario, _applicant(people, scenario.who), agent))
    return tuple(planned)


def _applicant(people: People, who: str) -> Person | Organisation:
    match who:
        case "organisation":
            return people.organisation()
        case "rare":
            return people.with_rare_name()
        case "minority":
            return people.of_minority()
        case "minority-old":
            return people.of_minority(1938, 1943)
        case "old":
            return people.anybody(1948, 1958)
        case _:
            return people.anybody()
