import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/exec-variable',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A command in JSON form holds a variable.',
    why: 'No shell reads a JSON form: the program gets the dollar sign and the name as they stand, and stops at "not a valid port" or listens on something else.',
    bad: 'FROM python:3.13-slim\nCMD ["uvicorn", "app:app", "--port", "$PORT"]',
    good: 'FROM python:3.13-slim\nCMD ["sh", "-c", "exec uvicorn app:app --port \\"$PORT\\""]',
    refs: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  },
  messages: {
    literal: (a: { name: string; keyword: string }) =>
      `$${a.name} is not expanded here: ${a.keyword} in JSON form has no shell`,
  },
  *check(model) {
    for (const one of instructionsOf(model, 'cmd', 'entrypoint', 'healthcheck', 'run')) {
      const { command } = one;
      if (command?.form !== 'exec') continue;
      const words = command.words;
      // What a script is handed, it may well expand itself.
      const entrypoint =
        one.kind === 'cmd' ? model.graph.stageOf(one)?.effective.entrypoint?.instruction.command : undefined;
      if (
        entrypoint?.form === 'exec' &&
        /\.sh$|entry-?point|^\/(?!usr\/|bin\/|opt\/)[\w-]+$/i.test(entrypoint.words[0]?.value ?? '')
      )
        continue;
      // What a shell or an interpreter is handed with -c or -e, it reads itself; so does a script of one's own.
      const program = (words[0]?.value ?? '').replace(/^.*\//, '');
      if (
        /^(?:ba|da|a|z|k)?sh$|^(?:pwsh|powershell|cmd)(?:\.exe)?$|^python|^perl|^ruby|^node|^awk|^envsubst|\.sh$|entrypoint/i.test(
          program,
        )
      )
        continue;
      if (words.some(({ value }) => /^(?:-c|-lc|\/c|-Command)$/i.test(value))) continue;
      for (const { value, range } of words) {
        const name = /\$\{?([A-Z_][A-Z0-9_]*)\b/.exec(value)?.[1];
        if (name === undefined) continue;
        yield { messageId: 'literal', args: { name, keyword: one.kind.toUpperCase() }, range };
        break;
      }
    }
  },
});
