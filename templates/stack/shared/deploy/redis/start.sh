#!/bin/sh
# Starts Redis with the password of the environment. It goes in through standard input, so that it is in no file
# and in no list of processes.
set -eu
: "${REDIS_PASSWORD:?set REDIS_PASSWORD in .env}"
config=${REDIS_CONFIG:-/usr/local/etc/redis/redis.conf}
password=$(printf '%s' "$REDIS_PASSWORD" | sed 's/[\\"]/\\&/g')
exec redis-server "$config" - <<END
requirepass "$password"
END
