import { hasCode } from '../align-shared/evidence.js';
import { pairsOf } from '../align-shared/pairs.js';
import { isDocumentation, relate } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'align/near-miss',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable is set under one name, and the code reads another that means the same.',
    why: 'The setting silently does nothing: the program runs with its default, or stops because the other name is not set.',
    bad: '# file: .env\nAPI_PORT=8080\n# file: app/main.py\nimport os\nport = int(os.getenv("PORT", "8000"))',
    good: '# file: .env\nPORT=8080\n# file: app/main.py\nimport os\nport = int(os.getenv("PORT", "8000"))',
  },
  messages: {
    set: (a: { name: string; read: string }) =>
      `nothing reads ${a.name}; the code reads ${a.read}, which nothing sets`,
    shown: (a: { name: string; read: string }) =>
      `the template shows ${a.name}, which nothing reads; the code reads ${a.read}`,
    read: (a: { name: string }) => `${a.name} is read here`,
    also: (a: { name: string }) => `${a.name} is set here too`,
  },
  advice: {
    set: (a) => `use one name in both places: ${a.read} here, or ${a.name} in the code`,
    shown: (a) => `use one name in both places: ${a.read} here, or ${a.name} in the code`,
  },
  applies: (model) => hasCode(model),
  *check(model) {
    for (const { written, read, writes, reads } of pairsOf(model)) {
      const [place, ...others] = writes;
      if (!place) continue;
      const isRequired = reads.some((one) => one.read?.required === true);
      yield {
        messageId: isDocumentation(place) ? 'shown' : 'set',
        args: { name: written, read },
        file: place.file,
        range: place.range,
        subject: `${written} ${read}`,
        related: [...relate(reads, 'read'), ...relate(others, 'also', 2)],
        ...(isRequired && !isDocumentation(place) ? { severity: 'error' as const } : {}),
      };
    }
  },
});
