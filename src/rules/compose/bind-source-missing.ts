import { isLocalEnvName } from '../compose-shared/references-environment.js';
import { looksLikeFile, looksPrivate } from '../compose-shared/references-files.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/bind-source-missing',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A file that a service mounts from the host does not exist.',
    why: 'Docker makes a folder of that name, and the service finds a folder where it expects its configuration: "not a directory: are you trying to mount a directory onto a file". The folder stays when the file is added later.',
    bad: 'services:\n  metrics:\n    image: prom/prometheus:v3.5.0\n    volumes:\n      - ./prometheus.yaml:/etc/prometheus/prometheus.yml:ro',
    good: 'services:\n  metrics:\n    image: prom/prometheus:v3.5.0\n    volumes:\n      - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro',
    refs: ['https://docs.docker.com/engine/storage/bind-mounts/'],
  },
  messages: {
    missing: (a: { service: string; path: string }) =>
      `${a.path}, which ${a.service} mounts as a file, does not exist: Docker would make a folder of that name`,
  },
  *check(model) {
    const seen = new Set<string>();
    for (const { name: service, volumes } of model.project.services) {
      for (const { type, hostPath, target, file, range, unknown } of volumes) {
        if (type !== 'bind' || hostPath === undefined || unknown || seen.has(hostPath)) continue;
        if (model.pathKind(hostPath) !== 'missing' || !looksLikeFile(hostPath, target)) continue;
        seen.add(hostPath);
        // Keys, certificates and env files are kept out of repositories, and are there where it runs.
        const local = looksPrivate(hostPath) || isLocalEnvName(hostPath);
        yield {
          messageId: 'missing',
          args: { service, path: hostPath },
          file,
          range,
          ...(local && { severity: 'info' as const }),
        };
      }
    }
  },
});
