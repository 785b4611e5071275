import { defineRule } from '../define-rule.js';
import { type Launch, type Token, launchesOf, optionOf } from '../dockerfile-shared/command-launch.js';
import { inheritedInstructions, targetOf } from '../dockerfile-shared/stage-facts.js';

/** Names that people mean as a knob → the options that the knob would turn. */
const KNOBS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(?:(?:GUNICORN|UVICORN|WEB|NUM|N|SERVER|APP)_)?WORKERS$|^WEB_CONCURRENCY$|^WORKERS_COUNT$|^NUM_OF_WORKERS$/,
    ['-w', '--workers'],
  ],
  [/^(?:(?:GUNICORN|WEB|NUM|N|APP)_)?THREADS$/, ['--threads']],
  [/^(?:(?:GUNICORN|WORKER|SERVER|APP)_)?TIMEOUT$/, ['-t', '--timeout']],
  [/^(?:(?:UVICORN|GUNICORN|SERVER|APP)_)?LOG_?LEVEL$/, ['--log-level']],
  [/^(?:(?:UVICORN|SERVER|APP|API|HTTP)_)?PORT$/, ['--port', '-b', '--bind']],
];

const SERVERS = new Set([
  'gunicorn',
  'uvicorn',
  'hypercorn',
  'granian',
  'fastapi',
  'waitress-serve',
  'daphne',
]);

export default defineRule({
  id: 'dockerfile/env-unused',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'ENV offers a setting, such as WORKERS=4, that the command does not use but writes out itself.',
    why: 'Whoever sets the variable to scale the service changes nothing, and finds out under load.',
    bad: 'FROM python:3.13-slim\nENV WORKERS=4\nCMD ["gunicorn", "--workers", "4", "app:app"]',
    good: 'FROM python:3.13-slim\nENV WORKERS=4\nCMD ["sh", "-c", "exec gunicorn --workers \\"$WORKERS\\" app:app"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#env'],
  },
  messages: {
    fixed: (a: { name: string; option: string; server: string }) =>
      `setting ${a.name} changes nothing: ${a.server} is told ${a.option} outright`,
    option: (_: Record<string, never>) => 'where it is written out',
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target) return;
    const servers = launchesOf(model, target).filter(({ program }) => SERVERS.has(program));
    if (servers.length === 0) return;
    const used = usedNames(model, target);
    for (const variable of target.scope.list()) {
      if (variable.origin !== 'env' || !variable.entry || used(variable.name)) continue;
      const options = KNOBS.find(([name]) => name.test(variable.name))?.[1];
      const found = options && findFixed(servers, options);
      if (!found) continue;
      yield {
        messageId: 'fixed',
        args: { name: variable.name, option: found.option, server: found.launch.program },
        range: variable.entry.range,
        related: [{ file: model.file.path, range: found.token.range, messageId: 'option', args: {} }],
      };
    }
  },
});

function findFixed(
  launches: readonly Launch[],
  options: readonly string[],
): { launch: Launch; option: string; token: Token } | undefined {
  for (const launch of launches) {
    for (const option of options) {
      if (option === '-t' && launch.program !== 'gunicorn') continue;
      const token = optionOf(launch.args, option);
      if (token?.value !== undefined && !token.value.includes('$') && /\d|^[a-z]+$/.test(token.value))
        return { launch, option, token };
    }
  }
  return undefined;
}

type Model = Parameters<typeof launchesOf>[0];

/** Whether a name is used anywhere that runs in the container, or may be: a variable, a script that is not seen. */
function usedNames(model: Model, target: Parameters<typeof launchesOf>[1]): (name: string) => boolean {
  const text = inheritedInstructions(model.graph, target)
    .map(({ range }) => model.file.text.slice(range.start, range.end))
    .join('\n');
  return (name) => new RegExp(`\\$\\{?${name}\\b`).test(text);
}
