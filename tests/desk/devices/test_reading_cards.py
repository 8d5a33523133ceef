"""Reading cards from a virtual reader over a real pty: found, damaged, lifted, unplugged."""

import queue
import threading
from concurrent.futures import CancelledError
from dataclasses import replace

import pytest

from window_desk.desk.devices.device_desk import DeviceDesk
from window_desk.desk.devices.device_thread import THREAD_NAME
from window_desk.desk.use_cases.device_values import (
    CardNotRead,
    CardRead,
    DeviceError,
    DeviceTrouble,
    ReaderBack,
    ReaderEvent,
    ReaderLost,
)
from window_desk.tools.emulators.card_record import VirtualCard
from window_desk.tools.emulators.virtual_id_reader import VirtualIdReader

ZHANG = VirtualCard(
    name="张三",
    sex="男",
    nation="汉族",
    birth="1990-03-07",
    address="四川省广安市广安区建设路1号",
    id_number="511602199003077715",
    issuer="广安市公安局广安分局",
    valid_from="2015-06-01",
    valid_until="长期",
)
ALI = replace(ZHANG, name="买买提·阿卜杜拉", nation="维吾尔", id_number="653101198801011234")


def trouble_of(devices: DeviceDesk, address: str, timeout_s: float = 5.0) -> DeviceTrouble:
    with pytest.raises(DeviceError) as caught:
        devices.read_card(address, timeout_s).result(15)
    return caught.value.trouble


