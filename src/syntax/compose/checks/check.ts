import type { ComposeInput, ComposeProblem, ComposeProject, ComposeService } from '../types.js';
import { checkBuild } from './build.js';
import { checkConflicts } from './conflicts.js';
import { checkFiles } from './files.js';
import { checkCycles } from './graph.js';
import { checkLimits } from './limits.js';
import { checkLists } from './lists.js';
import { checkMounts } from './mounts.js';
import { checkPorts } from './ports.js';
import { checkReferences } from './references.js';
import { checkResources } from './resources.js';
import { checkVolumes } from './volumes.js';

/** What every check gets. */
export interface CheckContext {
  readonly project: Omit<ComposeProject, 'problems'>;
  readonly input: ComposeInput;
  readonly services: ReadonlyMap<string, ComposeService>;
  readonly byContainer: ReadonlyMap<string, string>;
  /** Keys of the top-level sections. */
  readonly keys: Readonly<
    Record<'networks' | 'volumes' | 'secrets' | 'configs' | 'models', ReadonlySet<string>>
  >;
}

/**
 * Everything that Compose checks after the shape, in one run. Syntax of values in all services, as Compose
 * reads them before it looks at profiles; what fits together, in those that the profiles leave on.
 */
export function checkProject(project: CheckContext['project'], input: ComposeInput): ComposeProblem[] {
  const context = buildContext(project, input);
  const found: ComposeProblem[] = checkResources(project);
  for (const service of project.services) {
    found.push(...checkPorts(service), ...checkVolumes(service), ...checkLists(service));
    if (service.disabled) continue;
    found.push(
      ...checkConflicts(service, context),
      ...checkBuild(service, context),
      ...checkLimits(service),
      ...checkMounts(service),
      ...checkReferences(service, context),
      ...checkFiles(service, context),
    );
  }
  found.push(...checkCycles(project), ...checkName(context));
  return found;
}

function buildContext(project: CheckContext['project'], input: ComposeInput): CheckContext {
  const keysOf = (resources: readonly { readonly key: string }[]) =>
    new Set(resources.map((resource) => resource.key));
  const { networks, volumes, secrets, configs, models } = project;
  return {
    project,
    input,
    services: new Map(project.services.map((service) => [service.name, service])),
    byContainer: new Map(
      project.services.map((service) => [service.containerName?.value ?? '', service.name]),
    ),
    keys: {
      networks: keysOf(networks),
      volumes: keysOf(volumes),
      secrets: keysOf(secrets),
      configs: keysOf(configs),
      models: keysOf(models),
    },
  };
}

function checkName({ project, input }: CheckContext): ComposeProblem[] {
  if (input.projectName !== '') return [];
  const written = project.name?.value;
  if (project.name !== undefined && (written === undefined || /[a-z0-9]/i.test(written))) return [];
  const file = project.files[0]?.path ?? '';
  const says = 'project name must not be empty';
  const code = 'name/missing';
  return [
    { code, path: ['name'], file, range: { start: 0, end: 0 }, args: {}, refuses: true, composeSays: says },
  ];
}
