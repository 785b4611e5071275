#!/usr/bin/env bash
# Starts an image that was running before; nothing is built. The database stays as it is: migrations must be undone
# by those who wrote them.
#   deploy/rollback.sh [tag]    the version before the current one unless given
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

wait=${WAIT:-180}
state=.deploy

say() { printf 'rollback: %s\n' "$*" >&2; }

tag=${1:-}
if [[ -z $tag && -f $state/previous ]]; then
  tag=$(<"$state/previous")
fi
if [[ -z $tag ]]; then
  say 'there is no version before; name one: deploy/rollback.sh <tag>'
  exit 2
fi
if ! docker image inspect "@name@-backend:$tag" >/dev/null 2>&1; then
  say "the image @name@-backend:$tag is not on this machine"
  exit 2
fi

say "going back to $tag"
export IMAGE_TAG=$tag
if ! docker compose up --detach --no-build --wait --wait-timeout "$wait"; then
  say "$tag did not become healthy either: see docker compose ps, docker compose logs"
  exit 1
fi
mkdir -p "$state"
current=
[[ ! -f $state/current ]] || current=$(<"$state/current")
if [[ -n $current && $current != "$tag" ]]; then
  printf '%s\n' "$current" >"$state/previous"
fi
printf '%s\n' "$tag" >"$state/current"
#@if nginx
docker compose exec -T nginx nginx -s reload
#@end
say "$tag is running"
