import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, suggest, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/undefined-model',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service uses a model that the project does not declare.',
    why: 'Compose refuses the project: "service … refers to undefined model …: invalid compose project".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    models: [llm]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    models: [llm]\nmodels:\n  llm:\n    model: ai/smollm2',
    refs: ['https://docs.docker.com/reference/compose-file/models/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    undefined: (a: { service: string; key: string; meant: string | null }) =>
      `${a.service} uses the model "${a.key}", which is not declared${suggest(a.meant)}`,
  },
  advice: {
    undefined: 'declare it at the top level, under models',
  },
  *check(model) {
    yield* problemHits(model, ['ref/model'], (problem) => ({
      messageId: 'undefined',
      args: {
        service: textArg(problem, 'service') ?? '',
        key: textArg(problem, 'key') ?? '',
        meant: textArg(problem, 'didYouMean'),
      },
    }));
  },
});
