import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/definition-comment',
  aliases: ['InvalidDefinitionDescription'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'The comment above a named FROM or an ARG does not start with the name of the stage or argument.',
    why: 'docker build --call=outline and --call=targets show such comments as descriptions only when they do.',
    bad: '# which version to build\nARG VERSION=1\nFROM python:3.13-slim',
    good: '# VERSION which version to build\nARG VERSION=1\nFROM python:3.13-slim',
    refs: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  },
  messages: {
    format: (a: { name: string }) =>
      `the comment above should start with ${a.name}, or be set off by an empty line`,
  },
  *check({ dockerfile, file }) {
    for (const one of dockerfile.instructions) {
      if (one.kind !== 'from' && one.kind !== 'arg') continue;
      const comment = one.leadingComments.at(-1);
      if (!comment) continue;
      const between = file.text.slice(comment.extent.end, one.extent.start);
      if (between.trim() !== '' || between.includes('\n')) continue;
      const names = one.kind === 'from' ? [one.stageName?.value] : one.entries.map(({ key }) => key.value);
      const known = names.filter((name) => name !== undefined);
      if (known.length === 0 || /^(?:check|hadolint|catalyst-ignore|syntax|escape)\b/.test(comment.value))
        continue;
      const first = comment.value.split(/\s/, 1)[0];
      // One of several arguments is enough: the comment describes that one.
      if (known.some((name) => name === first)) continue;
      yield { messageId: 'format', args: { name: known[0]! }, range: one.range };
    }
  },
});
