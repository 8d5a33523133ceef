#!/bin/sh
# Makes a running PostgreSQL cluster the first of several that lose no acknowledged act.
#
#   primary.sh CONNINFO NODE...
#
# CONNINFO  a superuser's connection string to this cluster, for example "host=/run/postgresql dbname=postgres"
# NODE      names of all nodes, this one too (a-z, 0-9, _): the same list stands on every node
#
# A commit is told only when one of the other nodes has it on its disk. Restart the cluster afterwards: wal_level asks for it.
set -eu

die() { echo "$0: $1" >&2; exit 1; }

[ $# -ge 3 ] || die "needs a connection string and the names of at least two nodes"
conninfo=$1
shift
names=
for node in "$@"; do
    case $node in *[!a-z0-9_]* | '') die "node name '$node': only a-z, 0-9 and _" ;; esac
    names="${names:+$names, }$node"
done

psql -X -q -v ON_ERROR_STOP=1 -d "$conninfo" <<SQL
ALTER SYSTEM SET wal_level = 'logical';
ALTER SYSTEM SET wal_log_hints = 'on';
ALTER SYSTEM SET max_wal_senders = 10;
ALTER SYSTEM SET max_replication_slots = 10;
ALTER SYSTEM SET max_slot_wal_keep_size = '20GB';
ALTER SYSTEM SET hot_standby = 'on';
ALTER SYSTEM SET synchronous_commit = 'on';
ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 ($names)';
SQL
echo "set: synchronous_standby_names = ANY 1 ($names); restart this cluster now"
