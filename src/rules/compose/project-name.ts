import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES } from '../compose-shared/problems.js';

const NAME = /^[a-z0-9][a-z0-9_-]*$/;

export default defineRule({
  id: 'compose/project-name',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The `name` of the project is empty, or has characters that Compose does not take.',
    why: 'Compose refuses the project: "invalid project name: must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number".',
    bad: 'name: My App\nservices:\n  web:\n    image: nginx:1.29',
    good: 'name: my-app\nservices:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    missing: (_: Record<never, never>) => 'the project has no name',
    invalid: (_: Record<never, never>) =>
      'a project name takes lower-case letters, digits, - and _, and starts with a letter or digit',
  },
  *check(model) {
    const { name } = model.project;
    yield* problemHits(model, ['name/missing', 'name/invalid'], ({ code }) => ({
      messageId: code === 'name/missing' ? ('missing' as const) : ('invalid' as const),
      args: {},
    }));
    if (name?.value === undefined || name.text.assumed) return;
    if (name.value !== '' && !NAME.test(name.value)) {
      yield { messageId: 'invalid', args: {}, file: name.file, range: name.range, subject: 'name' };
    }
  },
});
