import { defineMigration } from './define.js';
import { listWritten } from './settings.js';

const NAMES = new Set(['DATABASE_URL', 'TEST_DATABASE_URL']);

export default defineMigration({
  id: '3-postgres-scheme',
  to: 3,
  title: 'postgres:// in DATABASE_URL becomes postgresql://',
  risk: 'safe',
  scope: 'catalyst',
  detect: ({ text }) => text.includes('postgres://'),
  *plan(files, work) {
    for (const file of files) {
      // A name that is set more than once is changed as one.
      const edits = new Map<string, { name: string; places: number[] }>();
      for (const { name, at, text, promise } of listWritten(file, work, (one) => NAMES.has(one))) {
        const head = /^(?:\$\{\w+:?-)?(?=postgres:\/\/)/.exec(text)?.[0];
        if (head === undefined) continue;
        const known = edits.get(promise) ?? { name, places: [] };
        edits.set(promise, known);
        known.places.push(at + head.length);
      }
      for (const [promise, { name, places }] of edits)
        yield {
          file,
          at: places.at(-1)!,
          from: name,
          to: name,
          args: { name },
          action: 'set',
          messageId: 'scheme',
          edits: places.map((at) => ({ start: at, end: at + 'postgres'.length, text: 'postgresql' })),
          promised: [promise],
          removed: [{ name, why: 'its scheme was the older one' }],
        };
    }
  },
  messages: {
    scheme: (a: { name: string }) => `the scheme of ${a.name} becomes postgresql`,
    byHand: (a: { name: string }) => `the scheme of ${a.name} has to become postgresql by hand`,
  },
  docs: {
    what: 'DATABASE_URL=postgres://… becomes postgresql://…, and TEST_DATABASE_URL alike.',
    why: 'SQLAlchemy has refused the scheme postgres since version 1.4: "Can\'t load plugin: sqlalchemy.dialects:postgres".',
    manual: [],
    verify: 'The backend connects.',
  },
});
