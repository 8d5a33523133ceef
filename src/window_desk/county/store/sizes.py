"""How much disk a county's database takes."""

from window_desk.county.store.database import Connection


def disk_use(connection: Connection) -> dict[str, int]:
    """Bytes of the whole ``database``; on PostgreSQL also of all ``log`` (WAL) that was ever written."""
    if connection.dialect.name != "postgresql":
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return {"database": pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one()}
    database, log = connection.exec_driver_sql(
        "SELECT pg_database_size(current_database()),"
        " pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"
    ).one()
    return {"database": database, "log": log}
