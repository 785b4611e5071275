import { problemAt } from '../load/state.js';
import { suggestWord } from '../shape/suggest.js';
import { getAt, originOf } from '../tree.js';
import type { ComposeProblem, ComposeService, Origin } from '../types.js';
import { readAttachments } from '../normalise/parts.js';
import type { CheckContext } from './check.js';

type Section = keyof CheckContext['keys'];
const whats = {
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
} as const;

/** What a service names and the project does not have. */
export function checkReferences(service: ComposeService, context: CheckContext): ComposeProblem[] {
  if (context.project.incomplete) return [];
  const found: ComposeProblem[] = [];
  const check = (
    section: Section,
    use: Origin & { readonly key: string },
    path: readonly (string | number)[],
  ) => {
    const known = context.keys[section];
    if (known.has(use.key)) return;
    const inBuild = path[0] === 'build';
    const what = whats[section];
    const args = { service: service.name, key: use.key, ...describeKnown(use.key, known) };
    const says = `service "${service.name}" refers to undefined ${inBuild ? 'build ' : ''}${what} ${use.key}: invalid compose project`;
    const code = inBuild ? 'ref/build-secret' : (`ref/${what}` as const);
    found.push(problemAt(code, ['services', service.name, ...path], use, { args, says }));
  };
  for (const use of service.networks) {
    if (use.key !== 'default') check('networks', use, ['networks', use.key]);
  }
  for (const [index, mount] of service.volumes.entries()) {
    if (mount.type !== 'volume' || mount.source === undefined || mount.source === '') continue;
    const at = mount.syntax === 'long' ? (getAt(mount.node, 'source') ?? mount) : mount;
    check('volumes', { ...originOf(at), key: mount.source }, ['volumes', index]);
  }
  const inBuild = readAttachments(getAt(service.node, 'build', 'secrets'));
  for (const [index, use] of inBuild.entries()) check('secrets', use, ['build', 'secrets', index]);
  for (const [index, use] of service.configs.entries()) check('configs', use, ['configs', index]);
  for (const [index, use] of service.secrets.entries()) check('secrets', use, ['secrets', index]);
  for (const use of service.models) check('models', use, ['models', use.key]);
  return [...found, ...checkDependencies(service, context)];
}

/** The names that there are, where they are few, and the one that may have been meant. */
function describeKnown(
  key: string,
  all: { readonly size: number; keys(): Iterable<string> },
  except?: string,
) {
  const known: string[] = [];
  // What has thousands of names is generated: each unknown one is not compared with each.
  for (const name of all.keys()) {
    if (known.length >= 200) break;
    if (name !== except) known.push(name);
  }
  const didYouMean = suggestWord(key, known);
  return { ...(all.size <= 50 ? { known } : {}), ...(didYouMean === undefined ? {} : { didYouMean }) };
}

function checkDependencies(service: ComposeService, context: CheckContext): ComposeProblem[] {
  return service.dependencies.flatMap((dependency) => {
    const { service: name, via } = dependency;
    const target = context.services.get(name);
    if (target !== undefined && (!target.disabled || dependency.required !== true)) return [];
    const path = ['services', service.name, via, ...(via === 'depends_on' ? [name] : [])];
    const says = `service "${service.name}" depends on undefined service "${name}": invalid compose project`;
    const args = { service: service.name, reference: name, via };
    if (target !== undefined) {
      const profiles = target.profiles.map((profile) => profile.value);
      return [problemAt('ref/service-disabled', path, dependency, { args: { ...args, profiles }, says })];
    }
    const byContainer = name === '' ? undefined : context.byContainer.get(name);
    const meant = byContainer === undefined ? {} : { didYouMean: byContainer };
    return [
      problemAt('ref/service', path, dependency, {
        args: { ...args, ...describeKnown(name, context.services, service.name), ...meant },
        says,
      }),
    ];
  });
}
