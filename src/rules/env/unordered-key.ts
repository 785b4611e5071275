import { defineRule } from '../define-rule.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/unordered-key',
  aliases: ['dotenv-linter:UnorderedKey'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'Within a group of lines the names are not in alphabetical order; a blank line starts a new group, and a variable that refers to another one of the group stays behind it.',
    why: 'A matter of taste: sorted lists are easier to compare.',
    bad: 'B=1\nA=2',
    good: 'A=2\nB=1',
  },
  messages: {
    unordered: (a: { name: string; before: string }) => `${a.name} comes before ${a.before} in the alphabet`,
  },
  *check({ file }) {
    let group: string[] = [];
    for (const entry of file.syntax.entries) {
      if (entry.kind !== 'assignment') {
        // A comment explains the line under it: sorting would part them.
        if (entry.kind !== 'junk') group = [];
        continue;
      }
      const value = file.text.slice(entry.value.start, entry.value.end);
      // It has to stay where it is, so that nothing above and below it can change places.
      if (value.includes('$') && group.some((name) => refersTo(value, name))) {
        group = [];
        continue;
      }
      const before = findFirstAfter(group, entry.name);
      if (before !== undefined) {
        const args = { name: showName(entry.name), before: showName(before) };
        yield { messageId: 'unordered', args, range: entry.key };
      }
      if (group.length < 200) group.push(entry.name);
    }
  },
});

function refersTo(value: string, name: string): boolean {
  for (let at = value.indexOf(name); at > 0; at = value.indexOf(name, at + 1)) {
    const isWhole = !/\w/.test(value[at + name.length] ?? '');
    if (isWhole && (value[at - 1] === '$' || value.startsWith('${', at - 2))) return true;
  }
  return false;
}

function findFirstAfter(names: readonly string[], name: string): string | undefined {
  let first: string | undefined;
  for (const other of names) if (other > name && (first === undefined || other < first)) first = other;
  return first;
}
