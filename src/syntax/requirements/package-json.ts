import type { Requirement } from './types.js';

/** What package.json asks for, and what it can run. */
export interface PackageJson {
  readonly name?: string;
  readonly requirements: readonly Requirement[];
  readonly scripts: ReadonlyMap<string, string>;
  /** Files that are started: `main`, `bin`. */
  readonly main?: string;
  /** `#internal/*` and its like resolve inside the package. */
  readonly hasImports: boolean;
  readonly isWorkspaceRoot: boolean;
}

const GROUPS: readonly (readonly [string, Requirement['group']])[] = [
  ['dependencies', 'main'],
  ['devDependencies', 'dev'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
];

/**
 * Reads package.json.
 * @returns undefined where it is no JSON object. https://docs.npmjs.com/cli/configuring-npm/package-json
 */
export function parsePackageJson(text: string): PackageJson | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!isRecord(data)) return undefined;
  const { name, main, imports, workspaces } = data;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof main === 'string' ? { main } : {}),
    requirements: GROUPS.flatMap(([key, group]) => readGroup(data[key], key, group, text)),
    scripts: new Map(
      Object.entries(isRecord(data['scripts']) ? data['scripts'] : {}).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key, value] as const] : [],
      ),
    ),
    hasImports: isRecord(imports),
    isWorkspaceRoot: workspaces !== undefined,
  };
}

function readGroup(table: unknown, key: string, group: Requirement['group'], text: string): Requirement[] {
  if (!isRecord(table)) return [];
  const from = Math.max(0, text.indexOf(`"${key}"`));
  return Object.entries(table).flatMap(([name, spec]): Requirement[] => {
    if (typeof spec !== 'string') return [];
    const at = text.indexOf(`"${name}"`, from + 1);
    const start = at < 0 ? 0 : at + 1;
    return [{ name, spec, pin: pinOf(spec), range: { start, end: start + name.length }, group }];
  });
}

function pinOf(spec: string): Requirement['pin'] {
  if (/^(?:[a-z+]+:|[\w.-]+\/[\w.-]+(?:#|$)|\.|~?\/)/i.test(spec) && !spec.startsWith('npm:')) return 'url';
  const version = spec.replace(/^npm:.*@/, '').trim();
  if (version === '' || version === '*' || version === 'latest') return 'none';
  return /^=?v?\d{1,20}\.\d{1,20}\.\d{1,20}[\w.+-]{0,100}$/.test(version) ? 'exact' : 'range';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
