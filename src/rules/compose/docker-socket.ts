import { defineRule } from '../define-rule.js';
import { createOnce } from '../compose-shared/service-place.js';

/** Programs whose work is to watch or drive Docker. */
const DRIVES_DOCKER =
  /traefik|portainer|watchtower|autoheal|dozzle|nginx-proxy|docker-gen|acme-companion|ouroboros|diun|cadvisor|promtail|alloy|telegraf|vector|datadog|newrelic|netdata|socket-proxy|dockerproxy|homepage|coolify|dockge|lazydocker|glances|beszel|caddy-(?:docker|gen)|swag|cronicle|ofelia|runner|jenkins|drone|woodpecker|localstack/i;

export default defineRule({
  id: 'compose/docker-socket',
  aliases: ['kics:docker_socket_mounted_in_container'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The socket of the Docker daemon is mounted into a service.',
    why: 'Whoever can write to the socket starts a container with the whole disk of the host in it, and is root there. Read-only does not help: requests are not writes to the file.',
    bad: 'services:\n  web:\n    image: example/web:1.0\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock',
    good: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      DOCKER_HOST: tcp://docker-proxy:2375',
    refs: ['https://docs.docker.com/engine/security/#docker-daemon-attack-surface'],
  },
  messages: {
    socket: (a: { service: string }) => `${a.service} can drive the Docker daemon, and with it the host`,
    expected: (a: { service: string }) =>
      `${a.service} drives Docker through its socket; whoever breaks into it is root on the host`,
  },
  advice: { expected: 'a socket proxy in between lets through only the requests that it needs' },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      for (const mount of service.volumes) {
        if (!/docker\.sock$|podman\.sock$|containerd\.sock$/.test(mount.source ?? '') || !once(mount))
          continue;
        const driver = DRIVES_DOCKER.test(`${service.image?.value ?? ''} ${service.name}`);
        yield {
          messageId: driver ? ('expected' as const) : ('socket' as const),
          args: { service: service.name },
          file: mount.file,
          range: mount.range,
          severity: driver
            ? ('info' as const)
            : model.isDevelopment
              ? ('warning' as const)
              : ('error' as const),
        };
      }
    }
  },
});
