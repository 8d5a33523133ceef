"""The reckoning of a shift: what was made, whether desk and county agree, what went wrong."""

import json
from pathlib import Path

import msgspec

from window_desk.tools.demo_shift.county_view import CountyView, look_at
from window_desk.tools.demo_shift.desk_report import DeskReport
from window_desk.tools.demo_shift.people import Organisation, Person
from window_desk.tools.demo_shift.scenarios import PlannedCase
from window_desk.tools.demo_shift.shift import SITE, Played

MOST_INTAKE_KEYS = 12
_LETTERS = frozenset({"acceptance", "refusal", "decision", "suspension", "extension"})


class CaseResult(msgspec.Struct, frozen=True):
    """A planned case: where it had to end, and where desk and county say that it ended."""

    case: str
    item: str
    applicant: str
    id_number: str
    expected: str
    desk: str
    county: str
    outcome: str


class Summary(msgspec.Struct, frozen=True):
    """``summary.json``; ``troubles`` is empty when all is well."""

    seed: int
    cases: int
    acts: int
    tickets: int
    letters: int
    certificates: int
    unsent: int
    refused: int
    conflicts: int
    conflicts_settled: int
    scans: int
    promises_moved: int
    desk_digest: str
    county_digest: str
    screenshots: int
    intake_key_presses: int
    power_cuts: int
    seconds: float
    states: list[CaseResult]
    troubles: list[str]


def reckon(played: Played, out: Path, seed: int) -> Summary:
    """Look at desk, county and folder, and write ``summary.json``."""
    county = look_at(played.database, SITE)
    desk = played.desk
    states = [_result(case, desk, county) for case in played.cases]
    printed = desk.printed if desk is not None else []
    summary = Summary(
        seed=seed,
        cases=len(desk.ids) if desk is not None else 0,
        acts=desk.acts if desk is not None else 0,
        tickets=_count(out / "tickets", "*.png"),
        letters=sum(kind in _LETTERS for kind in printed),
        certificates=printed.count("certificate"),
        unsent=desk.unsent if desk is not None else -1,
        refused=(desk.refused if desk is not None else 0) + county.statuses.get("refused", 0),
        conflicts=desk.conflicts if desk is not None else -1,
        conflicts_settled=desk.conflicts_settled if desk is not None else 0,
        scans=desk.scans if desk is not None else 0,
        promises_moved=desk.promises_moved if desk is not None else 0,
        desk_digest=desk.digest if desk is not None else "",
        county_digest=county.digest,
        screenshots=_count(out / "screenshots", "*.png"),
        intake_key_presses=desk.intake_key_presses if desk is not None else 0,
        power_cuts=played.power_cuts,
        seconds=played.seconds,
        states=states,
        troubles=[*played.troubles, *_troubles(played, county, states, out)],
    )
    (out / "summary.json").write_text(as_json(summary), encoding="utf-8")
    return summary


def as_json(summary: Summary) -> str:
    """The summary as readable JSON."""
    return json.dumps(msgspec.to_builtins(summary), ensure_ascii=False, indent=2) + "\n"


def _result(case: PlannedCase, desk: DeskReport | None, county: CountyView) -> CaseResult:
    case_id = desk.ids.get(case.key, "") if desk is not None else ""
    return CaseResult(
        case=case.key,
        item=case.scenario.item,
        applicant=case.applicant.name,
        id_number=_number_of(case.applicant),
        expected=case.scenario.expected.value,
        desk=desk.cases.get(case.key, "") if desk is not None else "",
        county=county.states.get(case_id, ""),
        outcome=county.outcomes.get(case_id, ""),
    )


def _number_of(applicant: Person | Organisation) -> str:
    return applicant.id_number if isinstance(applicant, Person) else applicant.uscc


def _troubles(played: Played, county: CountyView, states: list[CaseResult], out: Path) -> list[str]:
    desk = played.desk
    if desk is None:
        return ["窗口程序没有留下结果"]
    found = [f"打印机：{fault}" for fault in played.printer_faults]
    found += [f"县级流水：{fault}" for fault in county.faults]
    for case, result in zip(played.cases, states, strict=True):
        wanted = case.scenario.outcome
        if {result.desk, result.county} != {result.expected} or (
            wanted is not None and result.outcome != wanted.value
        ):
            found.append(
                f"{result.case} 应为 {result.expected}，"
                f"窗口 {result.desk or '无'}，县级 {result.county or '无'}"
            )
    if played.power_cuts != 1:
        found.append(f"应断电 1 次，实际 {played.power_cuts} 次")
    found += [f"没有打印：{paper}" for paper in desk.not_printed]
    found += _line_troubles(played, desk, county)
    if not desk.promises_moved:
        found.append("公布本地放假后没有承诺变动")
    if desk.digest != county.digest:
        found.append("窗口与县级的摘要不一致")
    if not 0 < desk.intake_key_presses <= MOST_INTAKE_KEYS:
        found.append(
            f"一件齐全的收件按了 {desk.intake_key_presses} 个键，应不超过 {MOST_INTAKE_KEYS}"
        )
    return found + _paper_troubles(desk, out)


def _line_troubles(played: Played, desk: DeskReport, county: CountyView) -> list[str]:
    """What did not reach the county, or was not settled with it."""
    found = [
        f"{count} {words}"
        for count, words in (
            (desk.unsent, "个环节没有上传"),
            (desk.refused, "个环节县级未采纳"),
            (desk.conflicts, "个环节有冲突待处理"),
            (desk.to_settle, "件事等待处理"),
            (desk.scans_not_sent, "份扫描件县里没有"),
        )
        if count
    ]
    contested = sum(case.scenario.contested for case in played.cases)
    settled = (desk.conflicts_settled, county.statuses.get("conflict", 0))
    if settled != (contested, contested):
        found.append(
            f"应有 {contested} 个冲突，窗口处理了 {settled[0]} 个，县级记录 {settled[1]} 个"
        )
    return found


def _paper_troubles(desk: DeskReport, out: Path) -> list[str]:
    papers = _count(out / "papers", "*.pdf")
    sheets = sum(kind in _LETTERS | {"certificate"} for kind in desk.printed)
    return [f"台账有 {sheets} 份文书，文件夹里有 {papers} 份"] if papers != sheets else []


def _count(folder: Path, pattern: str) -> int:
    return sum(1 for _ in folder.glob(pattern))
