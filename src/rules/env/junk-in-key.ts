import { PROVEN_READERS } from '../../fixes/verify-env.js';
import type { EnvFile } from '../../models/env.js';
import {
  cleanKey,
  findJunk,
  findPlaceholder,
  isSendableKey,
  type Junk,
  type JunkKind,
} from '../../providers/keys.js';
import { setValue } from '../../syntax/dotenv/edit.js';
import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';
import { listProviderValues } from '../env-shared/provider-values.js';

const WORDS: Readonly<Record<JunkKind, string>> = {
  quote: 'a quote',
  'smart-quote': 'a typographic quote',
  blank: 'a blank',
  'blank-inside': 'a blank in its middle',
  'carriage-return': 'a carriage return',
  'line-feed': 'a line end',
  nbsp: 'a no-break space',
  'zero-width': 'an invisible character',
  control: 'a control character',
  bearer: 'the word Bearer',
  assignment: 'the name of a variable',
  header: 'the name of a header',
  punctuation: 'a comma or semicolon',
  comment: 'a comment',
  url: 'an address',
};

export default defineRule({
  id: 'env/junk-in-key',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'Something was copied along with a key: quotes, blanks, invisible characters, `Bearer`, `NAME=`, a comment.',
    why: 'The provider answers 401, or the HTTP library refuses to send the header and prints the key in its error.',
    bad: 'OPENAI_API_KEY=Bearer sk-…',
    good: 'OPENAI_API_KEY=sk-…',
  },
  messages: {
    junk: (a: { name: string; what: string }) => `${a.name} holds more than a key: ${a.what}`,
  },
  applies: ({ file }) => file.role === 'env',
  *check(model) {
    for (const { variable, value: trimmed } of listProviderValues(model, 'key')) {
      const value = model.file.reading.values[variable] ?? trimmed;
      if (findPlaceholder(value)) continue;
      const junk = findJunk(value).filter(({ kind }) => kind !== 'url');
      const first = junk[0];
      const place = model.locate(variable)?.value;
      if (!first || !place) continue;
      const what = [...new Set(junk.map(({ kind }) => WORDS[kind]))].join(', ');
      const range = place.end - place.start === value.length ? within(place.start, first) : place;
      yield {
        messageId: 'junk',
        args: { name: variable, what },
        range,
        ...cleanFix(model.file, variable, value),
      };
    }
  },
});

function within(offset: number, { start, end }: Junk) {
  return { start: offset + start, end: offset + end };
}

function cleanFix(file: EnvFile, variable: string, value: string) {
  const clean = cleanKey(value);
  if (!isSendableKey(clean) || clean === value) return {};
  const plan = setValue(file.syntax, variable, clean, { readers: PROVEN_READERS });
  return fixOf(file, 'unsafe', 'leave only the key', plan.ok ? plan.edits : [], [variable]);
}
