export { parseYaml } from './parse.js';
export { isYamlMap, isYamlSeq, yamlAt, yamlEntry } from './query.js';
export { createYamlReader, type ReadYaml } from './reader.js';
export { resolvePlain } from './resolve-scalar.js';
export type * from './types.js';
