#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# A PostgreSQL of our own for tests and benches, on a socket in a folder of its own: `postgres.sh start FOLDER [durable]`
# prints its address, `postgres.sh stop FOLDER` ends it. Without `durable` it may lose what it holds when the machine dies.
set -euo pipefail
verb=$1 folder=$2 kind=${3:-}
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
key=$(echo "$(readlink -m "$folder")" | sha256sum | cut -c1-12)
home=/tmp/lantoa-pg-$key  # socket addresses must be short

as_postgres() {  # the server refuses to run as root
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

case $verb in
  start)
    address="postgresql://lantoa@/lantoa?host=$home"
    if [ -f "$home/data/postmaster.pid" ] && as_postgres "$bin/pg_ctl" -D "$home/data" status >/dev/null 2>&1; then
      echo "$address"
      exit 0
    fi
    if [ ! -f "$home/data/PG_VERSION" ]; then
      rm -rf "$home"
      mkdir -p "$home"
      if [ "$(id -u)" = 0 ]; then chown postgres "$home"; fi
      (cd / && as_postgres "$bin/initdb" -D "$home/data" -U lantoa -A trust -E UTF8 --locale=C.UTF-8 --no-sync) >/dev/null
    fi
    options="-c listen_addresses= -c unix_socket_directories=$home -c max_connections=200 -c shared_buffers=256MB"
    if [ "$kind" != durable ]; then options+=" -c fsync=off -c full_page_writes=off -c synchronous_commit=off"; fi
    (cd / && as_postgres "$bin/pg_ctl" -D "$home/data" -w -t 60 -l "$home/log" -o "$options" start) >/dev/null
    (cd / && as_postgres "$bin/createdb" -h "$home" -U lantoa lantoa 2>/dev/null) || true
    echo "$address"
    ;;
  stop)
    if [ -d "$home/data" ]; then (cd / && as_postgres "$bin/pg_ctl" -D "$home/data" -m immediate stop) >/dev/null || true; fi
    rm -rf "$home"
    ;;
  *) echo "postgres.sh: start or stop" >&2; exit 2 ;;
esac
