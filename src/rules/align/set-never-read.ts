import type { AlignModel, Place } from '../../models/align.js';
import { groupByFile, listSome } from '../align-shared/group.js';
import { canJudgeUnread, listUnread } from '../align-shared/unread.js';
import { defineRule } from '../define-rule.js';

interface Many {
  readonly [key: string]: number | readonly string[];
  readonly count: number;
  readonly names: readonly string[];
}

export default defineRule({
  id: 'align/set-never-read',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable is set, and nothing reads it: no code, no compose file, no Dockerfile, no image, no script.',
    why: 'Whoever changes it expects something to happen, and nothing does.',
    bad: '# file: .env\nLOG_LEVEL=INFO\nCACHE_SECONDS=60\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")',
    good: '# file: .env\nLOG_LEVEL=INFO\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")',
  },
  messages: {
    unread: (a: { name: string }) => `nothing reads ${a.name}`,
    many: (a: Many) =>
      `nothing reads ${a.count} of the variables that are set here: ${listSome(a.names, a.count)}`,
    undecided: (a: Many) =>
      `a name is made at run time here: whether it is one of ${a.count} that nothing else reads is not known (${listSome(a.names, a.count)})`,
  },
  applies: (model) => canJudgeUnread(model) && model.places.some((place) => isSetting(model, place)),
  *check(model) {
    const { unread, undecided } = listUnread(model, (place) => isSetting(model, place));
    for (const group of groupByFile(unread.map((place) => ({ place })))) {
      if (group.kind === 'one') {
        const { name, file, range } = group.entry.place;
        yield { messageId: 'unread', args: { name }, file, range, subject: name };
      } else {
        const { file, range } = group.entries[0]!.place;
        const args = { count: group.count, names: group.names };
        yield { messageId: 'many', args, file, range, subject: 'many' };
      }
    }
    const [dynamic] = model.code.dynamic.filter(({ prefix }) => !prefix);
    if (!dynamic || undecided.length === 0) return;
    const names = [...new Set(undecided.map(({ name }) => name))];
    yield {
      messageId: 'undecided',
      args: { count: names.length, names: names.slice(0, 12) },
      file: dynamic.file,
      range: dynamic.range,
      severity: 'info',
      outcome: 'unknown',
      subject: 'undecided',
    };
  },
});

/** What is set for the project's own program. */
function isSetting({ services }: AlignModel, { kind, service }: Place): boolean {
  if (kind === 'env-file') return true;
  return (
    kind === 'compose-environment' &&
    services.some(({ name, folder }) => name === service && folder !== undefined)
  );
}
