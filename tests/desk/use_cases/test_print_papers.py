"""The spool over a real store and a printer on a real port: what the ledger says, and when."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from pathlib import Path

import pytest
from tests.casework.builders import PERSON
from tests.desk.store.world import World
from tests.desk.use_cases.paper_scenes import doing, facts_of, job_of, nowhere, received

from window_desk.desk.devices.device_desk import DeviceDesk
from window_desk.desk.devices.document_printer import FolderPrinter
from window_desk.desk.use_cases.counter import ActRefusedError
from window_desk.desk.use_cases.device_values import PrinterTraits, PrintOutcome
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.print_ledger import (
    PaperKind,
    PrintJob,
    PrintState,
)
from window_desk.desk.use_cases.print_papers import (
    BUG,
    INTERRUPTED,
    NO_SHEET_PRINTER,
    THREAD_NAME,
    PrintRoute,
    Spool,
    TicketRoute,
    recover,
    title_of,
)
from window_desk.desk.use_cases.reprint import answer_unknown, reprint
from window_desk.papers.escpos import PrinterProfile, load_profiles
from window_desk.tools.emulators.virtual_printer import VirtualPrinter

PROFILE = load_profiles()["80mm-gbk"]
RARE = "𬭎𠮷"


@pytest.fixture
def told() -> list[tuple[str, PrintState, str]]:
    return []


@pytest.fixture
def spool(
    world: World, devices: DeviceDesk, told: list[tuple[str, PrintState, str]]
) -> Iterator[Spool]:
    running = Spool(world.store.journal, devices, lambda *change: told.append(change))
    yield running
    running.close()


@pytest.fixture
def route(printer: VirtualPrinter, tmp_path: Path) -> PrintRoute:
    return PrintRoute(
        TicketRoute(printer.addresses[0], PROFILE), FolderPrinter(tmp_path / "sheets")
    )


def receipt(world: World) -> PrintJob:
    received(world)
    return job_of(world, PaperKind.RECEIPT_SLIP)


def test_a_printed_slip_is_confirmed_and_its_bytes_are_kept(
    world: World,
    spool: Spool,
    route: PrintRoute,
    printer: VirtualPrinter,
    told: list[tuple[str, PrintState, str]],
) -> None:
    job = receipt(world)
    assert spool.submit(job, facts_of(world, job), route).result(10) is PrintState.CONFIRMED
    kept = job_of(world, PaperKind.RECEIPT_SLIP)
    assert kept.state is PrintState.CONFIRMED
    (strip,) = printer.wait_for_tickets(1)
    assert kept.content
    assert kept.content[:40] in strip.raw
    assert "王秀兰" in strip.text
    assert printer.faults == ()
    assert [state for _, state, _ in told] == [PrintState.SENDING, PrintState.CONFIRMED]


def test_a_sheet_goes_to_the_folder_under_its_number(
    world: World, spool: Spool, route: PrintRoute, tmp_path: Path
) -> None:
    received(world, accepted=True)
    job = job_of(world, PaperKind.ACCEPTANCE)
    assert spool.submit(job, facts_of(world, job), route).result(10) is PrintState.CONFIRMED
    (file,) = (tmp_path / "sheets").iterdir()
    assert file.name == f"{job.document_number}-受理通知书-1.pdf" == f"{title_of(job)}.pdf"
    assert file.read_bytes() == job_of(world, PaperKind.ACCEPTANCE).content


def test_out_of_paper_fails_and_the_same_copy_prints_once_there_is_paper(
    world: World, spool: Spool, route: PrintRoute, printer: VirtualPrinter
) -> None:
    job = receipt(world)
    printer.machine.end_paper()
    assert spool.submit(job, facts_of(world, job), route).result(10) is PrintState.FAILED
    failed = job_of(world, PaperKind.RECEIPT_SLIP)
    assert "缺纸" in failed.trouble
    assert printer.tickets == ()
    printer.machine.load_paper()
    assert spool.submit(failed, facts_of(world, failed), route).result(10) is PrintState.CONFIRMED
    assert len(printer.wait_for_tickets(1)) == 1
    assert job_of(world, PaperKind.RECEIPT_SLIP).copy_number == 1


def test_a_cut_line_leaves_the_copy_unknown_and_nothing_is_sent_again(
    world: World, spool: Spool, route: PrintRoute, printer: VirtualPrinter
) -> None:
    job = receipt(world)
    printer.drop_after(400)
    assert spool.submit(job, facts_of(world, job), route).result(10) is PrintState.UNKNOWN
    unknown = job_of(world, PaperKind.RECEIPT_SLIP)
    assert unknown.state is PrintState.UNKNOWN
    assert "请看出纸" in unknown.trouble
    with pytest.raises(ValueError, match="已经交给打印机"):
        spool.submit(unknown, facts_of(world, unknown), route)
    with pytest.raises(ValueError, match="已经交给打印机"):
        spool.submit(job, facts_of(world, job), route)


def test_after_unknown_the_clerk_decides(
    world: World, spool: Spool, route: PrintRoute, printer: VirtualPrinter
) -> None:
    job = receipt(world)
    printer.drop_after(400)
    spool.submit(job, facts_of(world, job), route).result(10)
    unknown = job_of(world, PaperKind.RECEIPT_SLIP)
    with pytest.raises(ActRefusedError, match="原因"):
        doing(world, lambda at: answer_unknown(at, unknown, printed=False))
    second = doing(world, lambda at: answer_unknown(at, unknown, printed=False, reason="没有打全"))
    cancelled = world.store.cache.print_job(job.id)
    copy = world.store.cache.print_job(second)
    assert cancelled is not None
    assert copy is not None
    assert cancelled.state is PrintState.CANCELLED
    assert (copy.copy_number, copy.reason, copy.state) == (2, "没有打全", PrintState.QUEUED)
    assert spool.submit(copy, facts_of(world, copy), route).result(10) is PrintState.CONFIRMED
    assert "【补打 第1次】" in printer.wait_for_tickets(1)[-1].text


def test_a_copy_that_was_seen_is_closed(
    world: World, spool: Spool, route: PrintRoute, printer: VirtualPrinter
) -> None:
    job = receipt(world)
    printer.drop_after(400)
    spool.submit(job, facts_of(world, job), route).result(10)
    unknown = job_of(world, PaperKind.RECEIPT_SLIP)
    assert doing(world, lambda at: answer_unknown(at, unknown, printed=True)) == ""
    seen = job_of(world, PaperKind.RECEIPT_SLIP)
    assert seen.state is PrintState.CONFIRMED
    with pytest.raises(ActRefusedError, match="已经明确"):
        doing(world, lambda at: answer_unknown(at, seen, printed=True))


def test_a_reprint_needs_a_reason_and_a_copy_that_is_done(world: World) -> None:
    job = receipt(world)
    with pytest.raises(ActRefusedError, match="还在打印"):
        doing(world, lambda at: reprint(at, job, "申请人遗失"))
    done = replace(job, state=PrintState.CONFIRMED)
    with pytest.raises(ActRefusedError, match="补打须写明原因"):
        doing(world, lambda at: reprint(at, done, " "))
    copy = world.store.cache.print_job(doing(world, lambda at: reprint(at, done, "申请人遗失")))
    assert copy is not None
    assert (copy.copy_number, copy.reason) == (2, "申请人遗失")


class PausedPrinter:
    """A ticket printer that has taken the bytes and does not answer until told."""

    def __init__(self) -> None:
        self.taken = threading.Event()
        self.asked: list[tuple[str, bytes, str, PrinterTraits]] = []
        self.outcome: Future[PrintOutcome] = Future()

    def submit_print(
        self, address: str, data: bytes, job_tag: str, traits: PrinterTraits
    ) -> Future[PrintOutcome]:
        self.asked.append((address, data, job_tag, traits))
        self.taken.set()
        return self.outcome


def test_sending_is_durable_before_a_byte_leaves_and_a_crash_makes_it_unknown(
    world: World, route: PrintRoute
) -> None:
    paused = PausedPrinter()
    spool = Spool(world.store.journal, paused)
    job = receipt(world)
    done = spool.submit(job, facts_of(world, job), route)
    assert paused.taken.wait(10)
    sending = job_of(world, PaperKind.RECEIPT_SLIP)
    assert sending.state is PrintState.SENDING
    assert paused.asked == [
        (
            route.ticket.address if route.ticket else "",
            sending.content,
            job.id,
            PrinterTraits(PROFILE.answers_status, PROFILE.proves_completion),
        )
    ]
    # What the next start finds after a crash at this point:
    waiting = world.store.cache.print_jobs((PrintState.SENDING, PrintState.QUEUED))
    assert recover(world.store.journal, waiting) == (job.id,)
    found = job_of(world, PaperKind.RECEIPT_SLIP)
    assert (found.state, found.trouble) == (PrintState.UNKNOWN, INTERRUPTED)
    paused.outcome.cancel()
    assert done.result(10) is PrintState.FAILED
    spool.close()


def test_a_bug_in_a_driver_is_unknown_and_the_spool_lives_on(
    world: World, route: PrintRoute, caplog: pytest.LogCaptureFixture
) -> None:
    broken = PausedPrinter()
    broken.outcome.set_exception(RuntimeError("a bug"))
    spool = Spool(world.store.journal, broken)
    job = receipt(world)
    assert spool.submit(job, facts_of(world, job), route).result(10) is PrintState.UNKNOWN
    assert job_of(world, PaperKind.RECEIPT_SLIP).trouble == BUG
    assert "driver failed" in caplog.text
    received(world, accepted=True)
    sheet = job_of(world, PaperKind.ACCEPTANCE)
    assert spool.submit(sheet, facts_of(world, sheet), route).result(10) is PrintState.CONFIRMED
    spool.close()


def test_without_a_printer_nothing_is_sent_and_the_clerk_is_told(
    world: World, spool: Spool
) -> None:
    received(world, accepted=True)
    for kind, sentence in (
        (PaperKind.RECEIPT_SLIP, "没有设置小票打印机"),
        (PaperKind.ACCEPTANCE, NO_SHEET_PRINTER),
    ):
        job = job_of(world, kind)
        assert spool.submit(job, facts_of(world, job), nowhere()).result(10) is PrintState.FAILED
        assert sentence in job_of(world, kind).trouble
        assert job_of(world, kind).content == b""


def test_a_character_without_a_glyph_is_named(
    world: World, spool: Spool, route: PrintRoute
) -> None:
    person = replace(PERSON, name="王\U000323af")
    received(world, person, accepted=True)
    job = job_of(world, PaperKind.ACCEPTANCE)
    assert spool.submit(job, facts_of(world, job), route).result(10) is PrintState.FAILED
    assert "U+323AF" in job_of(world, PaperKind.ACCEPTANCE).trouble


def test_closing_leaves_the_rest_queued_and_joins_the_thread(
    world: World, route: PrintRoute
) -> None:
    others_threads = set(threading.enumerate())
    paused = PausedPrinter()
    spool = Spool(world.store.journal, paused)
    jobs = [receipt(world) for _ in range(3)]
    first, *others = [spool.submit(job, facts_of(world, job), route) for job in jobs]
    assert paused.taken.wait(10)
    closing = threading.Thread(target=spool.close)
    closing.start()
    paused.outcome.cancel()
    closing.join(10)
    assert not closing.is_alive()
    assert first.result(0) is PrintState.FAILED
    for other in others:
        with pytest.raises(CancelledError):
            other.result(0)
    states = [job.state for job in world.store.cache.print_jobs()]
    assert sorted(states) == [PrintState.FAILED, PrintState.QUEUED, PrintState.QUEUED]
    assert spool.submit(jobs[1], facts_of(world, jobs[1]), route).cancelled()
    left = set(threading.enumerate()) - others_threads
    assert THREAD_NAME not in {thread.name for thread in left}


def test_when_the_disk_refuses_no_byte_leaves(
    world: World, spool: Spool, route: PrintRoute, printer: VirtualPrinter
) -> None:
    job = replace(receipt(world), id="no-such-copy")
    with pytest.raises((KeyError, StoreFailureError)):
        spool.submit(job, facts_of(world, job), route).result(10)
    assert printer.machine.received_bytes == 0


@pytest.mark.parametrize("profile", ["58mm-gb2312", "80mm-no-chinese"])
def test_a_rare_name_reaches_paper_on_a_poor_printer(
    world: World, devices: DeviceDesk, profile: str
) -> None:
    chosen: PrinterProfile = load_profiles()[profile]
    person = replace(PERSON, name=RARE)
    received(world, person)
    job = job_of(world, PaperKind.RECEIPT_SLIP)
    with VirtualPrinter(
        paper_mm=chosen.paper_mm, charset="gb2312" if "gb2312" in profile else "none"
    ) as poor:
        spool = Spool(world.store.journal, devices)
        route = PrintRoute(TicketRoute(poor.addresses[0], chosen), None)
        state = spool.submit(job, facts_of(world, job), route).result(10)
        spool.close()
        assert state in {PrintState.CONFIRMED, PrintState.SENT}
        assert poor.faults == ()
