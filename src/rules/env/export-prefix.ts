import { defineRule } from '../define-rule.js';
import { assignmentsOf } from '../env-shared/entries.js';
import { fixOf, keepsEntry } from '../env-shared/fixes.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/export-prefix',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'Some assignments start with `export`, and most do not.',
    why: 'docker run --env-file refuses a file with `export`, and systemd drops these lines. A file in which most lines have it is meant for a shell, and is left alone unless Compose reads it.',
    bad: 'export API_HOST=0.0.0.0\nAPI_PORT=8000',
    good: 'API_HOST=0.0.0.0\nAPI_PORT=8000',
  },
  messages: {
    exported: (a: { name: string; count: number }) =>
      a.count === 1
        ? `export before ${a.name}: docker run --env-file refuses the file, systemd drops the line`
        : `export before ${a.name} and ${a.count - 1} more: docker run --env-file refuses the file, systemd drops the lines`,
  },
  *check({ file }) {
    const assignments = assignmentsOf(file);
    const exported = assignments.filter((entry) => entry.export !== null);
    const first = exported[0];
    if (!first?.export || (exported.length * 2 > assignments.length && file.reader !== 'compose')) return;
    const fixable = exported.flatMap((entry) => {
      const edit = { ...entry.export!, text: '' };
      return keepsEntry(file, entry, [edit]) ? [edit] : [];
    });
    yield {
      messageId: 'exported',
      args: { name: showName(first.name), count: exported.length },
      subject: '',
      range: first.export,
      ...fixOf(file, 'unsafe', 'remove export', fixable),
    };
  },
});
