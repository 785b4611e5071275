import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/escape-directive',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A parser directive is given twice, or escape is neither a backslash nor a backtick.',
    why: 'The build refuses the file.',
    bad: '# escape=^\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025',
    good: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025',
    refs: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  },
  messages: {
    twice: (a: { name: string }) => `the directive ${a.name} is given twice`,
    escape: (_: Record<string, never>) => 'the escape character is either \\ or `',
    late: (a: { name: string }) =>
      `this ${a.name} directive has no effect: only lines before any comment, blank or instruction count`,
  },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      if (code === 'directive-duplicate')
        yield { messageId: 'twice', args: { name: args['name'] ?? '' }, range };
      else if (code === 'escape-invalid') yield { messageId: 'escape', args: {}, range };
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
