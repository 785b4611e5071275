import { matchPath } from '../../core/suppress.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'smoke/structure-missing',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A part that a backend of its kind has is not there: tests, the migrations of a tool that is required, or what smoke.structure of the configuration names.',
    why: 'The image is built without it, and nobody notices until it is needed.',
    bad: 'requirements.txt names alembic, and there is no alembic.ini',
    good: 'alembic.ini and migrations/env.py beside it',
  },
  messages: {
    missing: ({ what, why }: { what: string; why: string }) =>
      `there is no sign of ${what}${why === '' ? '' : `: ${why}`}`,
  },
  applies: ({ expected }) => expected.length > 0,
  *check({ expected, files, folder, file }) {
    // Its own folder, or the project's: tests may stand beside it.
    const all = [...files];
    const inside = [
      ...all,
      ...all.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length)),
    ];
    for (const { what, anyOf, severity, why } of expected) {
      const tests = anyOf.map(matchPath);
      if (inside.some((path) => tests.some((test) => test(path)))) continue;
      yield { messageId: 'missing', args: { what, why }, file: file.path, severity, subject: what };
    }
  },
});
