import { findNearest } from '../../core/nearest.js';
import { defineRule } from '../define-rule.js';

const DIRECTIVES = ['syntax', 'escape', 'check'];

export default defineRule({
  id: 'dockerfile/escape-directive',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A parser directive is given twice, too late or misspelt, or escape is neither a backslash nor a backtick.',
    why: 'The build refuses the file, or takes the directive for a comment and reads the file another way.',
    bad: '# escape=^\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025',
    good: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025',
    refs: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  },
  messages: {
    twice: (a: { name: string }) => `the directive ${a.name} is given twice`,
    escape: (_: Record<string, never>) => 'the escape character is either \\ or `',
    misspelt: (a: { name: string; nearest: string }) =>
      `${a.name} is no directive, so this is a comment; did you mean ${a.nearest}?`,
    late: (a: { name: string }) =>
      `this ${a.name} directive has no effect: only lines before any comment, blank or instruction count`,
  },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      if (code === 'directive-duplicate')
        yield { messageId: 'twice', args: { name: args['name'] ?? '' }, range };
      else if (code === 'escape-invalid') yield { messageId: 'escape', args: {}, range };
    }
    const first = dockerfile.instructions[0]?.range.start ?? 0;
    for (const { value, range } of dockerfile.comments) {
      const name = range.start < first ? /^([a-z]{4,8})=\S+$/i.exec(value)?.[1]?.toLowerCase() : undefined;
      const nearest = name && !DIRECTIVES.includes(name) ? findNearest(name, DIRECTIVES) : undefined;
      if (name && nearest)
        yield { messageId: 'misspelt', args: { name, nearest }, range, severity: 'warning' };
    }
    const told = new Set(dockerfile.problems.map(({ range }) => range.start));
    for (const { value, range } of dockerfile.comments) {
      // A directive that comes too late is an ordinary comment; a sentence about one is not meant here.
      const name = /^(escape|syntax)\s*=\s*\S+$/i.exec(value)?.[1]?.toLowerCase();
      if (name && !told.has(range.start))
        yield { messageId: 'late', args: { name }, range, severity: 'warning' };
    }
  },
});
