import { removeLine } from '../rules/compose-shared/references-edits.js';
import { yamlEntry } from '../syntax/yaml/index.js';
import { defineMigration } from './define.js';

export default defineMigration({
  id: '3-compose-version',
  to: 3,
  title: 'version goes from compose files',
  risk: 'safe',
  scope: 'any',
  detect: ({ kind, text }) => kind === 'compose' && text.includes('version'),
  *plan(files, work) {
    for (const file of files) {
      const yaml = work.yamlOf(file);
      const [first, ...others] = yaml.documents;
      const entry = yamlEntry(first?.root, 'version');
      if (yaml.broken || !entry || entry.value.kind !== 'scalar' || entry.value.through) continue;
      const base = { file, at: entry.range.start, args: {}, from: 'version' };
      const edit = others.length > 0 || first?.root?.flow ? undefined : removeLine(file.text, entry.range);
      if (edit) yield { ...base, action: 'remove', messageId: 'gone', edits: [edit], promised: ['version'] };
      else yield { ...base, action: 'report', messageId: 'byHand', risk: 'manual' };
    }
  },
  messages: {
    gone: (_: Record<never, never>) => 'version goes: Compose has not read it since 2020',
    byHand: (_: Record<never, never>) =>
      'version has no meaning any more; here it has to be taken out by hand',
  },
  docs: {
    what: 'The top-level version of a compose file is removed.',
    why: 'Compose ignores it and warns at every start.',
    manual: ['docker-compose 1.x still wants it: upgrade to docker compose first.'],
    verify: 'docker compose config prints no warning.',
  },
});
