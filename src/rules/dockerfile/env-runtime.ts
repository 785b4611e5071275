import { defineRule } from '../define-rule.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { baseImageOf, targetOf } from '../dockerfile-shared/stage-facts.js';
import { isService } from '../dockerfile-shared/stage-purpose.js';

export default defineRule({
  id: 'dockerfile/env-runtime',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A Python image starts Python without PYTHONUNBUFFERED, or a Node image starts node without NODE_ENV=production.',
    why: 'Python holds back what it prints: the last lines before a crash are lost, and logs come late. Node libraries take the absence of NODE_ENV for development: slower, with stack traces for visitors.',
    bad: 'FROM python:3.13-slim\nCMD ["python", "app.py"]',
    good: 'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\nCMD ["python", "app.py"]',
    refs: [
      'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUNBUFFERED',
      'https://nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production',
    ],
  },
  messages: { unset: (a: { name: string; program: string }) => `${a.program} is started without ${a.name}` },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from || !isService(model, target)) return;
    const { image } = baseImageOf(model.graph, target);
    // The server that Next.js writes sets NODE_ENV itself.
    if (model.file.text.includes('.next/standalone')) return;
    for (const { program, args, programToken, form, wrappers, isFirst } of launchesOf(model, target)) {
      const isPython =
        /^python[\d.]*$/.test(program) && !wrappers.includes(program) && image?.short === 'python';
      const isNode = program === 'node' && image?.short === 'node';
      if (
        (!isPython && !isNode) ||
        (!isFirst && form === 'shell' && wrappers.length === 0 && args.length > 1)
      )
        continue;
      if (isPython && args.some(({ text }) => /^-[a-zA-Z]*u/.test(text))) return;
      const name = isPython ? 'PYTHONUNBUFFERED' : 'NODE_ENV';
      const isSet =
        target.scope.lookup(name)?.persists === true ||
        (form === 'shell' && model.file.text.includes(`${name}=`));
      if (isSet) return;
      const { start } = (target.effective.cmd ?? target.effective.entrypoint)!.instruction.extent;
      const line = `ENV ${name}=${isPython ? '1' : 'production'}\n`;
      yield {
        messageId: 'unset',
        args: { name, program },
        range: programToken.range,
        fixes: [
          {
            title: `add ${line.trim()}`,
            safety: 'unsafe',
            edits: [{ file: model.file.path, start, end: start, text: line }],
          },
        ],
      };
      return;
    }
  },
});
