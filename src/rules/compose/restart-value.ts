import { suggestWord } from '../../syntax/compose/shape/suggest.js';
import { suggest } from '../compose-shared/problems.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/restart-value',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A restart policy that Docker does not know.',
    why: 'Docker refuses to make the container: "invalid restart policy".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    restart: unless-stoped',
    good: 'services:\n  web:\n    image: nginx:1.29\n    restart: unless-stopped',
    refs: ['https://docs.docker.com/reference/compose-file/services/#restart'],
  },
  messages: {
    unknown: (a: { service: string; meant: string | null }) =>
      `the restart policy of ${a.service} is none that Docker knows${suggest(a.meant)}`,
  },
  advice: {
    unknown: 'Docker takes no, always, unless-stopped and on-failure[:retries]',
  },
  *check({ project }) {
    for (const { name, restart } of project.services) {
      const value = restart?.value;
      if (restart === undefined || value === undefined || KNOWN.test(value)) continue;
      const meant = suggestWord(value, WORDS) ?? null;
      yield {
        messageId: 'unknown',
        args: { service: name, meant },
        file: restart.file,
        range: restart.range,
      };
    }
  },
});

const WORDS = ['no', 'always', 'unless-stopped', 'on-failure'];
const KNOWN = /^(?:no|always|unless-stopped|on-failure(?::\d+)?|)$/;
