import { readLine } from './bash-commands.js';
import { type BashScope, evaluate, LineDropped } from './bash-evaluate.js';
import { CHANGING_COMMANDS, QUIET_COMMANDS, SHELL_KEEPS, SHELL_REFUSES, SHELL_SETS } from './bash-names.js';
import { type BashCommand, type BashList, BashStop, type BashWord } from './bash-types.js';
import { openBudget } from './budget.js';
import {
  draftReading,
  finishReading,
  lookUpHost,
  loseInDraft,
  type ReadingDraft,
  setInDraft,
} from './reading.js';
import type { DotenvReader, HostEnv } from './types.js';

/**
 * bash 5.2's `set -a; . ./file`, without arguments: assignments, `export`, quotes, escapes, references with `-`, `+`,
 * `?` and `=`, several commands in a line. Nothing is run: the value that a command would give is not known, and neither
 * is anything after code that may set variables in other ways.
 */
export const readAsBash: DotenvReader = (text, env) => {
  const draft = draftReading();
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    draft.errors.push({ code: 'nul-character', range: { start: nul, end: nul + 1 }, refused: true });
    return finishReading(draft);
  }
  const runner = createRunner(text, env, draft);
  for (let at = 0; at < text.length; ) {
    try {
      const line = readLine(text, at);
      at = line.next;
      for (const list of line.lists) runner.runList(list);
    } catch (error) {
      if (error instanceof LineDropped) continue;
      if (!(error instanceof BashStop)) throw error;
      const range = { start: error.at, end: Math.min(error.at + 1, text.length) };
      draft.errors.push({ code: error.code, range, refused: error.code !== 'not-followed' });
      if (error.code === 'not-followed') return finishUndecided(draft);
      break;
    }
  }
  return finishReading(draft);
};

function finishUndecided(draft: ReadingDraft) {
  for (const key of [...draft.values.keys()]) loseInDraft(draft, key);
  return finishReading(draft, true);
}

/** A status: true for success, null where it is not known. */
type Status = boolean | null;

