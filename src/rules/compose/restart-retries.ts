import { getEntry, textOf } from '../../syntax/compose/tree.js';
import { createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/restart-retries',
  aliases: ['kics:restart_policy_on_failure_not_set_to_5'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service is started again after failures, but another number of times than five.',
    why: 'The CIS benchmark asks for five: enough to get over a hiccup, few enough to notice. A matter of taste, and off by default.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    restart: on-failure:10',
    good: 'services:\n  web:\n    image: nginx:1.29\n    restart: on-failure:5',
    refs: ['https://www.cisecurity.org/benchmark/docker'],
  },
  messages: {
    retries: (a: { service: string }) => `${a.service} is started again another number of times than five`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const { name, restart, node } of project.services) {
      const args = { service: name };
      const count = /^on-failure:(\d+)$/.exec(restart?.value ?? '')?.[1];
      if (restart && count !== undefined && count !== '5' && once(restart))
        yield { messageId: 'retries', args, file: restart.file, range: restart.range };
      const attempts = getEntry(node, 'deploy', 'restart_policy', 'max_attempts')?.value;
      const text = textOf(attempts);
      if (attempts && text !== undefined && text !== '5' && once(attempts))
        yield { messageId: 'retries', args, file: attempts.file, range: attempts.range };
    }
  },
});
