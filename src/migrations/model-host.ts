import { findHostOfUrl } from '../providers/host-of-url.js';
import type { ProviderInfo } from '../providers/types.js';
import { directoryOf } from '../syntax/compose/paths.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { listComposeSettings } from './compose-settings.js';
import { listDockerfileSettings } from './dockerfile-settings.js';
import type { Setting } from './settings.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/**
 * Who answers where a model is asked for, by the base URLs that the same program may read: undefined for a gateway or a
 * local server, whose names for models are its own, and where they lead to several.
 */
export function findHostOfModel(
  provider: ProviderInfo,
  setting: Setting,
  work: Work,
): ProviderInfo | undefined {
  const { foreignNames, baseUrlVariable } = provider;
  const names = new Set([baseUrlVariable, ...foreignNames.baseUrl]);
  const hosts = new Set(listUrls(setting, names, work).map((url) => findHostOfUrl(provider, url)));
  return hosts.size === 0 ? provider : hosts.size === 1 ? [...hosts][0] : undefined;
}

/** Base URLs in the same file, and in those that are read with it. */
function listUrls({ file, promise }: Setting, names: ReadonlySet<string>, work: Work): string[] {
  if (file.kind === 'dockerfile')
    return listDockerfileSettings(file.text).flatMap(({ name, value }) => (names.has(name) ? [value] : []));
  if (file.kind !== 'compose') {
    const groups = work.togetherWith(file);
    const paths = new Set([file.path, ...groups.flatMap(({ files }) => files)]);
    const over = groups.flatMap((group) => group.over.map(({ setting }) => setting));
    return [
      ...[...paths].flatMap((one) => inEnv(work.find(one), names, work)),
      ...over.flatMap(({ name, value = '' }) => (names.has(name) ? literalUrls(value) : [])),
    ];
  }
  const folder = directoryOf(file.path);
  const service = /^services\.([^.]+)\./.exec(promise)?.[1];
  const envFiles = [
    folder === '' ? '.env' : `${folder}/.env`,
    ...(service === undefined ? [] : work.envFilesOf(folder, service)),
  ];
  // What stands in an extension field may be merged into any service.
  const isNear = (other: string) =>
    other.startsWith('x-') || promise.startsWith('x-') || nameOf(other) === nameOf(promise);
  const beside = listComposeSettings(work.yamlOf(file)).filter(
    (one) => names.has(one.name) && isNear(one.path),
  );
  return [
    ...beside.flatMap(({ value = '' }) => literalUrls(value)),
    ...[...new Set(envFiles)].flatMap((one) => inEnv(work.find(one), names, work)),
  ];
}

/** `services.<name>` of a path. */
const nameOf = (path: string) => path.split('.', 2).join('.');

function inEnv(file: MigratableFile | undefined, names: ReadonlySet<string>, work: Work): string[] {
  if (!file || (file.kind !== 'env' && file.kind !== 'env-template')) return [];
  const syntax = work.dotenvOf(file);
  return [...names].flatMap((name) => {
    const last = findAssignments(syntax, name).at(-1);
    return last ? literalUrls(syntax.text.slice(last.inner.start, last.inner.end)) : [];
  });
}

/** An address as it stands, or the default of a reference: `${OPENAI_BASE_URL:-https://…}`. */
function literalUrls(value: string): string[] {
  const text = value.trim();
  if (!text.includes('$')) return text === '' ? [] : [text];
  const written = text.match(/https?:\/\/[^\s"'{}$]+/g);
  if (written) return written;
  // A reference alone is most often empty; what is put together leads somewhere else.
  return /^\$(?:\w+|\{\w+(?:[^\w{}][^{}]*)?\})$/.test(text) ? [] : ['http://elsewhere.invalid'];
}
