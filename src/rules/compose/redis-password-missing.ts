import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { createHostFinder } from '../compose-shared/references-reach.js';
import { findRequiredPassword } from '../compose-shared/service-redis.js';
import { defineRule } from '../define-rule.js';

/** Variables that give the password beside the address. */
const BESIDE =
  /^(?:PASSWORD|PASS|AUTH)$|(?:REDIS|VALKEY|CACHE|QUEUE|BROKER|CELERY|KV)\w{0,60}(?:PASS|PWD|AUTH|CREDENTIAL)/i;

export default defineRule({
  id: 'compose/redis-password-missing',
  severity: 'error',
  since: '0.2.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service is given the address of a Redis of the project without a password, and that Redis asks for one.',
    why: 'Redis answers the first command with "NOAUTH Authentication required": the connection works, and nothing after it.',
    bad: 'services:\n  api:\n    image: example/api:1.0\n    environment:\n      REDIS_URL: redis://cache:6379/0\n  cache:\n    image: redis:8\n    command: redis-server --requirepass ${REDIS_PASSWORD:?}',
    good: 'services:\n  api:\n    image: example/api:1.0\n    environment:\n      REDIS_URL: redis://:${REDIS_PASSWORD:?}@cache:6379/0\n  cache:\n    image: redis:8\n    command: redis-server --requirepass ${REDIS_PASSWORD:?}',
    refs: ['https://redis.io/docs/latest/operate/oss_and_stack/management/security/'],
  },
  messages: {
    missing: (a: { service: string; key: string; host: string }) =>
      `${a.key} of ${a.service} has no password, and ${a.host} asks for one`,
    asked: (a: { host: string }) => `${a.host} asks for a password here`,
  },
  advice: { missing: (a) => `redis://:PASSWORD@${a.host}` },
  *check(model) {
    const findHost = createHostFinder(model.project);
    const seen = new Set<string>();
    for (const service of model.project.services) {
      const given = settingsOf(model, service);
      // The password may come beside the address.
      if (given === undefined || given.some(({ key }) => BESIDE.test(key))) continue;
      for (const { key, text, file, range } of given) {
        const host = /^rediss?:\/\/([\w.-]+)(?::\d{1,5})?(?:\/\d{0,3})?$/i.exec(text)?.[1];
        if (host === undefined) continue;
        const reach = findHost(service, host);
        const asked = reach.kind === 'reached' ? findRequiredPassword(model, reach.service) : undefined;
        const place = `${file} ${range.start}`;
        if (asked === undefined || seen.has(place)) continue;
        seen.add(place);
        yield {
          messageId: 'missing',
          args: { service: service.name, key, host },
          file,
          range,
          subject: `${service.name} ${key}`,
          related: [{ ...asked, messageId: 'asked', args: { host } }],
        };
      }
    }
  },
});

/** What a service is given; undefined where a file of it cannot be read, and may set the password. */
function settingsOf(model: ComposeModel, service: ComposeService) {
  if (service.node.incomplete || service.secrets.length > 0) return undefined;
  const own = service.environment.map(({ key, value, file, nameRange }) => ({
    key,
    text: value?.text.parts.map((part) => (typeof part === 'string' ? part : '\0')).join('') ?? '',
    file: value?.file ?? file,
    range: value?.range ?? nameRange,
  }));
  const set = new Set(own.map(({ key }) => key));
  const all = [...own];
  for (const { resolved } of service.envFiles) {
    const text = resolved === undefined ? undefined : model.readMounted(resolved);
    if (resolved === undefined || text === undefined) return undefined;
    const { values, origins } = readDotenv(text, { reader: 'compose' });
    for (const [key, value] of Object.entries(values)) {
      const range = origins[key]?.value;
      if (range && !set.has(key)) all.push({ key, text: value ?? '', file: resolved, range });
    }
  }
  return all;
}
