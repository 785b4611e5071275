import type { ComposeModel } from '../../models/compose.js';
import type { ComposeVolumeMount } from '../../syntax/compose/types.js';
import { makeReadOnly } from '../compose-shared/edits-mounts.js';
import { createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

const CONFIGURATION =
  /\.(?:conf|cnf|cfg|ini|ya?ml|toml|properties|sql|pem|crt|cer|key|xml|tmpl|template|rules|htpasswd)$|\/(?:nginx|Caddyfile|haproxy\.cfg)$/i;
/** Files that the program itself writes. */
const WRITTEN = /acme\.json|\.db$|\.sqlite|lock|data|state|history|settings\.ya?ml$/i;

export default defineRule({
  id: 'compose/config-mount-writable',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A configuration file, certificate or key of the host is mounted so that the container can change it.',
    why: 'A break-in changes the file on the host, and survives the container; a program that rewrites its configuration leaves the repository changed.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf:ro',
    refs: ['https://docs.docker.com/engine/storage/bind-mounts/#use-a-read-only-bind-mount'],
  },
  messages: { writable: (a: { service: string }) => `${a.service} can change its configuration on the host` },
  applies: (model) => !model.isDevelopment,
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      for (const mount of service.volumes) {
        if (!isConfiguration(model, mount) || !once(mount)) continue;
        const fixes = makeReadOnly(model, service, mount);
        yield {
          messageId: 'writable',
          args: { service: service.name },
          file: mount.file,
          range: mount.range,
          fixes,
        };
      }
    }
  },
});

function isConfiguration(
  model: ComposeModel,
  { type, target, hostPath, readOnly, unknown }: ComposeVolumeMount,
): boolean {
  if (type !== 'bind' || unknown || readOnly !== false || target === undefined) return false;
  if (!CONFIGURATION.test(target) || WRITTEN.test(target)) return false;
  const kind = hostPath === undefined ? 'unknown' : model.pathKind(hostPath);
  return kind !== 'directory';
}
