import { defineRule } from '../define-rule.js';
import { findHostKeys } from '../compose-shared/service-namespaces.js';

/** Browsers and inference servers share much memory; their manuals say to do this. */
const SHARES = /playwright|chrom|selenium|puppeteer|vllm|sglang|triton|pytorch|cuda|tensorrt|browserless/i;

export default defineRule({
  id: 'compose/host-ipc',
  aliases: ['kics:shared_host_ipc_namespace'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service shares the shared memory of the host.',
    why: 'It can read and change shared memory of programs that run on the host.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ipc: host',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/#ipc'],
  },
  messages: { shared: (a: { service: string }) => `${a.service} shares the shared memory of the host` },
  *check(model) {
    for (const { service, place } of findHostKeys(model, 'ipc')) {
      const told = SHARES.test(`${service.image?.value ?? ''} ${service.name}`);
      yield {
        messageId: 'shared',
        args: { service: service.name },
        ...place,
        severity: told ? 'info' : 'warning',
      };
    }
  },
});
