import type { ProblemCode } from '../../contract/problems.js';
import type { ContractProblem } from '../../contract/types.js';
import type { Fix, Hit, Related } from '../../core/finding.js';
import { contains, type Range } from '../../core/text.js';
import type { EnvModel } from '../../models/env.js';
import type { ContractHit } from './contract-messages.js';
import { isSampleValue, isSecretPlaceholder } from './sample-value.js';

export interface ContractHitOptions {
  /** What the finding is about: the value, or that the variable is there at all. `value` unless given. */
  readonly at?: 'value' | 'key';
  /**
   * Which placeholders are left alone: those in templates (the default), those of secrets in every file too, since
   * `env/placeholder-secret` reports them, or none.
   */
  readonly ignore?: 'samples' | 'placeholders' | 'nothing';
  /** Tells the messages how to make a value, where the contract knows it. */
  readonly recipe?: boolean;
  /** A message that says that nothing could be decided. */
  readonly undecided?: string;
  /** A fix of the part that is meant; asked only where that part is known to the character. */
  readonly fix?: (place: { readonly file: string; readonly name: string; readonly range: Range }) => Fix;
}

/** What the contract found under a code, as hits at their places in the file. */
export function contractHits<Code extends ProblemCode>(
  model: EnvModel,
  code: Code,
  options: ContractHitOptions = {},
): ContractHit<Code>[] {
  return model.problems
    .filter((problem) => problem.code === code && !isLeftAlone(model, problem, options.ignore ?? 'samples'))
    .map((problem) => toHit(model, problem, options) as ContractHit<Code>);
}

function toHit(model: EnvModel, problem: ContractProblem, options: ContractHitOptions): Hit {
  const { variable, messageId, severity, within, others = [], beside = [] } = problem;
  const { file, locate } = model;
  // A variable of the file below, or one that is not set: shown at what this file adds to it.
  const anchor = [variable, ...others].find((name) => locate(name) !== undefined);
  const place = anchor === undefined ? undefined : locate(anchor);
  const part = anchor === variable && within ? findPart(model, variable, within) : undefined;
  const range =
    part ?? (options.at === 'key' || place?.value.end === place?.value.start ? place?.key : place?.value);
  const related = [
    ...others.filter((name) => name !== anchor).flatMap((name) => findRelated(model, name)),
    ...beside.map((path) => ({ file: path, messageId: 'beside', args: { name: variable } })),
  ];
  const generate = options.recipe && file.contract.variables.get(variable)?.meta.generate;
  return {
    messageId,
    args: generate
      ? { ...problem.args, generate }
      : options.recipe && file.contract.option
        ? { ...problem.args, option: file.contract.option }
        : problem.args,
    subject: variable,
    ...(range && { range }),
    ...(severity && { severity }),
    ...(related.length > 0 && { related }),
    ...((problem.isOpen || options.undecided === messageId) && { outcome: 'unknown' }),
    ...(part && options.fix && { fixes: [options.fix({ file: file.path, name: variable, range: part })] }),
  };
}

/** The place of a part of a value; undefined where the text of the file is not the value itself (escapes, references). */
function findPart({ file, locate }: EnvModel, name: string, within: Range): Range | undefined {
  const value = locate(name)?.value;
  if (!value || file.text.slice(value.start, value.end) !== file.reading.values[name]) return undefined;
  const part = { start: value.start + within.start, end: value.start + within.end };
  return part.start < part.end && contains(value, part) ? part : undefined;
}

function findRelated({ file, locate }: EnvModel, name: string): Related[] {
  const place = locate(name);
  if (!place) return [];
  const range = place.value.start < place.value.end ? place.value : place.key;
  return [{ file: file.path, range, messageId: 'other', args: { name } }];
}

function isLeftAlone(
  { file }: EnvModel,
  { variable, others = [] }: ContractProblem,
  ignore: NonNullable<ContractHitOptions['ignore']>,
): boolean {
  if (ignore === 'nothing') return false;
  const readValue = (name: string) =>
    Object.hasOwn(file.reading.values, name) ? file.reading.values[name] : null;
  const isSecret = (name: string) => file.contract.variables.get(name)?.meta.secret === true;
  if (file.role === 'template') {
    return [variable, ...others].some((name) => {
      const value = readValue(name);
      return typeof value === 'string' && isSampleValue(value, isSecret(name));
    });
  }
  const value = readValue(variable);
  return (
    ignore === 'placeholders' && isSecret(variable) && typeof value === 'string' && isSecretPlaceholder(value)
  );
}
