import type { Suppression } from '../core/suppress.js';
import { type Host, resolvePath } from '../host.js';
import { parseYaml, yamlAt, type YamlNode } from '../syntax/yaml/index.js';

/** What dclint's own configuration says. */
export interface DclintConfig {
  /** The rules that it turns off, for each of the files. */
  readonly suppressionsFor: (files: readonly string[]) => Suppression[];
  readonly notes: readonly string[];
}

/** Names under which dclint looks for its configuration, in its order: those that hold data. */
const DATA = ['package.json', '.dclintrc', '.dclintrc.json', '.dclintrc.yaml', '.dclintrc.yml'] as const;
/** Those that are programs. Nothing of an inspected project is run. */
const PROGRAMS = ['.dclintrc', 'dclint.config'].flatMap((name) =>
  ['js', 'ts', 'mjs', 'cjs'].map((ending) => `${name}.${ending}`),
);
const MAX_BYTES = 1024 * 1024;

/** Reads dclint's configuration in the root; of one that is a program, says that it is not read. */
export async function readDclintConfig(host: Host, root: string): Promise<DclintConfig> {
  const names = new Set((await host.list(root)).map(({ name }) => name));
  for (const name of DATA) {
    if (!names.has(name)) continue;
    const read = host.readText(resolvePath(root, name), { label: name, maxBytes: MAX_BYTES });
    const text = (await read.catch(() => undefined))?.text;
    if (text === undefined || (name === 'package.json' && !text.includes('"dclint"'))) continue;
    const config = parseYaml(name, text).documents[0]?.root;
    const rules = listDisabled(name === 'package.json' ? yamlAt(config, 'dclint') : config);
    if (rules.length === 0) return { suppressionsFor: () => [], notes: [] };
    return { suppressionsFor: (files) => files.map((file) => suppress(file, name, rules)), notes: [] };
  }
  const program = PROGRAMS.find((name) => names.has(name));
  const note = `${program} is a program and is not run: what it turns off is on here; .dclintrc.json would be read`;
  return { suppressionsFor: () => [], notes: program === undefined ? [] : [note] };
}

/** The rules with severity 0. */
function listDisabled(config: YamlNode | undefined): readonly string[] {
  const rules = yamlAt(config, 'rules');
  if (rules?.kind !== 'map') return [];
  return [...rules.entries].flatMap(([name, { value }]) => {
    const level = value.kind === 'seq' ? value.items[0] : value;
    const off =
      level?.kind === 'scalar' && (level.value === 0 || level.value === 'off' || level.value === false);
    return off ? [`dclint:${name}`] : [];
  });
}

function suppress(file: string, name: string, rules: readonly string[]): Suppression {
  const reason = `turned off in ${name}`;
  return { file, range: { start: 0, end: 0 }, rules, reason, lines: undefined, foreign: true };
}
