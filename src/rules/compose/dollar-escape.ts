import { isInsideWord, isShellText, setInService } from '../compose-shared/references-variables.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/dollar-escape',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A dollar that belongs to the value, or to the shell in the container, is read by Compose as a variable.',
    why: 'Compose fills in `$NAME` before the container sees it, and puts nothing there when it does not know the name: a password loses its end, a health check asks for a user without a name.',
    bad: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_USER: app\n    healthcheck:\n      test: pg_isready -U $POSTGRES_USER',
    good: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_USER: app\n    healthcheck:\n      test: pg_isready -U $$POSTGRES_USER',
    refs: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  },
  messages: {
    shell: (a: { service: string; name: string }) =>
      `Compose fills in $${a.name} itself, and does not know it; the container of ${a.service} does`,
    literal: (_: Record<never, never>) => 'Compose takes what follows this dollar for a variable',
  },
  advice: {
    shell: 'write $$ for a dollar that the container is to see',
    literal: 'write $$ for a dollar that belongs to the value',
  },
  *check(model) {
    for (const reference of model.project.references) {
      const { name, set, operator, file, range, path } = reference;
      if (set || operator !== '' || reference.nested) continue;
      const edit = { file, start: range.start, end: range.start, text: '$' };
      const isExact = model.textOf(file)?.[range.start] === '$';
      const changes = [path.join('.')];
      const fixes = isExact
        ? [{ title: 'double the dollar', safety: 'unsafe' as const, edits: [edit], changes }]
        : [];
      if (isInsideWord(model, reference)) {
        // The name would be a piece of a password.
        yield { messageId: 'literal', args: {}, file, range, fixes, subject: changes[0]! };
      } else if (isShellText(model, reference) && setInService(model, reference)) {
        yield { messageId: 'shell', args: { service: String(path[1]), name }, file, range, fixes };
      }
    }
  },
});
