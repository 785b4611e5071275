import { problemAt } from '../load/state.js';
import type { ComposeDependency, ComposeProblem, ComposeProject, ComposeService } from '../types.js';

interface Step {
  readonly service: ComposeService;
  readonly edges: readonly ComposeDependency[];
  next: number;
}

/** Services that wait for each other, and container names that two of them have. */
export function checkCycles(project: Omit<ComposeProject, 'problems'>): ComposeProblem[] {
  const enabled = new Map(
    project.services.filter((service) => !service.disabled).map((service) => [service.name, service]),
  );
  const done = new Set<string>();
  const found: ComposeProblem[] = [];
  for (const service of enabled.values()) found.push(...searchFrom(service, enabled, done));
  return [...found, ...checkContainerNames([...enabled.values()])];
}

/** Depth first, without recursion: each edge is walked once. */
function searchFrom(
  start: ComposeService,
  enabled: ReadonlyMap<string, ComposeService>,
  done: Set<string>,
): ComposeProblem[] {
  const found: ComposeProblem[] = [];
  if (done.has(start.name)) return found;
  const stack: Step[] = [{ service: start, edges: start.dependencies, next: 0 }];
  const places = new Map([[start.name, 0]]);
  while (stack.length > 0) {
    const step = stack.at(-1)!;
    const edge = step.edges[step.next++];
    if (edge === undefined) {
      done.add(step.service.name);
      places.delete(step.service.name);
      stack.pop();
      continue;
    }
    const target = enabled.get(edge.service);
    if (target === undefined || done.has(target.name)) continue;
    const place = places.get(target.name);
    if (place === undefined) {
      places.set(target.name, stack.length);
      stack.push({ service: target, edges: target.dependencies, next: 0 });
    } else found.push(describeCycle(stack.slice(place), edge));
  }
  return found;
}

function describeCycle(steps: readonly Step[], edge: ComposeDependency): ComposeProblem {
  const names = [...steps.map((step) => step.service.name), edge.service];
  const last = names.at(-2) ?? '';
  const says = `dependency cycle detected: ${names.join(' -> ')}`;
  const related = steps.slice(0, -1).flatMap((step) => {
    const used = step.edges[step.next - 1];
    return used === undefined ? [] : [{ file: used.file, range: used.range }];
  });
  return problemAt('ref/cycle', ['services', last, edge.via], edge, {
    args: { services: names },
    says,
    related,
  });
}

function checkContainerNames(services: readonly ComposeService[]): ComposeProblem[] {
  const seen = new Map<string, ComposeService>();
  const found: ComposeProblem[] = [];
  for (const service of services) {
    const name = service.containerName;
    if (name?.value === undefined || name.value === '') continue;
    const first = seen.get(name.value);
    if (first === undefined) {
      seen.set(name.value, service);
      continue;
    }
    const says = `services.${service.name}: container name is already in use by service ${first.name}`;
    const place = first.containerName;
    const related = place === undefined ? [] : [{ file: place.file, range: place.range }];
    const path = ['services', service.name, 'container_name'];
    found.push(
      problemAt('conflict/container-name', path, name, {
        args: { service: service.name, other: first.name },
        says,
        related,
      }),
    );
  }
  return found;
}
