import { parseYaml } from './parse.js';
import type { YamlFile } from './types.js';

/** Reads a text as YAML: {@link parseYaml}, or that with a memory. */
export type ReadYaml = (path: string, text: string) => YamlFile;

/** A reader that parses each text once, however often a run asks for it. */
export function createYamlReader(): ReadYaml {
  const known = new Map<string, YamlFile>();
  return (path, text) => {
    const found = known.get(path);
    if (found !== undefined && found.text === text) return found;
    const file = parseYaml(path, text);
    known.set(path, file);
    return file;
  };
}
