import { isReadBySystem } from '../../data/known-variables.js';
import type { Place } from '../../models/align.js';
import { evidenceOf, hasCode } from '../align-shared/evidence.js';
import { groupByFile, listSome } from '../align-shared/group.js';
import { pairedNames } from '../align-shared/pairs.js';
import { folderOf, relate } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'align/template-missing',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An env file sets a variable that the code reads, and the template beside it does not show it.',
    why: 'Whoever sets the project up from the template does not learn of it.',
    bad: '# file: .env\nLOG_LEVEL=INFO\nSEARCH_URL=http://search:7700\n# file: .env.example\nLOG_LEVEL=INFO\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")\nurl = os.getenv("SEARCH_URL")',
    good: '# file: .env\nLOG_LEVEL=INFO\nSEARCH_URL=http://search:7700\n# file: .env.example\nLOG_LEVEL=INFO\nSEARCH_URL=\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")\nurl = os.getenv("SEARCH_URL")',
  },
  messages: {
    missing: (a: { name: string; template: string }) =>
      `${a.template} does not show ${a.name}, which the code reads`,
    many: (a: { count: number; names: readonly string[]; template: string }) =>
      `${a.template} does not show ${a.count} variables that the code reads: ${listSome(a.names, a.count)}`,
    read: (a: { name: string }) => `${a.name} is read here`,
  },
  applies: (model) => hasCode(model) && model.env.some(({ role }) => role === 'template'),
  *check(model) {
    const { readsOf, templatesOf } = evidenceOf(model);
    const told = new Set<string>();
    const missing: { place: Place; reads: readonly Place[]; template: string }[] = [];
    for (const place of model.places) {
      if (place.kind !== 'env-file' || told.has(place.name) || isReadBySystem(place.name)) continue;
      const reads = readsOf(place.name);
      if (reads.length === 0 || templatesOf(place.name).length > 0 || pairedNames(model).has(place.name))
        continue;
      if (model.mentions.get(place.name)?.docs !== undefined) continue;
      const template = model.env.find(
        ({ role, path }) => role === 'template' && folderOf(path) === folderOf(place.file),
      );
      if (!template) continue;
      told.add(place.name);
      missing.push({ place, reads, template: template.path });
    }
    for (const group of groupByFile(missing)) {
      const { place, reads, template } = group.kind === 'one' ? group.entry : group.entries[0]!;
      const { name, file, range } = place;
      if (group.kind === 'one')
        yield {
          messageId: 'missing',
          args: { name, template },
          file,
          range,
          subject: name,
          related: relate(reads, 'read'),
        };
      else
        yield {
          messageId: 'many',
          args: { count: group.count, names: group.names, template },
          file,
          range,
          subject: 'many',
        };
    }
  },
});
