import { printable } from '../../core/terminal-text.js';
import type { CollectPlan, Offer } from '../../migrations/collect/plan.js';

const WORDS: Readonly<Record<Offer['state'], string>> = {
  taken: 'fills what was empty',
  preferred: 'takes the place of another value',
  same: 'the same is set already',
  differs: 'another value is set; kept',
  contradicted: 'the sources differ; name the one that counts',
  disagrees: 'not taken',
  composed: 'refers to other variables, or seems to; not taken',
  unwritable: 'no way of writing it suits every program that reads the file',
};

/** What was found where, and what became of it; no value. */
export function renderCollect({ offers, copies }: Pick<CollectPlan, 'offers' | 'copies'>): string {
  if (offers.length === 0) return 'no keys or settings were found in other files\n';
  const rows = offers.map(({ name, under, file, line, state, note }) => {
    const alias =
      under !== undefined && under !== name ? ` (as ${under})` : under === undefined ? ' (by its form)' : '';
    return `  ${printable(`${file}:${line}`)}  ${name}${alias}: ${note ?? WORDS[state]}${note === undefined ? '' : `, ${WORDS[state]}`}`;
  });
  const clean =
    copies.length > 0
      ? `\nthese files hold a copy of a key, and should be cleaned or removed: ${copies.map(printable).join(', ')}\n`
      : '';
  return `found\n${rows.join('\n')}\n${clean}\n`;
}
