import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import type { Fix } from '../../core/finding.js';
import type { Range } from '../../core/text.js';

function renameScheme({ file, name, range }: { file: string; name: string; range: Range }): Fix {
  return {
    title: `write postgresql:// in ${name}`,
    safety: 'unsafe',
    edits: [{ file, start: range.start, end: range.end, text: 'postgresql' }],
    changes: [name],
  };
}

export default defineRule({
  id: 'env/postgres-scheme',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A database URL starts with postgres://.',
    why: 'SQLAlchemy dropped that name in version 1.4: it raises NoSuchModuleError at start-up.',
    bad: 'DATABASE_URL=postgres://catalyst@postgres:5432/catalyst',
    good: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst',
    refs: ['https://docs.sqlalchemy.org/en/20/changelog/changelog_14.html'],
  },
  messages: contractMessages<'postgres-scheme'>({
    postgres: ({ name }) => `${name} starts with postgres://, which SQLAlchemy 1.4 and later refuses`,
  }),
  advice: {
    postgres: ({ instead }) => `write ${instead}://`,
  },
  applies: inScope({ variables: ['DATABASE_URL', 'TEST_DATABASE_URL'] }),
  check: (model) => contractHits(model, 'postgres-scheme', { ignore: 'nothing', fix: renameScheme }),
});
