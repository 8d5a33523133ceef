#!/bin/sh
# Copies a running primary into a new data folder that follows it; start it with pg_ctl or the service afterwards.
#
#   standby.sh CONNINFO NODE DATA
#
# CONNINFO  a connection string to the primary, of a role with REPLICATION; without application_name
# NODE      the name of the new node, one of those that primary.sh was given
# DATA      its data folder: missing or empty
set -eu

die() { echo "$0: $1" >&2; exit 1; }

[ $# -eq 3 ] || die "needs a connection string, a node name and a data folder"
conninfo=$1 node=$2 data=$3
case $node in *[!a-z0-9_]* | '') die "node name '$node': only a-z, 0-9 and _" ;; esac

# A slot of an earlier life of this node would hold WAL back for ever, and its name is taken.
psql -X -q -v ON_ERROR_STOP=1 -d "$conninfo" >/dev/null <<SQL
SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots
WHERE slot_name = 'node_$node' AND NOT active;
SQL
pg_basebackup -d "$conninfo application_name=$node" -D "$data" -R -X stream -c fast -C -S "node_$node"
echo "node $node is ready in $data: start it"
