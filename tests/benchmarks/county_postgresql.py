"""The county on PostgreSQL: acts a second over HTTP, many desks pushing batches at once.

The floor writes the same rows in the same transactions straight through psycopg.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import msgspec
import psycopg
from tests.benchmarks.figures import Figure, Spread, Stage, percentile
from tests.benchmarks.processes import serving_process
from tests.benchmarks.replayed_rows import read_pushes, replay
from tests.county.builders import PaperDesk
from tests.county.clusters.stubborn_desks import borrow_numbers
from tests.county.postgresql import Cluster, PostgresqlMissingError, clusters_folder, new_cluster
from tests.county.small_county import TOWN, Wall, make_county

from window_desk.protocol.messages import PushReply, PushRequest

LEAST_RATIO = 0.5
_COUNTY = "c519999"


def measure(stage: Stage) -> list[Figure]:
    """Rounds of pushes and of their rows in turns; nothing where PostgreSQL is not installed."""
    try:
        with clusters_folder() as folder, new_cluster(folder, "bench") as cluster:
            return [_measure(stage, cluster)]
    except PostgresqlMissingError:
        return []


def _measure(stage: Stage, cluster: Cluster) -> Figure:
    desks, pushes, cases = stage.size(50, 4), stage.size(3, 1), stage.size(50, 5)
    ours, floor, latencies = [], [], []
    wall = Wall()
    database, bare = (cluster.create_database(name) for name in ("ours", "bare"))
    with make_county(database, wall) as county:
        codes = [county.create_enrolment_code(TOWN.code) for _ in range(desks)]
    with serving_process("tests.county.clusters.county_process", database) as url:
        senders = [PaperDesk(url, wall).enrol(code) for code in codes]
        _prepare_floor(cluster, bare)
        _push_some(senders, cases)
        for name in ("ours", "bare"):
            # what autovacuum does within the first minute
            cluster.execute("ANALYZE", name)
        position = senders[0].pull(limit=1).head
        for _ in range(stage.size(3, 1)):
            for desk in senders:
                borrow_numbers(desk, pushes * cases)
            requests = [[_next_push(desk, cases) for _ in range(pushes)] for desk in senders]
            with ThreadPoolExecutor(desks) as pool:
                began = time.perf_counter()
                told = list(pool.map(_push_all, senders, requests))
                took_s = time.perf_counter() - began
            latencies += [one for each in told for one in each]
            ours.append(desks * pushes * cases * 2 / took_s)
            written = read_pushes(database, _COUNTY, position, cases * 2)
            position += desks * pushes * cases * 2
            floor.append(replay(bare, _COUNTY, written))
        for desk in senders:
            desk.close()
    with make_county(database, wall) as county:
        if county.verify().faults:
            raise RuntimeError("the county is not as it was pushed")
    spread, bare_spread = Spread.of(ours), Spread.of(floor)
    return Figure(
        key="county_postgresql",
        what=f"county on PostgreSQL: {desks} desks pushing {cases * 2} acts at a time over HTTP",
        floor_name="the same rows in the same transactions straight through psycopg, 8 threads",
        unit="acts/s",
        ours=spread,
        floor=bare_spread,
        bar="≥ 0.5 ×",
        meets=spread.median >= LEAST_RATIO * bare_spread.median,
        notes=(("p50 of a push ms", percentile(latencies, 0.5)),),
    )


def _prepare_floor(cluster: Cluster, bare: str) -> None:
    """The same schema, county and desks, so that every row finds what it refers to."""
    with make_county(bare, Wall()):
        pass
    desks = cluster.execute("SELECT * FROM desk", "ours")
    with (
        psycopg.connect(bare) as connection,
        connection.cursor() as cursor,
        cursor.copy(b"COPY desk FROM STDIN") as copy,
    ):
        for row in desks:
            copy.write_row(row)


def _next_push(desk: PaperDesk, cases: int) -> tuple[PushRequest, bytes]:
    for _ in range(cases):
        desk.accept_case()
    request = desk.pending()
    desk.sent_until += cases * 2
    desk.queue.clear()
    return request, msgspec.json.encode(request)


def _push_some(desks: list[PaperDesk], cases: int) -> None:
    """One push a desk, not measured: the county has history, and statistics of it."""
    for desk in desks:
        borrow_numbers(desk, cases)
        _push_all(desk, [_next_push(desk, cases)])


def _push_all(desk: PaperDesk, requests: list[tuple[PushRequest, bytes]]) -> list[float]:
    """Push what was sealed before; milliseconds of each push."""
    times = []
    for _, body in requests:
        began = time.perf_counter()
        response = _post(desk, body)
        while response.status_code == 503:
            response = _post(desk, body)
        times.append((time.perf_counter() - began) * 1_000)
        reply = msgspec.json.decode(response.content, type=PushReply)
        if {result.status for result in reply.results} != {"applied"}:
            raise RuntimeError("an act was not applied")
    return times


def _post(desk: PaperDesk, body: bytes) -> httpx.Response:
    headers = {"Authorization": f"Bearer {desk.token}"}
    return desk.client.post("/v1/push", content=body, headers=headers)
