import { PROVEN_READERS } from '../../fixes/verify-env.js';
import { renameKey } from '../../syntax/dotenv/edit-entries.js';
import { defineRule } from '../define-rule.js';
import { isFilled, readValue } from '../env-shared/entries.js';
import { fixOf } from '../env-shared/fixes.js';

/** Migrations go by what the project is of itself: an option of one run does not reach them. */
const setFirst = (option: string | undefined) =>
  option === '--profile catalyst' ? ', once the configuration has "profile": "catalyst"' : '';

export default defineRule({
  id: 'env/legacy-name',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'display',
  docs: {
    what: 'A variable is set under an older name, under the name that other tools use, or was dropped.',
    why: 'The program reads the new name only: what stands under the old one has no effect.',
    bad: 'OPENAI_DEFAULT_MODEL=gpt-4o',
    good: 'OPENAI_MODEL=gpt-4o',
  },
  messages: {
    renamed: (a: { old: string; name: string; note: string; option?: string }) =>
      `${a.old} is an older name of ${a.name}${a.note === '' ? '' : ` (${a.note})`}`,
    converted: (a: { old: string; name: string; option?: string }) =>
      `${a.old} is an older name of ${a.name}, whose value is written in another way`,
    repeated: (a: { old: string; name: string }) =>
      `${a.old} is an older name of ${a.name} and holds the same value`,
    conflict: (a: { old: string; name: string }) =>
      `${a.old} and ${a.name}, its newer name, hold different values; ${a.name} is read`,
    maybe: (a: { old: string; name: string }) =>
      `${a.old} was once what ${a.name} is now; if no other program reads ${a.old}, it has no effect`,
    foreign: (a: { old: string; name: string }) => `other tools read ${a.old}; this program reads ${a.name}`,
    dropped: (a: { old: string; instead: string }) => `${a.old} is no longer read: ${a.instead}`,
  },
  advice: {
    renamed: ({ option }) => `catalyst migrate-config renames it wherever it is written${setFirst(option)}`,
    converted: ({ option }) =>
      `catalyst migrate-config renames it and brings the value to its new form${setFirst(option)}`,
    repeated: 'remove it',
    foreign: (a: { old: string; name: string }) => `set ${a.name} too`,
  },
  applies: ({ file }) =>
    [...file.contract.variables.values()].some(({ meta }) => meta.aliases) || Boolean(file.contract.dropped),
  *check({ file, locate }) {
    const told = file.contract.option === undefined ? {} : { option: file.contract.option };
    for (const { name, meta } of file.contract.variables.values()) {
      for (const alias of meta.aliases ?? []) {
        const place = locate(alias.name);
        const value = readValue(file, alias.name);
        if (!place || !isFilled(value)) continue;
        const own = file.beside[name] ?? readValue(file, name) ?? file.base[name];
        const args = { old: alias.name, name };
        const hit = { range: place.key, subject: alias.name };
        if (alias.ambiguous) {
          if (!isFilled(own)) yield { messageId: 'maybe', args, severity: 'info', ...hit };
        } else if (isFilled(own)) {
          if (alias.kind === 'foreign' || alias.convert) continue;
          const differs = own !== value;
          yield {
            messageId: differs ? 'conflict' : 'repeated',
            args,
            severity: differs ? 'warning' : 'info',
            ...hit,
          };
        } else if (alias.kind === 'foreign') yield { messageId: 'foreign', args, severity: 'info', ...hit };
        else if (alias.convert) yield { messageId: 'converted', args: { ...args, ...told }, ...hit };
        else {
          const plan = renameKey(file.syntax, alias.name, name, { readers: PROVEN_READERS });
          const fix = fixOf(file, 'display', `rename it to ${name}`, plan.ok ? plan.edits : [], [
            alias.name,
            name,
          ]);
          yield { messageId: 'renamed', args: { ...args, note: alias.note ?? '', ...told }, ...hit, ...fix };
        }
      }
    }
    for (const { name: old, instead } of file.contract.dropped ?? []) {
      const place = locate(old);
      if (place) yield { messageId: 'dropped', args: { old, instead }, range: place.key, subject: old };
    }
  },
});
