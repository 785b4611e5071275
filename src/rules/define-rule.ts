import type { Area } from '../core/finding.js';
import type { CheckContext, HitOf, Message, Rule } from '../core/rule.js';
import type { AlignModel } from '../models/align.js';
import type { BackendModel } from '../models/backend.js';
import type { ComposeModel } from '../models/compose.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import type { EnvModel } from '../models/env.js';
import type { ProjectModel } from '../models/project.js';

/** The model that the rules of each area are given. */
export interface AreaModels {
  env: EnvModel;
  provider: EnvModel;
  dockerfile: DockerfileModel;
  compose: ComposeModel;
  align: AlignModel;
  smoke: BackendModel;
  project: ProjectModel;
}

type ModelOf<Id extends string> = Id extends `${infer A extends Area}/${string}` ? AreaModels[A] : never;

/** A rule as it is written: its messages and its model are typed by its id. */
export interface RuleDefinition<Id extends string, Messages extends Record<string, Message>>
  extends Omit<Rule, 'id' | 'aliases' | 'messages' | 'advice' | 'applies' | 'check'> {
  readonly id: Id;
  readonly aliases?: readonly string[];
  /** Arguments → one sentence without a final stop; never a value of the inspected file. */
  readonly messages: Messages;
  /** The next step for a message, where there is one. */
  readonly advice?: { readonly [MessageId in keyof Messages]?: string | Messages[MessageId] };
  readonly applies?: (model: ModelOf<Id>, context: CheckContext) => boolean;
  readonly check: (model: ModelOf<Id>, context: CheckContext) => Iterable<HitOf<Messages>>;
}

/**
 * Declares a rule: the default export of its file.
 * @example
 * export default defineRule({
 *   id: 'env/duplicate-key', severity: 'warning', since: '0.1.0', status: 'stable', fix: 'none',
 *   docs: { what: '…', why: '…', bad: 'A=1\nA=2', good: 'A=2' },
 *   messages: { duplicate: (a: { key: string }) => `${a.key} is set twice` },
 *   *check({ file }) { yield { messageId: 'duplicate', args: { key: 'A' }, range: { start: 0, end: 1 } }; },
 * });
 */
export function defineRule<const Id extends `${Area}/${string}`, Messages extends Record<string, Message>>(
  definition: RuleDefinition<Id, Messages>,
): Rule {
  return { aliases: [], ...definition } as unknown as Rule;
}
