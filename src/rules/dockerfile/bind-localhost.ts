import { defineRule } from '../define-rule.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { findListener, isLoopback } from '../dockerfile-shared/command-servers.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/bind-localhost',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The server listens on the loopback address, because it is told to or because that is its default.',
    why: 'A container has a loopback of its own: nothing outside can reach the server, published port or not, and the proxy in front answers 502.',
    bad: 'FROM python:3.13-slim\nCMD ["uvicorn", "app:app", "--port", "8000"]',
    good: 'FROM python:3.13-slim\nCMD ["uvicorn", "app:app", "--host", "0.0.0.0", "--port", "8000"]',
    refs: ['https://docs.docker.com/engine/network/'],
  },
  messages: {
    told: (a: { server: string; host: string }) =>
      `${a.server} listens on ${a.host}, which nothing outside the container can reach`,
    default: (a: { server: string; host: string; option: string }) =>
      `${a.server} listens on ${a.host} unless told otherwise: nothing outside the container can reach it`,
  },
  advice: {
    told: 'listen on 0.0.0.0',
    default: (a: { server: string; host: string; option: string }) =>
      a.option.startsWith('-')
        ? `add ${a.option} 0.0.0.0${a.option.endsWith('bind') ? ':8000' : ''}`
        : `add ${a.option}`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target) return;
    for (const launch of launchesOf(model, target)) {
      const listener = findListener(launch);
      if (!listener?.host || !isLoopback(listener.host)) continue;
      const { server, host, hostToken, hostVariable, hostOption } = listener;
      const isSaid = hostToken?.value?.includes(host) ?? false;
      if (isSaid)
        yield {
          messageId: 'told',
          args: { server, host: isKnown(host) ? host : 'the loopback' },
          range: hostToken!.range,
        };
      else if (!hasVariable(hostVariable) && !hasOtherSource(launch.program)) {
        yield {
          messageId: 'default',
          args: { server, host, option: hostOption },
          range: launch.programToken.range,
        };
      }
    }

    function hasVariable(name: string | undefined): boolean {
      return name !== undefined && target!.scope.lookup(name)?.persists === true;
    }

    /** gunicorn takes its options from a variable and a file, too. */
    function hasOtherSource(program: string): boolean {
      const names = model.context?.files ?? [];
      if (program === 'gunicorn')
        return (
          hasVariable('GUNICORN_CMD_ARGS') || names.some((name) => /(?:^|\/)gunicorn\.conf\.py$/.test(name))
        );
      if (program === 'vite') return true;
      return false;
    }
  },
});

function isKnown(host: string): boolean {
  return host === 'localhost' || /^[0-9.:]+$/.test(host);
}
