import type { EnvFile, EnvProject } from '../../models/env.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import type { AssignmentEntry } from '../../syntax/dotenv/types.js';
import { defineRule } from '../define-rule.js';
import { readersOf } from '../env-shared/disagreements.js';
import { assignmentsOf, innerOf, isDeciding } from '../env-shared/entries.js';
import { fixOf } from '../env-shared/fixes.js';
import { isSecretVariable } from '../env-shared/secrets.js';
import { showName } from '../env-shared/show-name.js';

/** A dollar sign that Compose takes for the start of a name; `$$`, `\$` and `${` are meant. */
const BARE = /(?<![\\$])\$([A-Za-z_]\w*)/g;

export default defineRule({
  id: 'env/dollar-in-value',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A $ in a value is followed by letters that name no variable.',
    why: 'Compose, shells and dotenv-expand replace it and the letters behind it by nothing: a password or a bcrypt hash is cut in its middle.',
    bad: 'POSTGRES_PASSWORD=pa$word',
    good: "POSTGRES_PASSWORD='pa$word'",
    refs: ['https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/'],
  },
  messages: {
    expanded: (a: { name: string }) =>
      `Docker Compose takes a $ in the value of ${a.name} for a reference, and replaces it and the letters behind it by nothing`,
    expandedByCompose: (a: { name: string }) =>
      `Docker Compose would take a $ in the value of ${a.name} for a reference, and replace it and the letters behind it by nothing`,
  },
  advice: { expanded: 'put the value in single quotes', expandedByCompose: 'put the value in single quotes' },
  *check({ file, project }) {
    const entries = assignmentsOf(file).filter(
      (entry) => entry.quote !== 'single' && hasBareDollar(file, entry),
    );
    if (entries.length === 0) return;
    const known = namesOf(project);
    for (const entry of entries) {
      const names = [...innerOf(file, entry).matchAll(BARE)].map((match) => match[1]!);
      if (names.every((name) => known.has(name) || file.contract.variables.has(name))) continue;
      const args = { name: showName(entry.name) };
      const place = { range: entry.value, ...quoteFix(file, entry) };
      if (file.reader === 'compose') {
        if (isDeciding(file, entry)) yield { messageId: 'expanded', args, ...place };
      } else if (isSecretVariable(file.contract, entry.name) && readersOf(file, project).has('compose')) {
        yield { messageId: 'expandedByCompose', args, severity: 'info', ...place };
      }
    }
  },
});

function hasBareDollar(file: EnvFile, entry: AssignmentEntry): boolean {
  const inner = innerOf(file, entry);
  return inner.length < 4096 && inner.search(BARE) >= 0;
}

function namesOf(project: EnvProject): ReadonlySet<string> {
  return new Set(project.files.flatMap(({ reading }) => Object.keys(reading.values)));
}

function quoteFix(file: EnvFile, entry: AssignmentEntry) {
  const text = innerOf(file, entry);
  const written = `'${text}'`;
  const isRight = readDotenv(`A=${written}\n`, { reader: 'compose' }).values.A === text;
  const edits = isRight && !text.includes('${') ? [{ ...entry.value, text: written }] : [];
  return fixOf(file, 'unsafe', 'put the value in single quotes', edits, [entry.name]);
}
