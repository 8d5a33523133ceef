"""One holder opens, breaks off and releases a connection; a broken off one stays so."""

from dataclasses import dataclass

from window_desk.desk.sync.core.held_connection import HeldConnection


@dataclass
class _Wire:
    address: str
    interrupted: int = 0
    closed: int = 0

    def interrupt(self) -> None:
        self.interrupted += 1

    def close(self) -> None:
        self.closed += 1


def test_one_connection_an_address() -> None:
    holder = HeldConnection(_Wire)
    first = holder.at("a")
    assert holder.at("a") is first
    second = holder.at("b")
    assert (second.address, first.closed, second.closed) == ("b", 1, 0)
    holder.close()
    holder.close()
    assert second.closed == 1
    assert holder.at("b") is not second


def test_interrupted_once_interrupted_for_ever() -> None:
    holder = HeldConnection(_Wire)
    first = holder.at("a")
    holder.interrupt()
    assert first.interrupted == 1
    assert holder.at("b").interrupted == 1


def test_a_connection_made_while_it_is_interrupted_is_broken_off() -> None:
    """The other thread comes between making a connection and holding it."""

    def connect(address: str) -> _Wire:
        holder.interrupt()
        return _Wire(address)

    holder = HeldConnection(connect)
    assert holder.at("a").interrupted == 1
