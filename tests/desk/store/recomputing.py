"""Recomputations as tests see them: looked into between two chunks, checked from scratch."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from tests.desk.store.world import EPOCH, World

from window_desk.protocol import messages as m

T = TypeVar("T")


def between_chunks(
    world: World, entries: Sequence[m.FeedEntry], *works: Callable[[], T]
) -> list[T]:
    """Take a page that begins a recomputation, then do each of ``works`` after one more chunk.

    They run on the writer thread, queued as a clerk's acts are: behind the chunk that is next.
    """
    executor = world.store.journal.executor
    finished: Future[list[T]] = Future()
    found: list[T] = []

    def step(number: int) -> None:
        try:
            found.append(works[number]())
        except BaseException as error:
            finished.set_exception(error)
            raise
        if number + 1 < len(works):
            executor.submit(step, number + 1)
        else:
            finished.set_result(found)

    def begin() -> None:
        world.store.sync.apply_page(EPOCH, entries, world.position)
        executor.submit(step, 0)

    world.on_writer(begin)
    return finished.result(timeout=60)


def case_rows(world: World) -> dict[str, dict[str, object]]:
    """Every row of the projection by case, all columns but the row's own number."""

    def read() -> dict[str, dict[str, object]]:
        rows = world.store.journal._parts.writer.rows
        names = [name for _n, name, *_ in rows.all("PRAGMA table_info(case_row)")]
        found = [dict(zip(names, row, strict=True)) for row in rows.all("SELECT * FROM case_row")]
        return {str(row.pop("id")): row for row in found if row.pop("row")}

    return world.on_writer(read)


def told_from_scratch(world: World) -> dict[str, dict[str, object]]:
    """The same after every row was thrown away and told anew."""

    def tell() -> None:
        parts = world.store.journal._parts
        with parts.writer.transaction() as rows:
            parts.projection.tell_all(rows, parts.required_telling(rows))

    world.on_writer(tell)
    return case_rows(world)
