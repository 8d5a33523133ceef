"""A county with delivered cases that are past their retention, and what it holds of them."""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import msgspec
from sqlalchemy import select
from tests.county.backups.conftest import quiet
from tests.county.builders import PaperDesk
from tests.county.small_county import Wall
from tests.county.test_papers import code_of_act
from tests.county.uploads import Upload

from window_desk.county.archive.take_out import TakeOutReport, take_out
from window_desk.county.bootstrap import County
from window_desk.county.store.tables import case_head, feed
from window_desk.county.use_cases.retention import set_retention_years
from window_desk.protocol import messages as m
from window_desk.protocol.act_codec import content_hash
from window_desk.protocol.digest import digest_of

SCAN = random.Random(29).randbytes(3000)
YEARS = 2


@dataclass
class Delivered:
    """A delivered case with what was pushed of it and the code of each paper."""

    case: str
    request: m.PushRequest
    reply: m.PushReply
    codes: list[str] = field(default_factory=list)


def deliver(desk: PaperDesk) -> Delivered:
    """Push a whole case."""
    case = desk.accept_case()
    desk.finish_case(case)
    codes = [
        code_of_act(desk, place, index)[0]
        for place, transaction in enumerate(desk.queue)
        for index in range(len(transaction))
    ]
    request = desk.pending()
    return Delivered(case, request, desk.push(), codes)


def scan(desk: PaperDesk, case: str, content: bytes = SCAN) -> Upload:
    """Attach a file to an accepted case and send it whole."""
    upload = Upload(desk, case, content)
    upload.attach()
    upload.send_all()
    return upload


def closed_with_scan(desk: PaperDesk) -> Upload:
    """Push a whole case, and its scan."""
    case = desk.accept_case()
    desk.push()
    upload = scan(desk, case)
    desk.finish_case(case)
    desk.push()
    return upload


def years_pass(county: County, wall: Wall, years: int = YEARS) -> None:
    """The retention is one year, a backup holds everything, and years have passed."""
    set_retention_years(county.context, 1)
    county.record_backup(county.digest().position)
    wall.forward(timedelta(days=366 * years))


def go(
    county: County, folder: Path, name: str = "1.archive", cases_a_step: int = 50
) -> TakeOutReport:
    """Take out whatever may go."""
    return take_out(county, folder / name, None, quiet, cases_a_step=cases_a_step)


def pulled(desk: PaperDesk) -> list[m.FeedEntry]:
    """The whole feed as this desk sees it."""
    desk.cursor = 0
    entries: list[m.FeedEntry] = []
    while (reply := desk.pull()).entries:
        entries.extend(reply.entries)
    return entries


def digest_of_entries(entries: list[m.FeedEntry]) -> tuple[int, str]:
    """The digest of the acts in a feed."""
    acts = [
        (content_hash(bytes(e.act.content)), e.status, e.position)
        for e in entries
        if isinstance(e, m.ActEntry)
    ]
    found = digest_of(0, acts)
    return found.count, found.xor


def archived_records(entries: list[m.FeedEntry]) -> dict[str, m.CaseArchivedRecord]:
    """What the feed says of archived cases, the newest of each."""
    return {
        e.key: msgspec.json.decode(e.body, type=m.CaseArchivedRecord)
        for e in entries
        if isinstance(e, m.ReferenceEntry) and e.kind == m.ReferenceKind.CASE_ARCHIVED
    }


def assert_whole(county: County, desk: PaperDesk) -> None:
    """The journal verifies, and the digest is that of what a desk can pull."""
    assert county.verify().faults == []
    entries = pulled(desk)
    assert [e.position for e in entries] == list(range(1, len(entries) + 1))
    digest = county.digest()
    assert (digest.count, digest.xor) == digest_of_entries(entries)


def number_of(county: County, case: str) -> str:
    """The number of a case."""
    with county.context.database.reading() as connection:
        number: str = connection.execute(
            select(case_head.c.number).where(
                case_head.c.county == county.context.county, case_head.c.case_id == case
            )
        ).scalar_one()
        return number


def contents(county: County) -> bytes:
    """All bodies in the county's feed."""
    with county.context.database.reading() as connection:
        rows = connection.execute(
            select(feed.c.content).where(feed.c.county == county.context.county)
        )
        return b"\n".join(bytes(row[0]) for row in rows)


def decoded_cases(bodies: bytes) -> set[str]:
    """The cases that these bodies name as theirs."""
    found = (msgspec.json.decode(body) for body in bodies.splitlines() if body)
    return {body["case"] for body in found if "case" in body}
