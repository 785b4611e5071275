import { TomlError, parse } from 'smol-toml';
import { parseRequirement } from './requirements-txt.js';
import type { Requirement } from './types.js';

/** What pyproject.toml or a Pipfile asks for. */
export interface ProjectFile {
  readonly requirements: readonly Requirement[];
  /** `dynamic = ["dependencies"]`: they stand elsewhere. */
  readonly isOpen: boolean;
  readonly ownName?: string;
  /** Range of Python versions it says it runs on. */
  readonly requiresPython?: string;
}

type Table = Readonly<Record<string, unknown>>;

const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * Reads pyproject.toml: PEP 621, PEP 735 groups, Poetry, uv, PDM.
 * @returns undefined where it is no TOML
 */
export function parsePyproject(text: string): ProjectFile | undefined {
  const root = parseToml(text);
  if (!root) return undefined;
  const project = tableOf(root['project']);
  const tool = tableOf(root['tool']);
  const poetry = tableOf(tool['poetry']);
  const find = createFinder(text);
  const lists: [unknown, Requirement['group']][] = [
    [project['dependencies'], 'main'],
    ...Object.values(tableOf(project['optional-dependencies'])).map(
      (list): [unknown, Requirement['group']] => [list, 'optional'],
    ),
    ...Object.values(tableOf(root['dependency-groups'])).map((list): [unknown, Requirement['group']] => [
      list,
      'dev',
    ]),
    [tableOf(root['build-system'])['requires'], 'optional'],
    [tableOf(tool['uv'])['dev-dependencies'], 'dev'],
    ...Object.values(tableOf(tableOf(tool['pdm'])['dev-dependencies'])).map(
      (list): [unknown, Requirement['group']] => [list, 'dev'],
    ),
  ];
  const tables: [unknown, Requirement['group']][] = [
    [poetry['dependencies'], 'main'],
    [poetry['dev-dependencies'], 'dev'],
    ...Object.entries(tableOf(poetry['group'])).map(([name, group]): [unknown, Requirement['group']] => [
      tableOf(group)['dependencies'],
      name === 'main' ? 'main' : 'dev',
    ]),
  ];
  const requirements = [
    ...lists.flatMap(([list, group]) => readList(list, group, find)),
    ...tables.flatMap(([table, group]) => readTable(table, group, find)),
  ];
  const name = project['name'] ?? poetry['name'];
  const requiresPython = project['requires-python'] ?? tableOf(poetry['dependencies'])['python'];
  return {
    requirements,
    isOpen: listOf(project['dynamic']).includes('dependencies'),
    ...(typeof name === 'string' ? { ownName: name } : {}),
    ...(typeof requiresPython === 'string' ? { requiresPython } : {}),
  };
}

/** Reads a Pipfile. */
export function parsePipfile(text: string): ProjectFile | undefined {
  const root = parseToml(text);
  if (!root) return undefined;
  const find = createFinder(text);
  return {
    requirements: [
      ...readTable(root['packages'], 'main', find),
      ...readTable(root['dev-packages'], 'dev', find),
    ],
    isOpen: false,
  };
}

/** The document; undefined where the text is no TOML. */
export function parseToml(text: string): Table | undefined {
  try {
    return tableOf(parse(text.replace(/^\ufeff/, '')));
  } catch {
    return undefined;
  }
}

/** Offset at which a text stops being TOML; undefined where it is. */
export function findTomlError(text: string): number | undefined {
  const clean = text.replace(/^\ufeff/, '');
  try {
    parse(clean);
    return undefined;
  } catch (error) {
    if (!(error instanceof TomlError)) return 0;
    let start = 0;
    for (let line = 1; line < error.line; line++) start = clean.indexOf('\n', start) + 1;
    return Math.min(text.length, start + error.column - 1 + text.length - clean.length);
  }
}

/** Finds where a name stands: quoted in a list, or as a key. The parser gives no places. */
type Finder = (written: string, asKey: boolean) => number;

function createFinder(text: string): Finder {
  const places = new Map<string, number>();
  for (const { 1: quote, 2: word, index } of text.matchAll(/(["'])([^"'\n]{1,300})\1/g)) {
    if (quote !== undefined && !places.has(`"${word}`)) places.set(`"${word}`, index + 1);
  }
  for (const { 1: blanks, 2: quote, 3: word, index } of text.matchAll(
    /^([ \t]*)(["']?)([A-Za-z0-9._-]{1,200})\2[ \t]*=/gm,
  )) {
    const key = `=${word}`;
    if (!places.has(key)) places.set(key, index + blanks!.length + quote!.length);
  }
  return (written, asKey) => places.get(`${asKey ? '=' : '"'}${written}`) ?? 0;
}

function readList(list: unknown, group: Requirement['group'], find: Finder): Requirement[] {
  return listOf(list).flatMap((item) => {
    if (typeof item !== 'string') return [];
    const requirement = parseRequirement(item.trim(), find(item, false), group);
    return requirement ? [requirement] : [];
  });
}

function readTable(table: unknown, group: Requirement['group'], find: Finder): Requirement[] {
  return Object.entries(tableOf(table)).flatMap(([name, value]): Requirement[] => {
    if (name === 'python') return [];
    const details = tableOf(value);
    const version = typeof value === 'string' ? value : details['version'];
    const spec = typeof version === 'string' ? version.replace(/\s+/g, '') : '';
    const plain = parseRequirement(name, find(name, true), group);
    if (!plain) return [];
    const isUrl = ['git', 'path', 'url', 'file'].some((key) => details[key] !== undefined);
    const pin = isUrl
      ? 'url'
      : spec === '' || spec === '*'
        ? 'none'
        : /^=*\d[^,*]*$/.test(spec)
          ? 'exact'
          : 'range';
    const isOptional = details['optional'] === true;
    return [{ ...plain, spec, pin, group: isOptional ? 'optional' : group }];
  });
}
