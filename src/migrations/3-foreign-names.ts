import { catalystContract } from '../contract/catalyst/index.js';
import { chooseLineEnd, setValue, writeValue } from '../syntax/dotenv/edit.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { convertValue } from './convert.js';
import { defineMigration, type Planned } from './define.js';
import { isFilled } from './mask-value.js';
import { RENAME_MESSAGES, type Renaming } from './rename.js';
import { renameInEnv } from './rename-env.js';
import type { MigratableFile } from './types.js';
import { agreedValue, type Work } from './work.js';

const FOREIGN: readonly Renaming[] = [...catalystContract.variables.values()].flatMap(({ name, meta }) =>
  (meta.aliases ?? [])
    .filter(({ kind }) => kind === 'foreign')
    .map((alias) => ({ from: alias.name, to: name, alias })),
);

export default defineMigration({
  id: '3-foreign-names',
  to: 3,
  title: 'names that other tools use get the name of the contract beside them',
  risk: 'safe',
  scope: 'catalyst',
  detect: (file, work) => {
    const words = work.wordsOf(file);
    return file.kind === 'env' && FOREIGN.some(({ from }) => words.has(from));
  },
  *plan(files, work) {
    for (const file of files) {
      if (work.options.replaceForeign === true) yield* renameInEnv(file, FOREIGN, work, () => 'review');
      else yield* addBeside(file, work);
    }
  },
  messages: RENAME_MESSAGES,
  docs: {
    what: 'A key that stands under the name of another tool (HF_TOKEN, GEMINI_API_KEY, OPENAI_API_BASE) is given the name of the contract too.',
    why: 'The backend reads its own names only. The other tool may still read the older line, so it stays, unless the configuration says migrations.replaceForeign.',
    manual: [
      'Two lines now hold one value: change both when the key changes, or remove the one that nothing reads.',
    ],
    verify: 'catalyst probe gives verified for the provider.',
  },
});

function* addBeside(file: MigratableFile, work: Work): Iterable<Planned> {
  const words = work.wordsOf(file);
  const taken = new Set<string>();
  for (const { from, to, alias } of FOREIGN) {
    if (!words.has(from) || taken.has(to)) continue;
    const syntax = work.dotenvOf(file);
    const entry = findAssignments(syntax, from).at(-1);
    const given = entry && agreedValue(file, from, work);
    if (!entry || given === undefined || !isFilled(to, given)) continue;
    const value = alias.convert === undefined ? given : convertValue(alias.convert, given);
    const args = { from, to };
    const base = { file, at: entry.key.start, from, to, args };
    const own = findAssignments(syntax, to);
    const current = own.length === 0 ? undefined : agreedValue(file, to, work);
    if (own.length > 0 && (current === undefined || isFilled(to, current))) continue;
    taken.add(to);
    if (value === undefined) {
      yield { ...base, action: 'report', messageId: 'unconvertible', risk: 'manual' };
      continue;
    }
    if (own.length > 0) {
      const set = setValue(syntax, to, value, { readers: file.readers });
      if (set.ok) yield { ...base, action: 'set', messageId: 'filled', edits: set.edits, promised: [to] };
      continue;
    }
    const [writing] = writeValue(
      to,
      value,
      { readers: file.readers },
      entry.quote === 'none' ? 'none' : entry.quote,
    );
    if (writing === undefined) {
      yield { ...base, action: 'report', messageId: 'unproven', risk: 'manual' };
      continue;
    }
    const lineEnd = chooseLineEnd(syntax);
    const line = `${entry.export ? 'export ' : ''}${to}=${writing}`;
    const hasEnd = entry.lineEnd.end > entry.lineEnd.start;
    const at = entry.range.end;
    yield {
      ...base,
      action: 'add',
      messageId: 'added',
      edits: [{ start: at, end: at, text: hasEnd ? `${line}${lineEnd}` : `${lineEnd}${line}` }],
      promised: [to],
    };
  }
}
