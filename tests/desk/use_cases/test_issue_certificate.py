"""Issuing a certificate on a real store: number, sheet, hash, act and print job, or nothing at all."""

from __future__ import annotations

import hashlib
import re
import subprocess
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casework.builders import LONG_NAME_PERSON, MINORITY_PERSON, PERSON, RARE_PERSON
from tests.desk.store.world import ITEM, World
from tests.desk.use_cases.paper_scenes import (
    ISSUER,
    counter,
    doing,
    facts_of,
    granted,
    job_of,
    received,
    text_of,
)

from window_desk.casework.acts import (
    Act,
    CertificateIssued,
)
from window_desk.casework.duties import Clerk, Duty
from window_desk.desk.devices.device_desk import DeviceDesk
from window_desk.desk.devices.document_printer import FolderPrinter
from window_desk.desk.use_cases.counter import ActRefusedError
from window_desk.desk.use_cases.issue_certificate import (
    CertificateMeans,
    issue_certificate,
    valid_until,
    warm_up,
)
from window_desk.desk.use_cases.line_ports import LineState
from window_desk.desk.use_cases.numbering import certificate_series
from window_desk.desk.use_cases.paper_facts import surroundings_of
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PrintState,
)
from window_desk.desk.use_cases.print_papers import PrintRoute, Spool
from window_desk.desk.use_cases.render_paper import PaperNotRenderedError, preview, render
from window_desk.protocol.paper_code import printed_hash, read_paper_code


def means(
    world: World,
    line: LineState = LineState.ONLINE,
    template: Mapping[str, object] | None = None,
) -> CertificateMeans:
    shipped = world.store.cache.certificate_template("timber-felling")
    assert shipped is not None
    return CertificateMeans(ITEM, template or shipped, line, surroundings_of(world.store.cache))


def issue(
    world: World, case: str, made_with: CertificateMeans, clerk: Clerk = ISSUER
) -> CertificateIssued:
    act: Act = doing(world, lambda at: issue_certificate(at, case, made_with), clerk)
    assert isinstance(act.body, CertificateIssued)
    return act.body


def stock(world: World) -> tuple[int, int]:
    """Used and free numbers of the series."""
    site = world.store.cache.site()
    series = certificate_series("timber-felling", site.code, 2026)
    found = next(lease for lease in world.store.cache.leases() if lease.series == series)
    assert found.leased == found.used + found.void + found.free
    return found.used, found.free


@pytest.mark.parametrize("person", [PERSON, RARE_PERSON, MINORITY_PERSON])
def test_the_act_states_the_hash_of_the_sheet_that_prints(
    world: World, devices: DeviceDesk, tmp_path: Path, person: object
) -> None:
    assert isinstance(person, type(PERSON))
    case = granted(world, person)
    body = issue(world, case, means(world))
    assert body.certificate_number == "青禾采字〔2026〕0001号"
    assert body.holder == person.name
    assert body.valid_until == date(2027, 3, 2)
    job = job_of(world, PaperKind.CERTIFICATE)
    template = world.store.cache.certificate_template("timber-felling")
    spool = Spool(world.store.journal, devices)
    route = PrintRoute(None, FolderPrinter(tmp_path / "sheets"))
    done = spool.submit(job, facts_of(world, job), route, template)
    assert done.result(20) is PrintState.CONFIRMED
    spool.close()
    sheet = job_of(world, PaperKind.CERTIFICATE).content
    assert hashlib.sha256(sheet).hexdigest() == body.sha256
    text = text_of(sheet, tmp_path)
    assert person.name in text
    assert "青禾采字〔2026〕0001号" in text


def test_the_code_names_the_act_that_issued_the_certificate(world: World, tmp_path: Path) -> None:
    case = granted(world)
    issue(world, case, means(world))
    job = job_of(world, PaperKind.CERTIFICATE)
    template = world.store.cache.certificate_template("timber-felling")
    (page,) = preview(job.kind, facts_of(world, job), template)
    picture = tmp_path / "certificate.png"
    picture.write_bytes(page)
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", "--nodbus", str(picture)],
        capture_output=True,
        check=True,
        text=True,
    )
    code = read_paper_code(read.stdout)
    file = world.store.cache.case_file(case)
    assert file is not None
    issued = file.acts[-1]
    assert code.act == issued.act.id
    assert printed_hash(issued.content, issued.act).startswith(code.hash_start)


def test_numbers_follow_each_other_and_none_is_lost(world: World) -> None:
    used, free = stock(world)
    numbers = [issue(world, granted(world), means(world)).certificate_number for _ in range(3)]
    assert numbers == [f"青禾采字〔2026〕000{serial}号" for serial in (1, 2, 3)]
    assert stock(world) == (used + 3, free - 3)


