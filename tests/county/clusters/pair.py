"""A primary and a standby, made with the scripts of ``installer/postgresql``."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.county.postgresql import Cluster, free_port, new_cluster, run

SCRIPTS = Path(__file__).parents[3] / "installer" / "postgresql"
DATABASE = "windowdesk"


@dataclass(slots=True)
class Pair:
    """Two nodes, ``a`` and ``b``; ``a`` begins as the primary."""

    a: Cluster
    b: Cluster

    @property
    def address(self) -> str:
        """What a county gets: both hosts, whichever takes writes."""
        return (
            f"postgresql://county@127.0.0.1:{self.a.port},127.0.0.1:{self.b.port}/{DATABASE}"
            "?target_session_attrs=read-write"
        )

    def promote_b(self) -> None:
        """Make ``b`` the primary; ``a`` must be off."""
        script("promote.sh", "--alone", str(self.b.data), "127.0.0.1", str(self.a.port))


def script(name: str, *arguments: str) -> None:
    """Run one of the scripts."""
    run(str(SCRIPTS / name), *arguments)


def conninfo(cluster: Cluster) -> str:
    """The connection string that the scripts get."""
    return f"host=127.0.0.1 port={cluster.port} user=county dbname=postgres"


@contextmanager
def new_pair(folder: Path, name: str) -> Iterator[Pair]:
    """A started pair with an empty database, the standby in step."""
    with new_cluster(folder, f"{name}-a") as first:
        first.create_database(DATABASE)
        script("primary.sh", conninfo(first), "a", "b")
        first.stop("fast")
        first.start()
        second = Cluster(folder, folder / f"{name}-b", free_port())
        try:
            script("standby.sh", conninfo(first), "b", str(second.data))
            second.start()
            yield Pair(first, second)
        finally:
            second.stop()
