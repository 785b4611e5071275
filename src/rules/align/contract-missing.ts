import { isReadByLibrary, isReadBySystem } from '../../data/known-variables.js';
import type { AlignModel, Place } from '../../models/align.js';
import { evidenceOf, hasCode } from '../align-shared/evidence.js';
import { groupByFile, listSome } from '../align-shared/group.js';
import { pairedNames } from '../align-shared/pairs.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'align/contract-missing',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The code reads a variable that the contract does not have, or has under another name.',
    why: 'Nothing checks its value, and no template shows it. Under an older name it is not what the environment sets.',
    bad: '# file: catalyst.config.json\n{ "variables": { "LOG_LEVEL": {} } }\n# file: .env\nLOG_LEVEL=INFO\nSEARCH_URL=http://search:7700\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")\nurl = os.getenv("SEARCH_URL")',
    good: '# file: catalyst.config.json\n{ "variables": { "LOG_LEVEL": {}, "SEARCH_URL": { "type": "url" } } }\n# file: .env\nLOG_LEVEL=INFO\nSEARCH_URL=http://search:7700\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")\nurl = os.getenv("SEARCH_URL")',
  },
  messages: {
    missing: (a: { name: string }) => `the contract does not have ${a.name}, which is read here`,
    many: (a: { count: number; names: readonly string[] }) =>
      `the contract does not have ${a.count} variables that are read here: ${listSome(a.names, a.count)}`,
    older: (a: { name: string; current: string }) =>
      `the code reads ${a.name}, which the contract calls ${a.current}`,
  },
  applies: (model) => hasCode(model) && model.contract !== undefined,
  *check(model) {
    const missing: { place: Place }[] = [];
    for (const name of model.byName.keys()) {
      const [place] = evidenceOf(model)
        .readsOf(name)
        .filter((one) => one.name === name);
      if (!place || model.contract!.variables.has(name) || isElsewhere(model, name)) continue;
      const current = currentName(model, name);
      if (current === undefined) missing.push({ place });
      else if (!pairedNames(model).has(name))
        yield {
          messageId: 'older',
          args: { name, current },
          file: place.file,
          range: place.range,
          subject: name,
          severity: 'warning',
        };
    }
    for (const group of groupByFile(missing, 5)) {
      const { place } = group.kind === 'one' ? group.entry : group.entries[0]!;
      const { name, file, range } = place;
      if (group.kind === 'one') yield { messageId: 'missing', args: { name }, file, range, subject: name };
      else
        yield {
          messageId: 'many',
          args: { count: group.count, names: group.names },
          file,
          range,
          subject: 'many',
        };
    }
  },
});

function isElsewhere({ packages }: AlignModel, name: string): boolean {
  return isReadBySystem(name) || (packages !== undefined && isReadByLibrary(name, packages));
}

function currentName({ contract }: AlignModel, name: string): string | undefined {
  for (const { name: current, meta } of contract!.variables.values()) {
    if (meta.aliases?.some((alias) => alias.name === name && alias.kind === 'legacy')) return current;
  }
  return undefined;
}
