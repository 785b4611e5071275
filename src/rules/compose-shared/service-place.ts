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

/** Tells services that are meant to end: another waits for their end, their name says so, or nothing starts them again. */
export function createOneShotTest({ project }: ComposeModel): (service: ComposeService) => boolean {
  const awaited = new Set(
    project.services.flatMap(({ dependencies }) =>
      dependencies.flatMap(({ service, condition }) =>
        condition === 'service_completed_successfully' ? [service] : [],
      ),
    ),
  );
  return (service) => {
    const policy = service.restart?.value ?? '';
    if (awaited.has(service.name) || ONE_SHOT.test(service.name) || policy === 'no') return true;
    return policy.startsWith('on-failure') && service.ports.length === 0 && service.healthcheck === undefined;
  };
}

/** Names of the services that others need. */
export function neededNames({ project }: ComposeModel): ReadonlySet<string> {
  return new Set(project.services.flatMap(({ dependencies }) => dependencies.map(({ service }) => service)));
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
