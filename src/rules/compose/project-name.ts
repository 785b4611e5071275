import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES } from '../compose-shared/problems.js';
import { readProjectName } from '../compose-shared/project-names.js';

export default defineRule({
  id: 'compose/project-name',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The `name` of the project holds nothing that Compose takes: lower-case letters and digits.',
    why: 'Compose drops the rest, has nothing left and refuses the project: "project name must not be empty".',
    bad: 'name: "---"\nservices:\n  web:\n    image: nginx:1.29',
    good: 'name: my-app\nservices:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    missing: (_: Record<never, never>) => 'the project has no name',
    nothing: (_: Record<never, never>) =>
      'nothing of this name is left once Compose has dropped what is no letter, digit, - or _',
  },
  *check(model) {
    yield* problemHits(model, ['name/missing'], () => ({ messageId: 'missing' as const, args: {} }));
    const name = readProjectName(model.project);
    if (name && name.used === '')
      yield { messageId: 'nothing', args: {}, file: name.file, range: name.range, subject: 'name' };
  },
});
