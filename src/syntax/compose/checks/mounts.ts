import { problemAt } from '../load/state.js';
import { getItems, textOf } from '../tree.js';
import type { ComposeProblem, ComposeService, Origin } from '../types.js';

/** Two mounts with one target. */
export function checkMounts(service: ComposeService): ComposeProblem[] {
  const { name } = service;
  const found: ComposeProblem[] = [];
  const seen = new Map<string, { at: Origin; place: string }>();
  const add = (target: string, at: Origin, key: string, index: number) => {
    const place = `services.${name}.${key}[${index}]`;
    const first = seen.get(target);
    if (first === undefined) {
      seen.set(target, { at, place });
      return;
    }
    const says = `${place}: target … already mounted as ${first.place}`;
    const related = [{ file: first.at.file, range: first.at.range }];
    found.push(
      problemAt('value/duplicate-target', ['services', name, key, index], at, {
        args: { service: name },
        says,
        related,
      }),
    );
  };
  for (const [index, item] of getItems(service.node, 'tmpfs').entries()) {
    const target = textOf(item)?.split(':', 1)[0];
    if (target !== undefined) add(target, item, 'tmpfs', index);
  }
  for (const [index, mount] of service.volumes.entries()) {
    if (mount.target !== undefined) add(mount.target, mount, 'volumes', index);
  }
  return found;
}
