import type { Range } from '../../core/text.js';
import type { ComposeModel } from '../../models/compose.js';
import { resolveInside } from '../../syntax/compose/paths.js';
import type { ComposeService, ComposeVariable } from '../../syntax/compose/types.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { askOnce } from '../shared/ask-once.js';
import { findUrlHosts, findVariableHost, isForOthers } from './references-addressees.js';
import { readNginx } from './references-nginx.js';
import { readPrometheus } from './references-prometheus.js';

/** A host that a service is told to speak to: where it says so, and how sure it is that the service itself will. */
export interface HostUse {
  readonly service: ComposeService;
  readonly host: string;
  readonly port: number | undefined;
  readonly file: string;
  readonly range: Range;
  /** The variable, or the kind of file. */
  readonly where: string;
  readonly from: 'environment' | 'nginx' | 'prometheus';
  readonly isBackend: boolean;
}

/** Every host in the variables of a project's services, and in the nginx and Prometheus files that they mount. */
export const findHostUses = askOnce((model: ComposeModel): readonly HostUse[] => [...hostUsesOf(model)]);

function* hostUsesOf(model: ComposeModel): Generator<HostUse> {
  for (const service of model.project.services) {
    yield* inEnvironment(model, service);
    yield* inEnvFiles(model, service);
    for (const { path, target } of mountedFiles(model, service)) {
      const text = model.readMounted(path);
      if (text === undefined) continue;
      if (target.startsWith('/etc/nginx')) yield* inNginx(service, path, text);
      else if (/prometheus(?:(?!prometheus)[^/])*\.ya?ml$/.test(target)) {
        for (const found of readPrometheus(path, text)) {
          yield { service, ...found, file: path, where: path, from: 'prometheus', isBackend: true };
        }
      }
    }
  }
}

function* inEnvironment(model: ComposeModel, service: ComposeService): Generator<HostUse> {
  for (const variable of service.environment) {
    const { key, value } = variable;
    if (value === undefined) continue;
    const text = value.text.parts.map((part) => (typeof part === 'string' ? part : '\0')).join('');
    for (const found of hostsIn(key, text)) {
      const range = locate(model, variable, found.host);
      yield { service, ...found, file: value.file, range, where: key, from: 'environment' };
    }
  }
}

function* hostsIn(key: string, text: string) {
  const named = findVariableHost(key, text);
  if (named) yield named;
  else for (const found of findUrlHosts(text)) if (found.isBackend || !isForOthers(key)) yield found;
}

/** The host's own letters where the file shows them once as such, else the whole value. */
function locate(model: ComposeModel, { value, range: whole }: ComposeVariable, host: string): Range {
  const range = value?.range ?? whole;
  const source = model.textOf(value?.file ?? '')?.slice(range.start, range.end) ?? '';
  for (const before of ['@', '//']) {
    const at = source.indexOf(before + host);
    if (at !== -1)
      return { start: range.start + at + before.length, end: range.start + at + before.length + host.length };
  }
  return range;
}

function* inEnvFiles(model: ComposeModel, service: ComposeService): Generator<HostUse> {
  const own = new Set(service.environment.map(({ key }) => key));
  for (const { resolved, format } of service.envFiles) {
    const text = resolved === undefined ? undefined : model.readMounted(resolved);
    if (resolved === undefined || text === undefined || (format !== undefined && format !== '')) continue;
    const { values, origins } = readDotenv(text, { reader: 'compose' });
    for (const [key, value] of Object.entries(values)) {
      // What `environment` sets counts more.
      if (value === null || own.has(key)) continue;
      const range = origins[key]?.value;
      if (!range) continue;
      for (const found of hostsIn(key, value)) {
        const source = text.slice(range.start, range.end);
        const at = source.indexOf(found.host);
        const exact =
          at === -1 ? range : { start: range.start + at, end: range.start + at + found.host.length };
        yield { service, ...found, file: resolved, range: exact, where: key, from: 'environment' };
      }
    }
  }
}

function* inNginx(service: ComposeService, path: string, text: string): Generator<HostUse> {
  const { upstreams, groups } = readNginx(text);
  for (const { host, port, range, isMember } of upstreams) {
    if (!isMember && groups.includes(host)) continue;
    yield { service, host, port, range, file: path, where: path, from: 'nginx', isBackend: true };
  }
}

/** Files of the host with their places in the container: mounted ones, those in mounted folders, and configs. */
function mountedFiles(
  { project, pathKind, listFolder }: ComposeModel,
  service: ComposeService,
): { readonly path: string; readonly target: string }[] {
  const mounts = service.volumes.flatMap(({ hostPath, target }) => {
    if (hostPath === undefined || target === undefined) return [];
    if (pathKind(hostPath) === 'file') return [{ path: hostPath, target }];
    return (listFolder?.(hostPath) ?? [])
      .filter((name) => /\.(?:conf|template|ya?ml)$/.test(name))
      .map((name) => ({ path: hostPath === '' ? name : `${hostPath}/${name}`, target: `${target}/${name}` }));
  });
  const configs = service.configs.flatMap(({ key, target }) => {
    const resource = project.configs.find((one) => one.key === key);
    const folder = project.files.find(({ path }) => path === resource?.file)?.directory ?? project.directory;
    const path =
      resource?.filePath?.value === undefined ? undefined : resolveInside(folder, resource.filePath.value);
    return path === undefined || target === undefined ? [] : [{ path, target }];
  });
  return [...mounts, ...configs];
}
