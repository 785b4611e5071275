import type { Severity } from '../core/finding.js';
import { makeProblem } from './problems.js';
import type { ContractInput, ContractProblem, ContractVariable, Environment } from './types.js';

type When = boolean | readonly Environment[] | undefined;

/** How strictly something is required in an environment: staging counts as production, as a warning. */
function demandOf(when: When, environment: Environment): Severity | undefined {
  if (when === undefined || when === false) return undefined;
  if (when === true || when.includes(environment)) return 'error';
  return environment === 'staging' && when.includes('production') ? 'warning' : undefined;
}

/** Whether a service is of the kind that a word names: `db` as a part of its own, `postgres` as the start of one. */
function isNamed(service: string, word: string): boolean {
  const parts = service.toLowerCase().split(/[-_.]/);
  return parts.some((part) => part === word || (word.length > 3 && part.startsWith(word)));
}

function demandOfCompose({ meta }: ContractVariable, input: ContractInput): Severity | undefined {
  if (!input.compose || !demandOf(meta.requiredWithCompose, input.environment)) return undefined;
  const { services } = input.compose;
  const words = meta.requiredWithService;
  const beside =
    !words ||
    services.length === 0 ||
    services.some((service) => words.some((word) => isNamed(service, word)));
  // It may stand in another env file, or in the compose file itself: a warning, not an error.
  return beside ? 'warning' : undefined;
}

/** What is wrong with a variable that is not set, or set to nothing; undefined when that is all right. */
export function checkPresence(
  variable: ContractVariable,
  isEmpty: boolean,
  input: ContractInput,
  isSet: (name: string) => boolean,
): ContractProblem | undefined {
  const { name, meta } = variable;
  const { environment } = input;
  const always = meta.required === true;
  const demand = demandOf(meta.required, environment);
  const place = { variable: name, ...(demand && { severity: demand }) };
  const oldName = meta.aliases?.find((alias) => alias.kind === 'legacy' && isSet(alias.name))?.name;
  if (demand && oldName !== undefined && !isEmpty) {
    const args = { name, oldName };
    return makeProblem('missing-required', 'onlyOldName', { ...place, others: [oldName] }, args);
  }
  if (demand && always) {
    return isEmpty
      ? makeProblem('empty-required', 'empty', place, { name })
      : makeProblem('missing-required', 'missing', place, { name });
  }
  if (demand) {
    return isEmpty
      ? makeProblem('empty-required', 'emptyInEnvironment', place, { name, environment })
      : makeProblem('missing-required', 'missingInEnvironment', place, { name, environment });
  }
  const severity = demandOfCompose(variable, input);
  if (severity) {
    return isEmpty
      ? makeProblem('empty-required', 'emptyWithCompose', { variable: name, severity }, { name })
      : makeProblem('missing-required', 'missingWithCompose', { variable: name, severity }, { name });
  }
  if (isEmpty) {
    return meta.empty === 'refused'
      ? makeProblem('invalid-type', 'empty', { variable: name }, { name, kind: meta.kind })
      : undefined;
  }
  return meta.expected
    ? makeProblem('missing-from-template', 'missing', { variable: name, severity: meta.expected }, { name })
    : undefined;
}

/**
 * What is left of a missing variable where the program reads more than was seen: nothing is decided.
 * @param unseen the service that reads it, and the file that was not seen
 */
export function leaveOpen(
  problem: ContractProblem,
  unseen: { readonly service: string; readonly other: string },
): ContractProblem {
  return {
    ...problem,
    messageId: 'unseen',
    args: { name: problem.variable, ...unseen },
    isOpen: true,
  };
}
