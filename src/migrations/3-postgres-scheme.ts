import { defineMigration } from './define.js';
import { listSettings } from './settings.js';

export default defineMigration({
  id: '3-postgres-scheme',
  to: 3,
  title: 'postgres:// in DATABASE_URL becomes postgresql://',
  risk: 'safe',
  scope: 'catalyst',
  detect: ({ text }) => text.includes('postgres://'),
  *plan(files, work) {
    for (const file of files) {
      for (const { name, at, value, promise, write } of listSettings(
        file,
        work,
        (one) => one === 'DATABASE_URL',
      )) {
        if (!value.startsWith('postgres://')) continue;
        const edits = write(`postgresql://${value.slice('postgres://'.length)}`);
        const base = { file, at, from: name, to: name, args: { name } };
        if (edits)
          yield {
            ...base,
            action: 'set',
            messageId: 'scheme',
            edits,
            promised: [promise],
            removed: [{ name, why: 'its scheme was the older one' }],
          };
        else yield { ...base, action: 'report', messageId: 'byHand', risk: 'manual' };
      }
    }
  },
  messages: {
    scheme: (a: { name: string }) => `the scheme of ${a.name} becomes postgresql`,
    byHand: (a: { name: string }) => `the scheme of ${a.name} has to become postgresql by hand`,
  },
  docs: {
    what: 'DATABASE_URL=postgres://… becomes postgresql://….',
    why: 'SQLAlchemy has refused the scheme postgres since version 1.4: "Can\'t load plugin: sqlalchemy.dialects:postgres".',
    manual: [],
    verify: 'The backend connects.',
  },
});
