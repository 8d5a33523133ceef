"""How much disk a county's database takes."""

from window_desk.county.store.database import Connection
from window_desk.county.store.standing import database_bytes


def disk_use(connection: Connection) -> dict[str, int]:
    """Bytes of the whole ``database``; on PostgreSQL also of all ``log`` (WAL) that was ever written."""
    used = {"database": database_bytes(connection)}
    if connection.dialect.name == "postgresql":
        statement = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"
        used["log"] = connection.exec_driver_sql(statement).scalar_one()
    return used
