import type { ComposeProblem } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';
import { findExample, isLocalEnvName } from '../compose-shared/references-environment.js';

export default defineRule({
  id: 'compose/env-file-missing',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An `env_file` or `label_file` of a service is not there.',
    why: 'Compose refuses to start anything: "env file … not found". On a fresh clone the file has to be made first; `required: false` makes it optional. An `.env` file is left out of repositories on purpose, so its absence is a warning; `stack.env` is what Portainer makes when it starts a stack.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    env_file: ./settings.conf',
    good: 'services:\n  web:\n    image: nginx:1.29\n    env_file:\n      - path: ./settings.conf\n        required: false',
    refs: ['https://docs.docker.com/reference/compose-file/services/#env_file'],
  },
  messages: {
    ...RELATED_MESSAGES,
    missing: (a: { service: string; file: string; example: string | null }) =>
      `${a.file}, an env file of ${a.service}, is not here`,
    portainer: (a: { service: string; file: string; example: string | null }) =>
      `${a.file}, an env file of ${a.service}, is made by Portainer only; without it Compose refuses to start`,
    label: (a: { service: string; file: string; example: string | null }) =>
      `${a.file}, a label file of ${a.service}, does not exist`,
  },
  advice: {
    missing: (a) =>
      a.example === null
        ? 'make it before the first start, or write path: and required: false'
        : `before the first start: cp ${a.example} ${a.file}`,
  },
  *check(model) {
    const isGone = (problem: ComposeProblem) => {
      const file = textArg(problem, 'file') ?? '';
      return file === '' || model.pathKind(file) === 'missing';
    };
    const describe = (problem: ComposeProblem) => {
      const service = textArg(problem, 'service') ?? '';
      const file = textArg(problem, 'file') ?? '';
      const example = file === '' ? null : findExample(model, file);
      const args = { service, file, example };
      if (problem.code === 'ref/label-file') return { messageId: 'label' as const, args };
      // Portainer writes the variables of a stack there, beside its copy of the compose file.
      if (example === null && /(?:^|\/)stack\.env$/.test(file))
        return { messageId: 'portainer' as const, args, severity: 'info' as const };
      const local = example !== null || isLocalEnvName(file);
      return { messageId: 'missing' as const, args, ...(local && { severity: 'warning' as const }) };
    };
    yield* problemHits(model, ['ref/env-file', 'ref/label-file'], describe, {
      keep: isGone,
      identify: (problem) => `${problem.code} ${textArg(problem, 'file')}`,
    });
  },
});