def test_a_character_without_a_glyph_is_named_and_costs_no_number(world: World) -> None:
    case = granted(world, replace(PERSON, name="王\U000323af"))
    before = stock(world)
    with pytest.raises(ActRefusedError, match=re.escape("U+323AF")):
        issue(world, case, means(world))
    assert stock(world) == before
    assert all(job.kind is not PaperKind.CERTIFICATE for job in world.store.cache.print_jobs())


def test_a_wrong_template_names_its_field_and_costs_no_number(world: World) -> None:
    case = granted(world)
    before = stock(world)
    shipped = dict(means(world).template)
    for change, field in (
        ({"paragraphs": ["{applicant.nickname}"]}, "paragraphs[0]"),
        ({"title": 3}, "title"),
        (
            {"number": {"series": "x", "prefix": "采", "pattern": "{who}{serial}", "digits": 4}},
            "number.pattern",
        ),
    ):
        with pytest.raises(ActRefusedError, match=re.escape(field)):
            issue(world, case, means(world, template=shipped | change))
    assert stock(world) == before


@pytest.mark.parametrize(
    ("policy", "number"),
    [
        ("offline_leased", "青禾采字〔2026〕0001号"),
        ("offline_provisional", "青禾采字〔2026〕0001号（临时）"),
        ("online_only", ""),
    ],
)
def test_the_template_says_what_a_desk_without_a_line_may_issue(
    world: World, policy: str, number: str
) -> None:
    case = granted(world)
    shipped = dict(means(world).template) | {"offline_policy": policy}
    offline = means(world, LineState.OFFLINE, shipped)
    if number:
        assert issue(world, case, offline).certificate_number == number
        return
    with pytest.raises(ActRefusedError, match="请恢复网络后再制证"):
        issue(world, case, offline)
    assert issue(world, case, means(world, template=shipped)).certificate_number.endswith("0001号")


def test_law_and_duty_come_before_the_number(world: World) -> None:
    undecided = received(world, accepted=True)
    before = stock(world)
    with pytest.raises(ActRefusedError, match="已受理"):
        issue(world, undecided, means(world))
    clerk = replace(ISSUER, duties=frozenset({Duty.RECEIVE}))
    with pytest.raises(ActRefusedError, match="制证"):
        issue(world, granted(world), means(world), clerk)
    assert stock(world) == before


def test_another_version_of_the_item_or_another_template_is_refused(world: World) -> None:
    case = granted(world)
    newer = replace(means(world), item=replace(ITEM, version=2))
    with pytest.raises(ActRefusedError, match="事项版本与受理时不一致"):
        issue(world, case, newer)
    other = world.store.cache.certificate_template("birth-registration")
    with pytest.raises(ActRefusedError, match="证照模板与事项不符"):
        issue(world, case, means(world, template=other))


def test_a_changed_template_never_prints_under_the_registered_hash(world: World) -> None:
    issue(world, granted(world), means(world))
    job = job_of(world, PaperKind.CERTIFICATE)
    facts = facts_of(world, job)
    shipped = means(world).template
    assert render(job.kind, facts, shipped) == render(job.kind, facts, shipped)
    with pytest.raises(PaperNotRenderedError, match="与制证时登记的不一致"):
        render(job.kind, facts, dict(shipped) | {"footer": "另一句话"})


def test_what_does_not_fit_on_the_sheet_is_refused_not_cut(world: World) -> None:
    case = granted(world, LONG_NAME_PERSON)
    shipped = dict(means(world).template)
    paragraphs = ["{applicant.name}" * 4] * 4
    with pytest.raises(ActRefusedError, match="放不下"):
        issue(world, case, means(world, template=shipped | {"paragraphs": paragraphs}))


def test_drawing_inside_the_transaction_stays_short(world: World) -> None:
    warm_up()
    case, made_with, at = granted(world), means(world), counter(world)
    begun = time.perf_counter()
    world.on_writer(issue_certificate, at, case, made_with)
    # Generous for a loaded machine; a few hundredths of a second when it is idle.
    assert time.perf_counter() - begun < 3.0


@given(day=st.dates(date(2020, 1, 1), date(2080, 12, 31)), months=st.integers(1, 600))
def test_validity_ends_on_the_corresponding_day_or_the_end_of_the_month(
    day: date, months: int
) -> None:
    last = valid_until(day, months)
    assert last is not None
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == months
    assert last.day == day.day or (
        last.day < day.day and (last.replace(day=28).month == last.month)
    )


def test_validity_examples() -> None:
    assert valid_until(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert valid_until(date(2026, 3, 2), 12) == date(2027, 3, 2)
    assert valid_until(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert valid_until(date(2026, 3, 2), 0) is None
