import type { Range } from '../../core/text.js';
import { parseYaml } from '../yaml/parse.js';
import type { YamlFile, YamlNode, YamlScalar } from '../yaml/types.js';

/** One env_file entry as written: the path is not interpolated and relative to the compose file. */
export interface EnvFileEntry {
  readonly service: string;
  readonly path: string;
  readonly required: boolean;
  readonly format: string | undefined;
  readonly range: Range;
}

/**
 * Lists the `env_file` entries of one compose file, without building a project. Never throws.
 * @param yaml the same text, where it has been parsed already
 */
export function listEnvFiles(text: string, yaml: YamlFile = parseYaml('', text)): readonly EnvFileEntry[] {
  const found: EnvFileEntry[] = [];
  for (const document of yaml.documents) {
    const services = document.root?.kind === 'map' ? document.root.entries.get('services')?.value : undefined;
    if (services?.kind !== 'map') continue;
    for (const [service, entry] of services.entries) {
      const value = entry.value.kind === 'map' ? entry.value.entries.get('env_file')?.value : undefined;
      found.push(...readEnvFiles(service, value));
    }
  }
  return found;
}

/** The entries of the value of one `env_file`. */
export function readEnvFiles(service: string, value: YamlNode | undefined): readonly EnvFileEntry[] {
  const items = value?.kind === 'seq' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => readEntry(service, item) ?? []);
}

function readEntry(service: string, node: YamlNode): EnvFileEntry | undefined {
  if (node.kind === 'seq') return undefined;
  const path = node.kind === 'map' ? node.entries.get('path')?.value : node;
  if (path?.kind !== 'scalar' || typeof path.value !== 'string' || path.value === '') return undefined;
  const option = (key: string): YamlScalar | undefined => {
    const value = node.kind === 'map' ? node.entries.get(key)?.value : undefined;
    return value?.kind === 'scalar' ? value : undefined;
  };
  const format = option('format')?.value;
  const required = option('required')?.value;
  return {
    service,
    path: path.value,
    required: required !== false && required !== 'false',
    format: typeof format === 'string' ? format : undefined,
    range: path.range,
  };
}
