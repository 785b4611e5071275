import type { EnvFile } from '../../models/env.js';
import type { AssignmentEntry } from '../../syntax/dotenv/types.js';
import { hasHashInAuthority } from '../../syntax/code/judge/url-hash.js';
import { defineRule } from '../define-rule.js';
import { assignmentsOf, innerOf, isDeciding } from '../env-shared/entries.js';
import { fixOf } from '../env-shared/fixes.js';
import { hasCutHash } from '../env-shared/disagreements.js';
import { isSecretVariable } from '../env-shared/secrets.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/hash-in-value',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A # stands in a value without quotes.',
    why: 'npm dotenv and Node take the # and what follows for a comment, python-dotenv, Compose and shells do not: a password ends early in one program and is right in the other.',
    bad: 'REDIS_PASSWORD=abc#def',
    good: 'REDIS_PASSWORD="abc#def"',
    refs: ['https://github.com/motdotla/dotenv/issues/601'],
  },
  messages: {
    cut: (a: { name: string }) => `npm dotenv cuts the value of ${a.name} at its #`,
    emptied: (a: { name: string }) =>
      `npm dotenv takes the value of ${a.name} for a comment: it starts with #`,
    elsewhere: (a: { name: string }) => `npm dotenv and Node would cut the value of ${a.name} at its #`,
    url: (a: { name: string }) =>
      `the # in the password of ${a.name} ends its URL there, and the value in npm dotenv`,
    urlElsewhere: (a: { name: string }) =>
      `the # in the password of ${a.name} ends its URL there for most programs`,
  },
  advice: {
    cut: 'put the value in quotes',
    emptied: 'put the value in quotes',
    elsewhere: 'put the value in quotes',
    // In quotes it would still be no URL.
    url: 'write %23 for the #',
    urlElsewhere: 'write %23 for the #',
  },
  *check({ file }) {
    for (const entry of assignmentsOf(file)) {
      if (!hasCutHash(file, entry) || !isDeciding(file, entry)) continue;
      const args = { name: showName(entry.name) };
      const at = entry.value.start + innerOf(file, entry).indexOf('#');
      if (hasHashInAuthority(innerOf(file, entry))) {
        const isCut = file.reader === 'dotenv';
        const range = { start: at, end: entry.value.end };
        if (isCut) yield { messageId: 'url', args, range };
        else if (isSecretVariable(file.contract, entry.name))
          yield { messageId: 'urlElsewhere', args, range, severity: 'info' };
        continue;
      }
      const place = { range: { start: at, end: entry.value.end }, ...quoteFix(file, entry) };
      if (file.reader === 'dotenv') {
        yield { messageId: at === entry.value.start ? 'emptied' : 'cut', args, ...place };
      } else if (isSecretVariable(file.contract, entry.name) && !/^https?:/i.test(innerOf(file, entry))) {
        yield { messageId: 'elsewhere', args, severity: 'info', ...place };
      }
    }
  },
});

function quoteFix(file: EnvFile, entry: AssignmentEntry) {
  const text = innerOf(file, entry);
  const quote = /["\\$`]/.test(text) ? "'" : '"';
  if (text.includes(quote) || /\$\{/.test(text)) return {};
  return fixOf(
    file,
    'unsafe',
    'put the value in quotes',
    [{ ...entry.value, text: `${quote}${text}${quote}` }],
    [entry.name],
  );
}