def test_a_card_that_lies_there_is_read(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    reader.place(ZHANG)
    card = devices.read_card(reader.address, 5).result(10)
    assert (card.name, card.nation, card.valid_until) == ("张三", "汉", None)


def test_a_card_laid_down_later_is_waited_for(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    waiting = devices.read_card(reader.address, 10)
    assert devices.reader_status(reader.address).result(5).trouble is None
    reader.place(replace(ZHANG, name="𬱖某"))
    assert waiting.result(10).name == "𬱖某"


def test_no_card_in_time(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    assert trouble_of(devices, reader.address, 0.2) is DeviceTrouble.NO_CARD


def test_the_wait_can_be_given_up(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    waiting = devices.read_card(reader.address, 10)
    assert waiting.cancel()
    reader.place(ZHANG)
    assert devices.read_card(reader.address, 5).result(10).name == "张三"


def test_the_status_names_the_module(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    status = devices.reader_status(reader.address).result(5)
    assert status.trouble is None
    assert len(status.module_id) == 32
    reader.module.fail_self_test(fails=True)
    assert devices.reader_status(reader.address).result(5).trouble is DeviceTrouble.READER_ERROR


@pytest.mark.parametrize("noise", [b"\x00\xff\xaa\xaa", b"\xaa\xaa\xaa\x96", b"\x55" * 300])
def test_noise_on_the_line_is_read_through(
    devices: DeviceDesk, reader: VirtualIdReader, noise: bytes
) -> None:
    reader.module.make_noise(noise)
    reader.place(ZHANG)
    assert devices.read_card(reader.address, 5).result(10).name == "张三"


def test_a_damaged_answer_is_asked_for_once_more(
    devices: DeviceDesk, reader: VirtualIdReader
) -> None:
    reader.place(ZHANG)
    reader.module.spoil(checksums=1)
    assert devices.read_card(reader.address, 5).result(10).name == "张三"
    asked = reader.module.commands
    assert asked[:3] == ["11ff", "11ff", "12ff"]


def test_a_line_that_stays_damaged_is_no_answer(
    devices: DeviceDesk, reader: VirtualIdReader
) -> None:
    reader.module.spoil(checksums=1000)
    assert trouble_of(devices, reader.address) is DeviceTrouble.NO_ANSWER


def test_half_an_answer_is_asked_for_once_more(
    devices: DeviceDesk, reader: VirtualIdReader
) -> None:
    reader.place(ZHANG)
    reader.module.spoil(half_frames=1)
    assert devices.read_card(reader.address, 8).result(10).name == "张三"


def test_a_silent_reader_is_no_answer(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    reader.module.fall_silent(silent=True)
    assert devices.reader_status(reader.address).result(10).trouble is DeviceTrouble.NO_ANSWER


def test_a_card_that_slips_once_is_read_at_the_second_look(
    devices: DeviceDesk, reader: VirtualIdReader
) -> None:
    reader.place(ZHANG)
    reader.module.spoil(failed_reads=1)
    assert devices.read_card(reader.address, 5).result(10).name == "张三"


def test_a_card_that_cannot_be_read_is_told(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    reader.place(ZHANG)
    reader.module.spoil(failed_reads=1000)
    assert trouble_of(devices, reader.address) is DeviceTrouble.CARD_UNREADABLE


def test_a_foreigners_permit_is_typed_by_hand(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    reader.place(replace(ZHANG, kind="Y"))
    assert trouble_of(devices, reader.address) is DeviceTrouble.CARD_BY_HAND


def test_no_reader_there(devices: DeviceDesk) -> None:
    assert trouble_of(devices, "serial:/dev/no-such-reader") is DeviceTrouble.ABSENT
    assert trouble_of(devices, "serial:") is DeviceTrouble.BAD_ADDRESS


def test_an_end_while_waiting_is_told(reader: VirtualIdReader) -> None:
    devices = DeviceDesk()
    waiting = devices.read_card(reader.address, 60)
    assert devices.reader_status(reader.address).result(10).trouble is None
    assert devices.close()
    with pytest.raises(DeviceError) as caught:
        waiting.result(5)
    assert caught.value.trouble is DeviceTrouble.PROGRAM_CLOSING
    with pytest.raises(CancelledError):
        devices.read_card(reader.address, 1).result(5)


class Watch:
    """Collects what the watch tells, and on which thread."""

    def __init__(self, devices: DeviceDesk, address: str) -> None:
        self._events: queue.Queue[ReaderEvent] = queue.Queue()
        self.threads: set[str] = set()
        devices.watch_reader(address, self._note).result(5)

    def _note(self, event: ReaderEvent) -> None:
        self.threads.add(threading.current_thread().name)
        self._events.put(event)

    def next_card(self) -> CardRead:
        event = self.next()
        assert isinstance(event, CardRead)
        return event

    def next(self) -> ReaderEvent:
        return self._events.get(timeout=10)

    def is_empty(self) -> bool:
        return self._events.empty()


def wait_for_looks(reader: VirtualIdReader, looks: int) -> None:
    """Wait until the module was asked to find a card so many times more."""
    find = "2001"
    target = reader.module.commands.count(find) + looks
    pause = threading.Event()
    for _ in range(1000):
        if reader.module.commands.count(find) >= target:
            return
        pause.wait(0.01)
    raise TimeoutError


@pytest.mark.parametrize("finds_again", [False, True])
def test_a_watched_card_is_told_once_until_it_is_lifted(
    devices: DeviceDesk, *, finds_again: bool
) -> None:
    """True modules find a read card no more; copies find it at every look."""
    with VirtualIdReader(finds_again=finds_again) as reader:
        watch = Watch(devices, reader.address)
        assert watch.next() == ReaderBack()
        reader.place(ZHANG)
        first = watch.next_card()
        assert first.card.name == "张三"
        wait_for_looks(reader, 3)
        assert watch.is_empty()
        reader.lift()
        wait_for_looks(reader, 3)
        reader.place(ZHANG)
        assert watch.next() == first
        reader.place(ALI)
        assert watch.next_card().card.name == "买买提·阿卜杜拉"
        assert watch.threads == {THREAD_NAME}


def test_an_unreadable_card_is_told_once(devices: DeviceDesk, reader: VirtualIdReader) -> None:
    watch = Watch(devices, reader.address)
    assert watch.next() == ReaderBack()
    reader.module.spoil(failed_reads=1000)
    reader.place(ZHANG)
    assert watch.next() == CardNotRead(DeviceTrouble.CARD_UNREADABLE)
    wait_for_looks(reader, 3)
    assert watch.is_empty()


def test_unplugging_and_plugging_in_are_noticed(
    devices: DeviceDesk, reader: VirtualIdReader
) -> None:
    watch = Watch(devices, reader.address)
    assert watch.next() == ReaderBack()
    reader.unplug()
    assert isinstance(watch.next(), ReaderLost)
    reader.plug()
    assert watch.next() == ReaderBack()
    reader.place(ZHANG)
    assert isinstance(watch.next(), CardRead)


def test_a_key_press_takes_the_card_before_the_watch(
    devices: DeviceDesk, reader: VirtualIdReader
) -> None:
    watch = Watch(devices, reader.address)
    assert watch.next() == ReaderBack()
    waiting = devices.read_card(reader.address, 10)
    assert devices.reader_status(reader.address).result(5).trouble is None
    reader.place(ZHANG)
    assert waiting.result(10).name == "张三"
    devices.unwatch_reader(reader.address).result(5)
    assert watch.is_empty()


def test_a_watcher_that_fails_does_not_stop_the_watch(
    devices: DeviceDesk, reader: VirtualIdReader, caplog: pytest.LogCaptureFixture
) -> None:
    told: queue.Queue[ReaderEvent] = queue.Queue()

    def note(event: ReaderEvent) -> None:
        told.put(event)
        if event == ReaderBack():
            raise RuntimeError("the screen is gone")

    devices.watch_reader(reader.address, note).result(5)
    assert told.get(timeout=10) == ReaderBack()
    reader.place(ZHANG)
    assert isinstance(told.get(timeout=10), CardRead)
    assert "the reader's watcher failed" in caplog.text
    assert "张三" not in caplog.text
