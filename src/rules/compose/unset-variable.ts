import type { VariableReference } from '../../syntax/compose/types.js';
import { describeEnvironment, isGivenByShell } from '../compose-shared/references-environment.js';
import { findOtherFile } from '../compose-shared/references-env-files.js';
import {
  isInForce,
  isInsideWord,
  isShellText,
  setInService,
} from '../compose-shared/references-variables.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/unset-variable',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable that the compose file uses is set neither in `.env` nor shown in its example, and has no default.',
    why: 'Compose takes an empty text in its place: "The … variable is not set. Defaulting to a blank string". An empty password, tag or port is seen only later.',
    bad: 'services:\n  web:\n    image: example/web:${TAG}',
    good: 'services:\n  web:\n    image: example/web:${TAG:-1.0}',
    refs: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  },
  messages: {
    missing: (a: { name: string; file: string }) => `${a.name} has no default, and ${a.file} does not set it`,
    undocumented: (a: { name: string; file: string }) =>
      `${a.name} has no default, and ${a.file} does not name it`,
    unknown: (a: { names: string; count: number }) =>
      `${a.count === 1 ? `${a.names} has` : `${a.count} variables (${a.names}) have`} no default, and no .env or .env.example beside this file names ${a.count === 1 ? 'it' : 'them'}`,
    elsewhere: (_: Record<never, never>) => 'also used here',
  },
  advice: {
    missing: (a) => `add it to ${a.file}, or write \${${a.name}:-default} or \${${a.name}:?message}`,
    undocumented: (a) => `add it to ${a.file}, or write \${${a.name}:-default} or \${${a.name}:?message}`,
    unknown: 'write ${NAME:-default} or ${NAME:?message}, and show them in .env.example',
  },
  *check(model) {
    const { file, example, exampleNames } = describeEnvironment(model);
    // Compose warns of a variable even where a later file clears or replaces the value: true, but of no consequence.
    const used = new Set<string>();
    const explained = new Set<string>();
    const byName = new Map<string, VariableReference[]>();
    for (const reference of model.project.references) {
      const { name, operator, set } = reference;
      if (set || operator !== '' || isGivenByShell(name) || exampleNames.has(name)) continue;
      // Those that other rules explain better.
      if (isInsideWord(model, reference)) continue;
      if (isShellText(model, reference) && setInService(model, reference)) continue;
      const isUsed = isInForce(model, reference);
      if (isUsed && findOtherFile(model, reference) !== undefined) explained.add(name);
      const before = byName.get(name) ?? [];
      // The first that is used is the place to look at.
      byName.set(name, isUsed && !used.has(name) ? [reference, ...before] : [...before, reference]);
      if (isUsed) used.add(name);
    }
    for (const name of explained) byName.delete(name);
    // A variable that has a default or a check elsewhere is known to its author.
    const guarded = new Set(
      model.project.references.filter(({ operator }) => operator !== '').map(({ name }) => name),
    );
    const silent: VariableReference[] = [];
    for (const [name, [first, ...others]] of byName) {
      if (first === undefined) continue;
      const related = others
        .slice(0, 5)
        .map((other) => ({ file: other.file, range: other.range, messageId: 'elsewhere', args: {} }));
      const at = {
        file: first.file,
        range: first.range,
        subject: name,
        ...(related.length > 0 && { related }),
      };
      // What is only handed through may be left empty on purpose.
      const isMild =
        model.isDevelopment ||
        guarded.has(name) ||
        !used.has(name) ||
        [first, ...others].every(isHandedThrough);
      const severity = isMild ? { severity: 'info' as const } : {};
      if (file !== undefined) yield { messageId: 'missing', args: { name, file }, ...at, ...severity };
      else if (example !== undefined)
        yield { messageId: 'undocumented', args: { name, file: example }, ...at, ...severity };
      else silent.push(first);
    }
    for (const path of new Set(silent.map((reference) => reference.file))) {
      const inFile = silent.filter((reference) => reference.file === path);
      const shown = inFile.slice(0, 5).map(({ name }) => name);
      const names = `${shown.join(', ')}${inFile.length > shown.length ? ', …' : ''}`;
      const { range } = inFile[0]!;
      const args = { names, count: inFile.length };
      yield { messageId: 'unknown', args, file: path, range, severity: 'info', subject: 'unknown' };
    }
  },
});

/** `NAME: ${NAME}` under environment or args. */
function isHandedThrough({ path, name }: VariableReference): boolean {
  const last = path.at(-1);
  return (
    last === name || (typeof last === 'number' && (path.includes('environment') || path.includes('args')))
  );
}
