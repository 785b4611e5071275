import type { Severity } from '../../core/finding.js';
import type { Range } from '../../core/text.js';
import type { ComposeModel } from '../../models/compose.js';
import { getAt } from '../../syntax/compose/tree.js';
import type { ComposeNode, ComposeService, Origin } from '../../syntax/compose/types.js';

/** The name of a service where it is first written: what to point at when something is missing. */
export function placeOf(service: ComposeService): { readonly file: string; readonly range: Range } {
  const origin = service.nameOrigins[0] ?? service;
  return { file: origin.file, range: origin.keyRange ?? origin.range };
}

/** A value: its range, or its key where the value is a collection or empty. */
export function placeOfValue(node: Origin): { readonly file: string; readonly range: Range } {
  const { file, range, keyRange } = node;
  return { file, range: keyRange && range.end <= range.start ? keyRange : range };
}

/** The key of a value. */
export function placeOfKey(node: Origin): { readonly file: string; readonly range: Range } {
  return { file: node.file, range: node.keyRange ?? node.range };
}

/** What is worse in production: one step milder in files that are not for it. */
export function milder(model: ComposeModel, severity: Severity, inDevelopment: Severity = 'info'): Severity {
  return model.isDevelopment ? inDevelopment : severity;
}

/** Lets each place through once: what several services share is one mistake. */
export function createOnce(): (place: { readonly file: string; readonly range: Range }) => boolean {
  const seen = new Set<string>();
  return ({ file, range }) => {
    const key = `${range.start} ${range.end} ${file}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

/** A node of a service: `at(service, 'deploy', 'restart_policy')`. */
export function at(service: ComposeService, ...path: (string | number)[]): ComposeNode | undefined {
  return getAt(service.node, ...path);
}

const ONE_SHOT =
  /(?:^|[-_.])(?:migrat\w*|init\w*|setup|seed\w*|bootstrap|prepare|job|tests?|e2e|cli|tools?|lint|fixtures?|loader?|provision\w*|create\w*|import\w*)(?:$|[-_.\d])/i;

/** Whether a service is meant to end: another waits for its end, its name says so, or it is never restarted. */
export function isOneShot(model: ComposeModel, service: ComposeService): boolean {
  if (ONE_SHOT.test(service.name) || service.restart?.value === 'no') return true;
  if (service.restart?.value?.startsWith('on-failure') && service.ports.length === 0 && !service.healthcheck)
    return true;
  return model.project.services.some((other) =>
    other.dependencies.some(
      (dependency) =>
        dependency.service === service.name && dependency.condition === 'service_completed_successfully',
    ),
  );
}

/** Whether another service needs this one. */
export function isNeeded(model: ComposeModel, name: string): boolean {
  return model.project.services.some((other) => other.dependencies.some(({ service }) => service === name));
}

/** Whether all of a project is seen: what is missing here is not in a file that is laid over it. */
export function isWhole(model: ComposeModel): boolean {
  return !model.project.incomplete && (model.companions ?? []).length === 0;
}

/** Services that a project is judged by: those that profiles do not leave out, whole. */
export function judgedServices(model: ComposeModel): readonly ComposeService[] {
  return model.project.services.filter(
    (service) =>
      service.node.incomplete !== true && (service.image !== undefined || service.build !== undefined),
  );
}
