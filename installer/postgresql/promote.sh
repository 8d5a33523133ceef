#!/bin/sh
# Makes a standby the primary. Run it on the standby whose log is the furthest, after the old primary is off for good.
#
#   promote.sh [--alone] DATA OLD_HOST OLD_PORT
#
# --alone  no other standby is left: acknowledge commits that only this disk has, until one follows again
#
# Refuses while the old primary answers: two primaries would both take acts.
set -eu

die() { echo "$0: $1" >&2; exit 1; }

alone=
if [ "${1:-}" = --alone ]; then
    alone=yes
    shift
fi
[ $# -eq 3 ] || die "needs a data folder, and host and port of the old primary"
data=$1 host=$2 port=$3

[ -f "$data/standby.signal" ] || die "$data is no standby"
# 0: answers, 1: is starting or stopping, 2: nobody there
state=0
pg_isready -q -t 3 -h "$host" -p "$port" || state=$?
[ "$state" -eq 2 ] || die "the old primary at $host:$port still runs: stop it, or cut it off the network, first"

if [ -n "$alone" ]; then
    # What stands last in this file counts.
    echo "synchronous_standby_names = ''" >>"$data/postgresql.auto.conf"
fi
pg_ctl -D "$data" -w promote
if [ -n "$alone" ]; then
    pg_ctl -D "$data" reload
    echo "promoted, alone: set synchronous_standby_names again as soon as a standby follows"
else
    echo "promoted"
fi
