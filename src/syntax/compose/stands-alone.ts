import { parseYaml } from '../yaml/parse.js';
import { yamlAt } from '../yaml/query.js';
import type { ReadYaml } from '../yaml/reader.js';
import type { YamlFile } from '../yaml/types.js';

/** Tells what a file defines and names. */
export type NameReader = (path: string) => ComposeNames;

/** A name reader that looks at each file once; a file that cannot be read has no names. */
export function createNameReader(
  readFile: (path: string) => string | undefined,
  readYaml: ReadYaml = parseYaml,
): NameReader {
  const known = new Map<string, ComposeNames>();
  return (path) => {
    const names = known.get(path) ?? collectNames(readYaml(path, readFile(path) ?? ''));
    known.set(path, names);
    return names;
  };
}

/** Whether each service of a file has an image or a build of its own, and names nothing that only the base defines. */
export function standsAlone(own: ComposeNames, other: ComposeNames): boolean {
  if (own.incomplete.some((name) => other.includes || other.services.has(name))) return false;
  return own.references.every(([section, name]) => own[section].has(name) || !other[section].has(name));
}

type Section = 'services' | 'networks' | 'volumes' | 'secrets' | 'configs';

/** What one file defines and names, by itself. */
export interface ComposeNames extends Readonly<Record<Section, Set<string>>> {
  /** Services with neither image nor build. */
  readonly incomplete: string[];
  /** Whether it includes other files, whose services are not looked up here. */
  includes: boolean;
  readonly references: (readonly [Section, string])[];
}

function collectNames(file: YamlFile): ComposeNames {
  const names: ComposeNames = {
    services: new Set(),
    networks: new Set(),
    volumes: new Set(),
    secrets: new Set(),
    configs: new Set(),
    incomplete: [],
    includes: false,
    references: [],
  };
  for (const { root } of file.documents) {
    for (const section of ['services', 'networks', 'volumes', 'secrets', 'configs'] as const) {
      const map = yamlAt(root, section);
      if (map?.kind === 'map') for (const key of map.entries.keys()) names[section].add(key);
    }
    if (yamlAt(root, 'include') !== undefined) names.includes = true;
    const services = yamlAt(root, 'services');
    if (services?.kind !== 'map') continue;
    for (const [name, entry] of services.entries) {
      const keys = entry.value.kind === 'map' ? entry.value.entries : new Map<string, never>();
      if (!['image', 'build', 'extends', 'provider'].some((key) => keys.has(key)))
        names.incomplete.push(name);
      for (const [key, section] of [
        ['depends_on', 'services'],
        ['networks', 'networks'],
        ['secrets', 'secrets'],
        ['configs', 'configs'],
      ] as const) {
        for (const used of namesIn(keys.get(key)?.value)) names.references.push([section, used]);
      }
      for (const used of namesIn(keys.get('volumes')?.value)) {
        const source = used.split(':')[0] ?? '';
        if (used.includes(':') && /^[a-zA-Z0-9]/.test(source)) names.references.push(['volumes', source]);
      }
    }
  }
  return names;
}

function namesIn(node: ReturnType<typeof yamlAt>): string[] {
  if (node?.kind === 'map') return [...node.entries.keys()];
  if (node?.kind !== 'seq') return [];
  return node.items.flatMap((item) => {
    const at = item.kind === 'map' ? yamlAt(item, 'source') : item;
    return at?.kind === 'scalar' && typeof at.value === 'string' ? [at.value] : [];
  });
}
