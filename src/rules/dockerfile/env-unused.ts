import { defineRule } from '../define-rule.js';
import { findKnob, findWrittenOut, isServer } from '../dockerfile-shared/command-knobs.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { inheritedInstructions, targetOf } from '../dockerfile-shared/stage-facts.js';

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
    const servers = launchesOf(model, target).filter(isServer);
    if (servers.length === 0) return;
    const used = usedNames(model, target);
    for (const variable of target.scope.list()) {
      if (variable.origin !== 'env' || !variable.entry || used(variable.name)) continue;
      const options = findKnob(variable.name);
      const found = options && findWrittenOut(servers, options);
      if (!found) continue;
      yield {
        messageId: 'fixed',
        args: { name: variable.name, option: found.option, server: found.server },
        range: variable.entry.range,
        related: [{ file: model.file.path, range: found.token.range, messageId: 'option', args: {} }],
      };
    }
  },
});

type Model = Parameters<typeof launchesOf>[0];

/** Whether a name is used anywhere that runs in the container, or may be: a variable, a script that is not seen. */
function usedNames(model: Model, target: Parameters<typeof launchesOf>[1]): (name: string) => boolean {
  const text = inheritedInstructions(model.graph, target)
    .map(({ range }) => model.file.text.slice(range.start, range.end))
    .join('\n');
  return (name) => new RegExp(`\\$\\{?${name}\\b`).test(text);
}
