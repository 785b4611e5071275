import { applyEdits, type TextEdit } from '../../core/edits.js';
import { indexLines, positionAt } from '../../core/text.js';
import { appendEntry, setValue } from '../../syntax/dotenv/edit.js';
import { findAssignments } from '../../syntax/dotenv/find.js';
import { parseDotenv } from '../../syntax/dotenv/parse.js';
import { maskValue } from '../mask-value.js';
import type { MigratableFile, Plan, PlanConflict, PlanStep } from '../types.js';
import { type CollectSource, type Found, findValues } from './find.js';
import { findHeld } from './held.js';

/** What became of a value that was found. Never the value. */
export interface Offer {
  readonly name: string;
  readonly under: string | undefined;
  readonly file: string;
  readonly line: number;
  /** `taken`; `preferred`: taken in place of another that the target had; `same`: the target has it; `differs`: the target has another; `contradicted`: another source has another; `disagrees`: its form is another provider's; `composed`: it refers to others, or seems to; `unwritable`: no writing suits every program. */
  readonly state:
    | 'taken'
    | 'preferred'
    | 'same'
    | 'differs'
    | 'contradicted'
    | 'disagrees'
    | 'composed'
    | 'unwritable';
  readonly note?: string;
}

/** A plan that fills what is empty, and what became of each value. */
export interface CollectPlan {
  readonly plan: Plan;
  readonly offers: readonly Offer[];
  /** Files, other than the target, that hold a copy of a key. */
  readonly copies: readonly string[];
  /** Every value that was found, for the last gate. */
  readonly values: readonly string[];
}

/** Messages of the steps. */
export const COLLECT_MESSAGES = {
  filled: (a: { name: string; source: string }) => `${a.name} is filled from ${a.source}`,
  added: (a: { name: string; source: string }) => `${a.name} is added from ${a.source}`,
  preferred: (a: { name: string; source: string }) =>
    `${a.name} takes the value of ${a.source}, which was preferred`,
} as const;

/** Whose value counts where two real ones differ. */
export interface CollectOptions {
  /** `old` (what was found), `new` (what is set) or the name that counts, for a name. */
  readonly preferenceFor?: (name: string) => string | undefined;
  /** The place whose value counts, `file:line`, by name: what somebody answered. */
  readonly chosen?: ReadonlyMap<string, string>;
}

/**
 * Fills the empty and placeholder values of an env file from older files, scripts, notes. A real value is replaced only
 * where that is preferred, or chosen; a placeholder never replaces anything.
 */
