import { entriesOf, getAt, getItems, getList, getMap, isNull, originOf, textOf } from '../tree.js';
import type {
  ComposeAttachment,
  ComposeEnvFile,
  ComposeHealthcheck,
  ComposeLimit,
  ComposeMap,
  ComposeNode,
  Origin,
} from '../types.js';
import { parseDuration } from '../values/duration.js';
import { readCommand } from './commands.js';
import { locateParsed, locateText } from './scalars.js';
import type { Resolve } from './volumes.js';

/** Reads `env_file` or `label_file`: a path, several, or maps. */
export function readEnvFiles(node: ComposeNode | undefined, resolve: Resolve): ComposeEnvFile[] {
  return getItems(node).flatMap((item) => {
    const at = item.kind === 'map' ? getAt(item, 'path') : item;
    const path = locateText(at);
    if (path === undefined || at === undefined) return [];
    const required = getAt(item, 'required');
    const flag = required?.kind === 'scalar' ? required.value : true;
    const resolved = path.value === undefined ? undefined : resolve(at, path.value);
    const format = textOf(getAt(item, 'format'));
    return [
      { ...originOf(item), path, resolved, format, required: typeof flag === 'boolean' ? flag : undefined },
    ];
  });
}

/** Reads `networks`, `models` (a list of names or a map) and `secrets`, `configs` (names or maps with `source`). */
export function readAttachments(node: ComposeNode | undefined): ComposeAttachment[] {
  if (node?.kind === 'map') {
    return [...node.entries.values()].map((entry) => ({
      ...originOf(entry.value),
      range: entry.keyRange,
      keyRange: entry.keyRange,
      key: entry.key,
      node: entry.value.kind === 'map' ? entry.value : undefined,
      target: undefined,
    }));
  }
  return getList(node).flatMap((item) => {
    const long = item.kind === 'map' ? item : undefined;
    const at = long === undefined ? item : getAt(long, 'source');
    // Compose looks for one without a name, and does not find it.
    const key = long !== undefined && at === undefined ? '' : textOf(at);
    if (key === undefined) return [];
    return [{ ...originOf(at ?? item), key, node: long, target: textOf(getAt(long, 'target')) }];
  });
}

/** Reads `healthcheck`. */
export function readHealthcheck(node: ComposeNode | undefined): ComposeHealthcheck | undefined {
  if (node?.kind !== 'map') return undefined;
  const test = readCommand(getAt(node, 'test'), false);
  const disable = getAt(node, 'disable');
  const off = disable?.kind === 'scalar' && disable.value === true;
  return {
    ...originOf(node),
    node,
    disabled: off || test?.words?.[0] === 'NONE' || test?.text === 'NONE',
    test,
    interval: locateParsed(getAt(node, 'interval'), parseDuration),
    timeout: locateParsed(getAt(node, 'timeout'), parseDuration),
    startPeriod: locateParsed(getAt(node, 'start_period'), parseDuration),
    retries: locateParsed(getAt(node, 'retries'), Number),
  };
}

/** Reads a limit from the first of several places that has it. */
export function readLimit(
  service: ComposeMap,
  parse: (text: string) => number | undefined,
  ...places: readonly (readonly string[])[]
): ComposeLimit | undefined {
  for (const path of places) {
    const node = getAt(service, ...path);
    if (node === undefined || isNull(node)) continue;
    const text = textOf(node);
    return { ...originOf(node), path, value: text === undefined ? undefined : parse(text) };
  }
  return undefined;
}

/** Reads `extra_hosts`: the names. */
export function readExtraHosts(node: ComposeNode | undefined): { host: string; origin: Origin }[] {
  if (node?.kind === 'map')
    return entriesOf(node).map((entry) => ({ host: entry.key, origin: originOf(entry.value) }));
  return getList(node).flatMap((item) => {
    const host = textOf(item)?.split(/[=:]/, 1)[0];
    return host === undefined ? [] : [{ host, origin: originOf(item) }];
  });
}

/** How many containers a service runs: 1 where nothing says so, undefined where that is unknown. */
export function readReplicas(service: ComposeMap): number | undefined {
  const node = getAt(service, 'scale') ?? getAt(service, 'deploy', 'replicas');
  if (node === undefined || isNull(node)) return 1;
  const text = textOf(node);
  return text !== undefined && /^[-+]?[0-9]+$/.test(text) ? Number(text) : undefined;
}

/** Reads `logging`. */
export function readLogging(service: ComposeMap): ComposeMap | undefined {
  return getMap(service, 'logging');
}
