#!/usr/bin/env bash
# Checks, builds and starts this version, waits until it is healthy, and goes back to the one before when it is not.
#   deploy/deploy.sh [tag]      tag of the image; the commit's unless given
# CATALYST: how catalyst is called.  WAIT: seconds to wait for health.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

catalyst=${CATALYST:-npx --yes catalyst-toolkit@@version@}
wait=${WAIT:-180}
state=.deploy

say() { printf 'deploy: %s\n' "$*" >&2; }

tag=${1:-$(git rev-parse --short=12 HEAD)}
if [[ ! $tag =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ ]]; then
  say "not a tag of an image: $tag"
  exit 2
fi
command -v docker >/dev/null || { say 'docker is not installed'; exit 2; }
docker compose version >/dev/null || { say 'docker compose (version 2) is not installed'; exit 2; }
if [[ ! -f .env ]]; then
  say 'there is no .env: copy .env.template and fill it in'
  exit 2
fi

# A certificate may belong to nginx alone; everything else is read by services that run as users of their own.
closed=$(find deploy -path deploy/nginx/certs -prune -o ! -name '*.bak*' \
  \( -type d ! -perm -o=rx -o -type f ! -perm -o=r \) -print -quit)
if [[ -n $closed ]]; then
  say "$closed cannot be read by the users that the services run as: chmod -R o+rX deploy"
  exit 2
fi

if grep -q '@mark@' .env; then
  say 'these lines of .env are still marked as open:'
  grep -A 1 '@mark@' .env | grep -o '^[A-Z_]*=' | tr -d = | sed 's/^/  /' >&2
  exit 1
fi

say 'checking the configuration'
# Words, not one name: the default is a command with arguments.
read -r -a check <<<"$catalyst"
"${check[@]}" doctor --environment production

mkdir -p "$state"
previous=
[[ ! -f $state/current ]] || previous=$(<"$state/current")

export IMAGE_TAG=$tag
# A tag that is built anew names another image from then on: what runs gets a name of its own, to go back to.
if [[ $previous == "$tag" ]] && docker image inspect "@name@-backend:$tag" >/dev/null 2>&1; then
  docker image tag "@name@-backend:$tag" "@name@-backend:before"
  previous=before
fi

say "building $tag"
docker compose build --pull backend

say "starting $tag"
if docker compose up --detach --no-build --remove-orphans --wait --wait-timeout "$wait"; then
  if [[ -n $previous && $previous != "$tag" ]]; then
    printf '%s\n' "$previous" >"$state/previous"
  fi
  printf '%s\n' "$tag" >"$state/current"
#@if nginx
  # The backend may have another address now.
  docker compose exec -T nginx nginx -s reload
#@end
#@if prometheus
  # It reads its rules when it starts, and when it is told to.
  docker compose kill --signal SIGHUP prometheus
#@end
  say "$tag is running"
  exit 0
fi

say "$tag did not become healthy; its last words:"
docker compose logs --no-color --tail 50 backend >&2 || true
if [[ -z $previous ]]; then
  say 'there is no version to go back to'
  exit 1
fi
deploy/rollback.sh "$previous"
exit 1
