import { findDrifts } from '../align-shared/defaults.js';
import { hasCode } from '../align-shared/evidence.js';
import { defineRule } from '../define-rule.js';

interface Name {
  readonly [key: string]: string;
  readonly name: string;
}

export default defineRule({
  id: 'align/default-drift',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Code, compose file, template and contract give one variable different defaults.',
    why: 'Where nothing is set, parts of one program work with different values; what the template promises is not what runs.',
    bad: '# file: app/a.py\nimport os\nsize = int(os.getenv("POOL_SIZE", "10"))\n# file: app/b.py\nimport os\nsize = int(os.getenv("POOL_SIZE", "20"))',
    good: '# file: app/a.py\nimport os\nsize = int(os.getenv("POOL_SIZE", "10"))\n# file: app/b.py\nimport os\nsize = int(os.getenv("POOL_SIZE", "10"))',
  },
  messages: {
    code: ({ name }: Name) => `${name} has another default here than elsewhere in the same program`,
    references: ({ name }: Name) => `${name} has another default here than elsewhere in this file`,
    compose: ({ name }: Name) => `${name} has another default here than in the code that gets it`,
    template: ({ name }: Name) =>
      `the template shows ${name} with another value than the default in the code`,
    contract: ({ name }: Name) => `${name} has another default here than in the contract`,
    other: (_: Record<never, never>) => 'the other default',
  },
  applies: (model) => hasCode(model) || model.compose.length > 0,
  *check(model) {
    for (const name of model.byName.keys()) {
      for (const { place, other, between } of findDrifts(model, name)) {
        yield {
          messageId: between,
          args: { name },
          file: place.file,
          range: place.valueRange ?? place.range,
          subject: name,
          ...(between === 'compose' || between === 'template' ? { severity: 'info' as const } : {}),
          related: other
            ? [{ file: other.file, range: other.valueRange ?? other.range, messageId: 'other', args: {} }]
            : [],
        };
      }
    }
  },
});