export function planCollect(
  target: MigratableFile,
  isNew: boolean,
  sources: readonly CollectSource[],
  options: CollectOptions,
): CollectPlan {
  const found = sources.flatMap(findValues);
  const byName = new Map<string, Found[]>();
  for (const one of found) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  let text = target.text;
  const offers: Offer[] = [];
  const steps: PlanStep[] = [];
  const conflicts: PlanConflict[] = [];
  for (const [name, all] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const settle = (one: Found, state: Offer['state'], note?: string) =>
      offers.push({
        name,
        under: one.under,
        file: one.file,
        line: one.line,
        state,
        ...(note === undefined ? {} : { note }),
      });
    for (const one of all)
      if (one.isComposed) settle(one, 'composed');
      else if (one.disagrees !== undefined) settle(one, 'disagrees', `it looks like: ${one.disagrees}`);
    const answer = options.chosen?.get(name);
    const said = answer === undefined ? options.preferenceFor?.(name) : 'old';
    const good = all.filter(
      ({ disagrees, isComposed, file, line }) =>
        disagrees === undefined &&
        isComposed === undefined &&
        (answer === undefined || answer === `${file}:${line}`),
    );
    const [first] = good;
    if (!first) continue;
    // Where somebody chose one place, the others are told too.
    for (const one of all)
      if (one.disagrees === undefined && !one.isComposed && !good.includes(one) && one.value !== first.value)
        settle(one, 'differs');
    const syntax = parseDotenv(text);
    const held = findHeld(text, name, target);
    const current = held?.value;
    const isReal = held !== undefined;
    const holder = held?.under ?? name;
    const different = good.find(({ value }) => value !== first.value);
    const chosen = isReal ? good.find(({ value }) => value !== current) : first;
    for (const one of good) if (isReal && one.value === current) settle(one, 'same');
    if (!chosen) continue;
    const prefer = said !== holder && said === (chosen.under ?? name) ? 'old' : said;
    if (different && !(isReal && prefer !== 'old')) {
      for (const one of good) if (!isReal || one.value !== current) settle(one, 'contradicted');
      conflicts.push({
        migration: 'collect',
        from: first.under ?? name,
        to: name,
        old: placeOf(first),
        new: placeOf(different),
      });
      continue;
    }
    if (isReal && prefer !== 'old') {
      for (const one of good) if (one.value !== current) settle(one, 'differs');
      if (prefer !== 'new') {
        const at = findAssignments(syntax, holder).at(-1)?.key.start ?? 0;
        const own = {
          file: target.path,
          line: positionAt(indexLines(text), at).line,
          mask: maskValue(held.value),
        };
        conflicts.push({
          migration: 'collect',
          from: chosen.under ?? name,
          to: holder,
          old: placeOf(chosen),
          new: own,
        });
      }
      continue;
    }
    // Under an older name it stays there: that is what is read now, and its migration renames it. In another form it
    // stands beside it.
    const as = held?.isConverted ? name : holder;
    const isThere = findAssignments(syntax, as).length > 0;
    const plan = (isThere ? setValue : appendEntry)(syntax, as, chosen.value, {
      readers: target.readers,
      quote: 'single',
    });
    if (!plan.ok || plan.changes.length > 0) {
      settle(chosen, 'unwritable');
      continue;
    }
    for (const one of good) if (one.value === chosen.value) settle(one, isReal ? 'preferred' : 'taken');
    steps.push(
      toStep(
        target,
        text,
        as,
        chosen,
        isReal && as === holder ? 'preferred' : isThere ? 'filled' : 'added',
        plan.edits,
      ),
    );
    text = applyEdits(text, plan.edits);
  }
  const changed = text !== target.text;
  const plan: Plan = {
    profile: 'catalyst',
    migrations: [
      {
        id: 'collect',
        to: 3,
        title: 'keys and settings from older files',
        risk: 'safe',
        state: conflicts.length > 0 ? 'conflict' : steps.length > 0 ? 'pending' : 'not-applicable',
        steps: steps.map((step) => ({ ...step, applied: target.readOnly === undefined })),
        conflicts,
      },
    ],
    files:
      changed && target.readOnly === undefined
        ? [
            {
              path: target.path,
              kind: target.kind,
              before: isNew ? undefined : target.text,
              after: text,
              ...(isNew ? { mode: 0o600 } : {}),
            },
          ]
        : [],
    readOnly: target.readOnly === undefined ? [] : [{ path: target.path, reason: target.readOnly }],
    removed: steps
      .filter(({ messageId }) => messageId === 'preferred')
      .map(({ line, to }) => ({ file: target.path, line, name: to!, why: 'an older value was preferred' })),
  };
  const keys = found.filter(({ name }) => /KEY|TOKEN|SECRET|PASSWORD/.test(name));
  return {
    plan,
    offers,
    copies: [...new Set(keys.map(({ file }) => file))].filter((file) => file !== target.path).sort(),
    values: found.map(({ value }) => value),
  };
}

const placeOf = ({ file, line, value }: Found) => ({ file, line, mask: maskValue(value) });

function toStep(
  target: MigratableFile,
  text: string,
  name: string,
  { file, line }: Found,
  messageId: keyof typeof COLLECT_MESSAGES,
  edits: readonly TextEdit[],
): PlanStep {
  const place = positionAt(indexLines(text), edits[0]?.start ?? 0);
  return {
    migration: 'collect',
    risk: 'safe',
    file: target.path,
    ...place,
    action: messageId === 'added' ? 'add' : 'set',
    to: name,
    messageId,
    args: { name, source: `${file}:${line}` },
    applied: true,
  };
}
