#!/bin/sh
# Turns an old primary into a standby of the new one; start it with pg_ctl or the service afterwards.
#
#   rejoin.sh CONNINFO NODE DATA
#
# CONNINFO  a superuser's connection string to the new primary, without application_name
# NODE      the name of this node, DATA its stopped data folder
#
# What the old primary wrote and no standby ever had was acknowledged to nobody; pg_rewind takes it back.
set -eu

die() { echo "$0: $1" >&2; exit 1; }

[ $# -eq 3 ] || die "needs a connection string, a node name and a data folder"
conninfo=$1 node=$2 data=$3
case $node in *[!a-z0-9_]* | '') die "node name '$node': only a-z, 0-9 and _" ;; esac
[ ! -f "$data/postmaster.pid" ] || die "$data is in use: stop that cluster first"

psql -X -q -v ON_ERROR_STOP=1 -d "$conninfo" >/dev/null <<SQL
-- Until its first checkpoint a promoted cluster tells pg_rewind (before 16) its old timeline: nothing would be taken back.
CHECKPOINT;
SELECT pg_create_physical_replication_slot('node_$node', true)
WHERE NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE slot_name = 'node_$node');
SQL
# Replays its own log first where it was killed.
pg_rewind -D "$data" --source-server="$conninfo" -R
cat >>"$data/postgresql.auto.conf" <<CONF
primary_conninfo = '$conninfo application_name=$node'
primary_slot_name = 'node_$node'
CONF
echo "node $node follows the new primary: start it"