/** Braces that become several words: in the arguments of a command, `export` among them. */
const BRACES = /(?<!\$)\{[^{}]*(?:,|\.\.)/;

function createRunner(text: string, env: HostEnv, draft: ReadingDraft) {
  const budget = openBudget();
  const arrays = new Set<string>();
  /** Whether what is looked at is run at all. */
  let certain = true;
  /** The word that is being evaluated. */
  let current: BashWord | undefined;

  const scope: BashScope = {
    get: (name) => {
      if (draft.unknown.has(name)) return null;
      const own = draft.values.get(name) ?? lookUpHost(env, name);
      return own === undefined && SHELL_SETS.has(name) ? null : own;
    },
    set: (name, value) => assign(name, certain ? value : null, current!),
    onUnresolved: (name) =>
      draft.unresolved.push({ name, key: current?.assigns?.name ?? '', range: current!.range }),
    budget,
  };

  function assign(name: string, value: string | null, word: BashWord): void {
    if (SHELL_REFUSES.has(name)) throw new BashStop('not-followed', word.range.start);
    // What is an array once stays one, and no program gets it.
    if (word.assigns?.array) arrays.add(name);
    if (value === null || arrays.has(name) || SHELL_KEEPS.has(name)) {
      loseInDraft(draft, name);
      return;
    }
    const { start, end } = word.range;
    const own = word.assigns?.name === name;
    const keyEnd = own ? start + name.length : end;
    const valueStart = own ? keyEnd + (word.assigns.append ? 2 : 1) : end;
    setInDraft(draft, name, value, {
      key: { start, end: keyEnd },
      value: own ? { start: valueStart, end } : null,
      fromEnv: false,
    });
  }

  function valueIn(word: BashWord): string | null {
    current = word;
    try {
      const { value, runs } = evaluate(word.pieces, scope, word.range.start);
      if (runs) draft.errors.push({ code: 'runs-command', range: word.range, refused: false });
      return word.assigns?.array ? null : value;
    } catch (error) {
      if (error instanceof LineDropped)
        draft.errors.push({ code: 'bad-substitution', range: word.range, refused: false });
      throw error;
    }
  }

  function perform(word: BashWord, value: string | null, sure: boolean): void {
    const { name, append } = word.assigns!;
    const before = append ? (scope.get(name) ?? (scope.get(name) === null ? null : '')) : '';
    const whole = value === null || before === null ? null : before + value;
    if (!budget.spend(append ? (whole?.length ?? 0) : 0))
      throw new BashStop('not-followed', word.range.start);
    assign(name, sure ? whole : null, word);
  }

  /** @param sure whether the command is run at all */
  function runCommand({ assignments, words, targets }: BashCommand, sure: boolean): Status {
    certain = sure;
    // What goes wrong there ends the command, not the line.
    const odd = targets.find(({ pieces }) => pieces.some(({ kind }) => kind !== 'text'));
    if (odd) throw new BashStop('not-followed', odd.range.start);
    const [first] = words;
    if (first === undefined) {
      const errors = draft.errors.length;
      for (const word of assignments) perform(word, valueIn(word), sure && targets.length === 0);
      if (targets[0]) report('runs-command', targets[0]);
      return draft.errors.length === errors ? true : null;
    }
    for (const word of assignments) valueIn(word);
    const [only] = first.pieces;
    const literal = first.pieces.length === 1 && only?.kind === 'text' && !first.assigns;
    const name = literal ? only.text : first.pieces.length === 0 ? '' : undefined;
    // A reference there, or braces, may come to any command.
    if (name === undefined || name.includes('{') || CHANGING_COMMANDS.has(name))
      throw new BashStop('not-followed', first.range.start);
    if (name === 'export') return runExport(words.slice(1), sure && targets.length === 0);
    for (const word of words.slice(1)) valueIn(word);
    const status = Object.hasOwn(QUIET_COMMANDS, name) ? QUIET_COMMANDS[name] : undefined;
    if (status === undefined) report('not-found', first);
    return status ?? null;
  }

  function runExport(words: readonly BashWord[], sure: boolean): Status {
    const values = words.map((word) => valueIn(word));
    let status: Status = true;
    for (const [index, word] of words.entries()) {
      const value = values[index]!;
      if (word.assigns) {
        const several = BRACES.test(text.slice(word.range.start, word.range.end));
        perform(word, several ? null : value, sure);
        continue;
      }
      const plain = word.pieces.every(({ kind }) => kind === 'text');
      // Names of files, several words: what it exports is not seen here.
      if (!plain || value === null || /^-|[*?[{~]/.test(value))
        throw new BashStop('not-followed', word.range.start);
      const [, name, , assigned] = /^([A-Za-z_][A-Za-z0-9_]*)(?:(\+?)=([\s\S]*))?$/.exec(value) ?? [];
      if (name === undefined) {
        report('dropped-assignment', word);
        status = false;
      } else if (assigned !== undefined) throw new BashStop('not-followed', word.range.start);
    }
    return status;
  }

  function report(code: 'not-found' | 'runs-command' | 'dropped-assignment', { range }: BashWord): void {
    draft.errors.push({ code, range, refused: false });
  }

  function runList({ pipelines, background }: BashList): void {
    let status: Status = true;
    for (const { commands, after } of pipelines) {
      if (after !== 'always' && status !== null && status !== (after === 'success')) continue;
      const sure: boolean = after === 'always' || status !== null;
      if (background || commands.length > 1) {
        // They run in shells of their own, and set nothing here.
        for (const { words } of commands) if (words[0]) report('not-found', words[0]);
        status = null;
      } else {
        const own = runCommand(commands[0]!, sure);
        status = sure ? own : null;
      }
    }
  }

  return { runList };
}
