"""What becomes of a ticket: every outcome, brought about on the other side of a real port."""

import socket
import threading

import pytest

from window_desk.desk.devices.device_desk import DeviceDesk
from window_desk.desk.devices.escpos_printer import completion_tag
from window_desk.desk.use_cases.device_values import (
    Confirmed,
    DeviceTrouble,
    Failed,
    Paper,
    PrinterStatus,
    PrinterTraits,
    Readiness,
    Sent,
    Unknown,
)
from window_desk.tools.emulators.virtual_printer import VirtualPrinter

INIT = b"\x1b@\x1c&"
CUT = b"\x1d\x56\x42\x00"


def ticket(lines: int = 20) -> bytes:
    body = b"".join("收件凭证 第".encode("gbk") + b"%d\n" % line for line in range(lines))
    return INIT + body + CUT


def test_a_printed_ticket_is_confirmed(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    outcome = devices.submit_print(address, ticket(), "job-1").result(10)
    assert outcome == Confirmed()
    (printed,) = printer.wait_for_tickets(1)
    assert printed.lines[:2] == ("收件凭证 第0", "收件凭证 第1")
    assert len(printed.lines) == 20
    assert printer.faults == ()


def test_tickets_come_in_the_order_of_asking(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    jobs = [devices.submit_print(address, ticket(n), f"job-{n}") for n in (1, 2, 3)]
    assert [job.result(10) for job in jobs] == [Confirmed()] * 3
    assert [len(printed.lines) for printed in printer.wait_for_tickets(3)] == [1, 2, 3]


def test_without_completion_a_ticket_is_sent_and_the_next_is_not_kept_waiting(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.machine.set_answers(completion=False)
    assert devices.submit_print(address, ticket(), "a").result(10) == Sent()
    before = printer.machine.received_bytes
    assert devices.submit_print(address, INIT + b"x\n" + CUT, "b").result(10) == Sent()
    printer.wait_for_tickets(2)
    assert completion_tag("b") not in printer.tickets[-1].raw
    assert printer.machine.received_bytes - before < 64


def test_a_printer_that_answers_nothing_is_unknown_but_prints(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.machine.set_answers(status=False, completion=False)
    status = devices.printer_status(address).result(10)
    assert status == PrinterStatus(Readiness.UNKNOWN, Paper.UNKNOWN, ())
    assert devices.submit_print(address, ticket(), "a").result(10) == Sent()
    assert len(printer.wait_for_tickets(1)[0].lines) == 20


def test_a_profile_without_answers_is_asked_nothing(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    mute = PrinterTraits(answers_status=False, proves_completion=False)
    data = ticket()
    assert devices.submit_print(address, data, "a", mute).result(10) == Sent()
    assert printer.wait_for_tickets(1)[0].raw == data
    assert printer.machine.received_bytes == len(data)


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ("paper", DeviceTrouble.PAPER_OUT),
        ("cover", DeviceTrouble.COVER_OPEN),
        ("hot", DeviceTrouble.HEAD_HOT),
        ("broken", DeviceTrouble.PRINTER_ERROR),
    ],
)
def test_trouble_before_the_first_byte_fails_and_prints_nothing(
    devices: DeviceDesk,
    printer: VirtualPrinter,
    address: str,
    trouble: str,
    reason: DeviceTrouble,
) -> None:
    machine = printer.machine
    match trouble:
        case "paper":
            machine.end_paper()
        case "cover":
            machine.set_cover(is_open=True)
        case "hot":
            machine.set_head_hot(hot=True)
        case _:
            machine.set_broken(broken=True)
    status = devices.printer_status(address).result(10)
    assert (status.readiness, status.trouble) == (Readiness.TROUBLE, reason)
    assert devices.submit_print(address, ticket(), "a").result(10) == Failed(reason)
    machine.load_paper()
    machine.set_cover(is_open=False)
    machine.set_head_hot(hot=False)
    machine.set_broken(broken=False)
    assert devices.printer_status(address).result(10).readiness is Readiness.READY
    machine.tear_off()
    assert printer.tickets == ()


def test_low_paper_still_prints_and_is_told(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.machine.set_near_end(near=True)
    assert devices.printer_status(address).result(10) == PrinterStatus(
        Readiness.READY, Paper.LOW, ()
    )
    assert devices.submit_print(address, ticket(), "a").result(10) == Confirmed()


def test_paper_that_ends_midway_is_unknown_and_nothing_is_sent_again(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.machine.end_paper(after_lines=7)
    outcome = devices.submit_print(address, ticket(40), "a").result(10)
    assert outcome == Unknown(DeviceTrouble.PAPER_OUT)
    assert isinstance(outcome, Unknown)
    assert outcome.sentence.startswith("打印机缺纸")
    printer.machine.load_paper()
    (torn,) = printer.wait_for_tickets(1)
    assert torn.torn
    assert len(torn.lines) == 7
    received = printer.machine.received_bytes
    assert devices.printer_status(address).result(10).readiness is Readiness.READY
    assert printer.machine.received_bytes - received == len(b"\x10\x04\x01") * 4


def test_a_jam_at_the_cut_is_unknown(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.machine.jam_cutter()
    outcome = devices.submit_print(address, ticket(), "a").result(10)
    assert outcome == Unknown(DeviceTrouble.CUTTER_JAM)
    assert devices.submit_print(address, ticket(), "b").result(10) == Failed(
        DeviceTrouble.CUTTER_JAM
    )


def test_a_line_cut_midway_is_unknown(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.drop_after(200)
    outcome = devices.submit_print(address, ticket(100), "a").result(10)
    assert outcome == Unknown(DeviceTrouble.CONNECTION_LOST)
    assert printer.machine.received_bytes == 200


def test_a_line_cut_during_the_status_questions_fails(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.drop_after(3)
    outcome = devices.submit_print(address, ticket(), "a").result(10)
    assert outcome == Failed(DeviceTrouble.CONNECTION_LOST)
    assert printer.tickets == ()


def test_an_answering_printer_that_falls_silent_is_unknown(devices: DeviceDesk) -> None:
    """It answers until the ticket has come, and then nothing more."""
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            caller, _ = listener.accept()
            with caller:
                while data := caller.recv(4096):
                    heard.extend(data)
                    if b"\x1b@" not in heard:
                        caller.sendall(b"\x12" * data.count(b"\x10\x04"))

        silent = threading.Thread(target=answer)
        silent.start()
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        outcome = devices.submit_print(address, b"\x1b@x\n", "a").result(10)
        silent.join(10)
    assert outcome == Unknown(DeviceTrouble.NO_ANSWER)


def test_a_slow_printer_is_waited_for(
    devices: DeviceDesk, printer: VirtualPrinter, address: str
) -> None:
    printer.slow_down(8000)
    assert devices.submit_print(address, ticket(), "a").result(20) == Confirmed()


def test_nobody_there_fails(devices: DeviceDesk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    outcome = devices.submit_print(f"127.0.0.1:{port}", ticket(), "a").result(10)
    assert outcome == Failed(DeviceTrouble.ABSENT)
    status = devices.printer_status(f"127.0.0.1:{port}").result(10)
    assert status == PrinterStatus(Readiness.TROUBLE, Paper.UNKNOWN, (DeviceTrouble.ABSENT,))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("serial:/dev/there-is-no-such-line", DeviceTrouble.ABSENT),
        ("/dev/there-is-no-such-printer", DeviceTrouble.ABSENT),
        ("/etc/hostname", DeviceTrouble.BAD_ADDRESS),
        ("printer.example:port", DeviceTrouble.BAD_ADDRESS),
    ],
)
def test_a_wrong_address_fails(devices: DeviceDesk, address: str, reason: DeviceTrouble) -> None:
    assert devices.submit_print(address, ticket(), "a").result(10) == Failed(reason)


def test_a_raw_device_file_takes_a_ticket(devices: DeviceDesk) -> None:
    """A pty's far end stands in for /dev/usb/lp0: a character device that is written as it is."""
    with VirtualPrinter(tcp_port=None, pty=True) as printer:
        assert printer.pty is not None
        path = printer.pty.link
        assert devices.submit_print(str(path), ticket(), "a").result(10) == Confirmed()
        assert len(printer.wait_for_tickets(1)[0].lines) == 20


def test_a_line_that_another_program_holds_is_busy(devices: DeviceDesk) -> None:
    import serial

    with VirtualPrinter(tcp_port=None, pty=True) as printer:
        assert printer.pty is not None
        with serial.Serial(str(printer.pty.link), exclusive=True):
            outcome = devices.submit_print(printer.pty.address, ticket(), "a").result(10)
    assert outcome == Failed(DeviceTrouble.BUSY)


def test_completion_tags_are_four_printable_bytes_and_differ() -> None:
    tags = {completion_tag(f"job-{number}") for number in range(100)}
    assert len(tags) == 100
    assert all(len(tag) == 4 and all(32 <= byte <= 126 for byte in tag) for tag in tags)


def test_every_trouble_has_its_own_sentence() -> None:
    sentences = {trouble.sentence for trouble in DeviceTrouble}
    assert len(sentences) == len(DeviceTrouble)
    assert all(sentence.endswith("。") and sentence.count("。") == 1 for sentence in sentences)
