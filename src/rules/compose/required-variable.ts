import type { ComposeProblem } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';
import { describeEnvironment } from '../compose-shared/references-environment.js';

export default defineRule({
  id: 'compose/required-variable',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable that the file requires (`${NAME:?message}`) is not set.',
    why: 'Compose refuses the project: "required variable … is missing a value". Without an `.env` file here it cannot be decided: the variable may be set where Compose runs.',
    bad: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?set it in .env}',
    good: 'services:\n  db:\n    image: postgres:17',
    refs: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    unset: (a: { name: string; file: string }) => `${a.name} is required, and ${a.file} does not set it`,
    undecided: (a: { name: string }) =>
      `${a.name} is required; whether it is set where Compose runs cannot be seen here`,
  },
  advice: {
    unset: (a) => `add ${a.name}= with a value to ${a.file}, or set it where Compose runs`,
  },
  *check(model) {
    const { file } = describeEnvironment(model);
    const describe = (problem: ComposeProblem) => {
      const name = textArg(problem, 'name') ?? '';
      if (file !== undefined) return { messageId: 'unset' as const, args: { name, file } };
      return {
        messageId: 'undecided' as const,
        args: { name },
        outcome: 'unknown' as const,
        severity: 'info' as const,
      };
    };
    const identify = (problem: ComposeProblem) => textArg(problem, 'name') ?? '';
    yield* problemHits(model, ['interpolation/required'], describe, { identify });
  },
});
