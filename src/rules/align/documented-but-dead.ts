import { groupByFile, listSome } from '../align-shared/group.js';
import { evidenceOf } from '../align-shared/evidence.js';
import { canJudgeUnread, listUnread } from '../align-shared/unread.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'align/documented-but-dead',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A template shows a variable that nothing reads, and that no env file sets.',
    why: 'People fill in what has no effect, and look for what has.',
    bad: '# file: .env.example\nLOG_LEVEL=INFO\nOLD_CACHE_DIR=/tmp\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")',
    good: '# file: .env.example\nLOG_LEVEL=INFO\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")',
  },
  messages: {
    dead: (a: { name: string }) => `the template shows ${a.name}, which nothing reads`,
    many: (a: { count: number; names: readonly string[] }) =>
      `the template shows ${a.count} variables that nothing reads: ${listSome(a.names, a.count)}`,
  },
  applies: (model) => canJudgeUnread(model) && model.env.some(({ role }) => role === 'template'),
  *check(model) {
    const { settersOf } = evidenceOf(model);
    const { unread } = listUnread(model, ({ kind }) => kind === 'template');
    const dead = unread.filter(({ name }) => settersOf(name).length === 0);
    for (const group of groupByFile(dead.map((place) => ({ place })))) {
      if (group.kind === 'one') {
        const { name, file, range } = group.entry.place;
        yield { messageId: 'dead', args: { name }, file, range, subject: name };
      } else {
        const { file, range } = group.entries[0]!.place;
        yield {
          messageId: 'many',
          args: { count: group.count, names: group.names },
          file,
          range,
          subject: 'many',
        };
      }
    }
  },
});
