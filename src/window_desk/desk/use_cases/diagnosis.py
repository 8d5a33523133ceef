"""What an administrator needs to know of a desk, as text: counts, codes and times, nobody's data."""

import platform
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from window_desk.casework.acts import BEIJING
from window_desk.casework.clock_trust import ClockTrust
from window_desk.desk.use_cases.case_views import SettleEntry, UnsentAct
from window_desk.desk.use_cases.export_table import ExportError, free_name
from window_desk.desk.use_cases.lease_outlook import SeriesOutlook
from window_desk.desk.use_cases.line_ports import LineReport
from window_desk.desk.use_cases.ports import Site
from window_desk.desk.use_cases.transfer_pause import PauseState


def diagnosis(
    *,
    version: str,
    site: Site,
    report: LineReport,
    last_contact: datetime | None,
    now: datetime,
    unsent: Sequence[UnsentAct],
    to_settle: Iterable[SettleEntry],
    acts: int,
    series: Sequence[SeriesOutlook],
    trust: ClockTrust,
    pause: PauseState,
    recovery_file: str = "",
) -> tuple[str, ...]:
    """Lines of ``name: value``. Unsent acts are counted by kind, refusals by code."""
    kinds = Counter(each.kind.value for each in unsent)
    codes = Counter(
        entry.known.refusal.code for entry in to_settle if entry.known.refusal is not None
    )
    oldest = min((each.since for each in unsent), default=None)
    lines = [
        ("程序版本", version),
        ("系统", f"{platform.system()} {platform.release()}，Python {platform.python_version()}"),
        ("本机", f"{site.desk}（{site.code}）"),
        ("时间", _moment(now)),
        ("线路", f"{report.state.value}：{report.sentence}"),
        ("最后联系", _moment(last_contact)),
        ("县级纪元", report.epoch),
        ("本机已收到第", report.position),
        ("县级已备份到第", report.backup_position),
        ("办理环节总数", acts),
        ("未上传", f"{len(unsent)} {_counts(kinds)}"),
        ("最早未上传", _moment(oldest)),
        ("待处理", _counts(codes) or 0),
        ("原身份未上报", sum(each.former for each in unsent)),
        ("恢复文件", recovery_file),
        ("时钟依据", trust.basis.value),
        ("时钟偏差毫秒", trust.offset_ms),
        ("时钟误差毫秒", trust.uncertainty_ms),
        ("时钟疑点", " ".join(sorted(trust.doubts))),
        ("计费线路", pause.is_metered),
        ("大文件暂停", pause.cause.value if pause.cause is not None else ""),
        *((f"号段 {each.series}", f"剩 {each.free} / {each.leased}") for each in series),
    ]
    return tuple(f"{name}: {'' if value is None else value}" for name, value in lines)


def write_diagnosis(folder: Path, now: datetime, lines: Sequence[str]) -> Path:
    """Write the lines into a new file of ``folder``; raises ``ExportError``."""
    file = free_name(folder, f"同步诊断-{now.astimezone(BEIJING):%Y%m%d-%H%M%S}", ".txt")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        raise ExportError(f"诊断写不进{folder}，请检查磁盘空间和文件夹权限后重试。") from error
    return file


def _counts(counted: Counter[str]) -> str:
    return " ".join(f"{name}={count}" for name, count in sorted(counted.items()))


def _moment(instant: datetime | None) -> str:
    return f"{instant.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}" if instant is not None else ""
