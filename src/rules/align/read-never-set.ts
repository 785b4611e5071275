import { isReadBySystem } from '../../data/known-variables.js';
import type { AlignModel, Place } from '../../models/align.js';
import { evidenceOf, hasCode } from '../align-shared/evidence.js';
import { listSome } from '../align-shared/group.js';
import { pairedNames } from '../align-shared/pairs.js';
import { appOf, folderOf, relate } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';

interface Some {
  readonly [key: string]: number | readonly string[];
  readonly count: number;
  readonly names: readonly string[];
}

/** Readers that look at all their variables when the program starts. */
const AT_START = /^(?:pydantic|zod|t3-env|envalid|joi)/;

export default defineRule({
  id: 'align/read-never-set',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The code reads a variable that nothing sets or shows: no env file, no template, no compose file, no Dockerfile.',
    why: 'A variable that must be there stops the program. One that has a default is a setting that nobody knows of.',
    bad: '# file: .env\nLOG_LEVEL=INFO\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")\nurl = os.environ["SEARCH_URL"]',
    good: '# file: .env\nLOG_LEVEL=INFO\nSEARCH_URL=http://search:7700\n# file: app/main.py\nimport os\nlevel = os.getenv("LOG_LEVEL")\nurl = os.environ["SEARCH_URL"]',
  },
  messages: {
    required: (a: { name: string; by: string }) =>
      `${a.name} must be set (${a.by} stops the program without it), and nothing here sets or shows it`,
    reached: (a: Some) =>
      `${describe(a)} needed when the code gets here, and nothing sets or shows ${them(a)}`,
    optional: (a: Some) => `${describe(a)} read without a default, and nothing sets or shows ${them(a)}`,
    default: (a: Some) => `${describe(a)} read, and nothing sets or shows ${them(a)}: the default counts`,
    also: (_: { name: string }) => 'read here too',
    expected: (_: { name: string }) => 'the env file in which it would be expected',
  },
  applies: (model) => hasCode(model) && model.places.some(({ kind }) => kind !== 'code'),
  *check(model) {
    const groups = new Map<string, Place[]>();
    const told = new Set<string>();
    for (const place of model.places) {
      if (place.kind !== 'code' || place.isTest || told.has(place.name) || !isUnset(model, place)) continue;
      told.add(place.name);
      const reads = evidenceOf(model).readsOf(place.name);
      const strict = reads.find((read) => read.read?.required === true && isAtStart(model, read));
      if (strict) yield describeRequired(model, strict, reads);
      else if (model.mentions.get(place.name)?.docs === undefined) {
        // One finding an application and kind: each of them is a setting that may well be left alone.
        const key = `${weigh(reads)}\0${appOf(model, place.file)}`;
        groups.set(key, [...(groups.get(key) ?? []), place]);
      }
    }
    for (const [key, places] of groups) {
      const [first, ...others] = places;
      const names = places.map(({ name }) => name);
      const files = [...new Map(others.map((place) => [place.file, place])).values()];
      yield {
        messageId: key.slice(0, key.indexOf('\0')) as 'reached',
        args: { count: names.length, names: names.slice(0, 12) },
        file: first!.file,
        range: first!.range,
        severity: 'info',
        subject: names.length === 1 ? names[0]! : key,
        related: relate(
          files.filter(({ file }) => file !== first!.file),
          'also',
          5,
        ),
      };
    }
  },
});

const describe = ({ names, count }: Some) =>
  count === 1 ? `${names[0]} is` : `${count} variables (${listSome(names, count)}) are`;
const them = ({ count }: Some) => (count === 1 ? 'it' : 'them');

/** How much the program wants a variable that it does not ask for at its start. */
function weigh(reads: readonly Place[]): 'reached' | 'optional' | 'default' {
  if (reads.some(({ read }) => read?.required === true)) return 'reached';
  return reads.some(({ read }) => read?.default?.kind === 'literal' || read?.default?.kind === 'expression')
    ? 'default'
    : 'optional';
}

/** Whether a read happens when the program starts: in a settings class or schema, or at the top of its file. */
function isAtStart(model: AlignModel, { file, range, read }: Place): boolean {
  if (AT_START.test(read?.by ?? '')) return true;
  const text = model.textOf(file) ?? '';
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  return !/^[ \t)]/.test(text.slice(lineStart, lineStart + 1));
}

function isUnset(model: AlignModel, { name, read }: Place): boolean {
  const { settersOf, templatesOf, isSetElsewhere } = evidenceOf(model);
  if (pairedNames(model).has(name) || isReadBySystem(name)) return false;
  return ![name, ...(read?.anyOf ?? [])].some(
    (one) =>
      settersOf(one).length > 0 ||
      templatesOf(one).length > 0 ||
      isSetElsewhere(one) ||
      // A build argument, or what Compose is told to fill in: known to whoever runs it.
      model.byName.get(one)?.some(({ kind }) => kind !== 'code' && kind !== 'container-shell'),
  );
}

function describeRequired(model: AlignModel, place: Place, reads: readonly Place[]) {
  const by = place.read!.by;
  const env = model.env.find(({ path, role }) => role === 'env' && place.file.startsWith(folderOf(path)));
  const isSure = env !== undefined && AT_START.test(by) && !place.read!.anyOf;
  const expected = env ? [{ file: env.path, messageId: 'expected', args: { name: place.name } }] : [];
  return {
    messageId: 'required' as const,
    args: { name: place.name, by },
    file: place.file,
    range: place.range,
    subject: place.name,
    related: [
      ...expected,
      ...relate(
        reads.filter((one) => one !== place),
        'also',
        2,
      ),
    ],
    ...(isSure ? { severity: 'error' as const } : {}),
  };
}
