import { problemAt } from '../load/state.js';
import { suggestWord } from '../shape/suggest.js';
import { getAt } from '../tree.js';
import type { ComposeProblem, ComposeProblemCode, ComposeService, Origin } from '../types.js';
import { readAttachments } from '../normalise/parts.js';
import type { CheckContext } from './check.js';

/** What a service names and the project does not have. */
export function checkReferences(service: ComposeService, context: CheckContext): ComposeProblem[] {
  const { project } = context;
  if (project.incomplete) return [];
  const found: ComposeProblem[] = [];
  const path = ['services', service.name];
  const check = (code: ComposeProblemCode, what: string, key: string, at: Origin, known: readonly { readonly key: string }[], ...where: string[]) => {
    if (known.some((other) => other.key === key)) return;
    const names = known.map((other) => other.key);
    const didYouMean = suggestWord(key, names);
    const args = { service: service.name, key, known: names, ...(didYouMean === undefined ? {} : { didYouMean }) };
    const says = `service "${service.name}" refers to undefined ${what} ${key}: invalid compose project`;
    found.push(problemAt(code, [...path, ...where], at, { args, says }));
  };
  for (const use of service.networks) {
    if (use.key !== 'default') check('ref/network', 'network', use.key, use, project.networks, 'networks', use.key);
  }
  for (const [index, mount] of service.volumes.entries()) {
    if (mount.type !== 'volume' || mount.source === undefined || mount.source === '') continue;
    const at = mount.syntax === 'long' ? (getAt(mount.node, 'source') ?? mount) : mount;
    check('ref/volume', 'volume', mount.source, at, project.volumes, 'volumes', String(index));
  }
  for (const use of readAttachments(getAt(service.node, 'build', 'secrets'))) {
    check('ref/build-secret', 'build secret', use.key, use, project.secrets, 'build', 'secrets');
  }
  for (const use of service.configs) check('ref/config', 'config', use.key, use, project.configs, 'configs');
  for (const use of service.secrets) check('ref/secret', 'secret', use.key, use, project.secrets, 'secrets');
  for (const use of service.models) check('ref/model', 'model', use.key, use, project.models, 'models');
  return [...found, ...checkDependencies(service, context)];
}

function checkDependencies(service: ComposeService, { project }: CheckContext): ComposeProblem[] {
  return service.dependencies.flatMap((dependency) => {
    const { service: name, via } = dependency;
    const target = project.services.find((other) => other.name === name);
    if (target !== undefined && (!target.disabled || dependency.required !== true)) return [];
    const path = ['services', service.name, via, ...(via === 'depends_on' ? [name] : [])];
    const says = `service "${service.name}" depends on undefined service "${name}": invalid compose project`;
    if (target !== undefined) {
      const profiles = target.profiles.map((profile) => profile.value);
      const args = { service: service.name, reference: name, via, profiles };
      return [problemAt('ref/service-disabled', path, dependency, { args, says })];
    }
    const known = project.services.map((other) => other.name);
    const byContainer = project.services.find((other) => other.containerName?.value === name)?.name;
    const didYouMean = byContainer ?? suggestWord(name, known.filter((other) => other !== service.name));
    const args = { service: service.name, reference: name, via, known, ...(didYouMean === undefined ? {} : { didYouMean }) };
    return [problemAt('ref/service', path, dependency, { args, says })];
  });
}
