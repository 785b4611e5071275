import { defineRule } from '../define-rule.js';
import { findAskedPort } from '../dockerfile-shared/command-health.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { findListener } from '../dockerfile-shared/command-servers.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/healthcheck-wrong-port',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'HEALTHCHECK asks a port on which the server of CMD does not listen.',
    why: 'Every check fails, the container is unhealthy for ever, and whatever waits for it never starts.',
    bad: 'FROM python:3.13\nHEALTHCHECK CMD curl -f http://localhost:8080/health\nCMD ["uvicorn", "app:app", "--host=0.0.0.0", "--port=8000"]',
    good: 'FROM python:3.13\nHEALTHCHECK CMD curl -f http://localhost:8000/health\nCMD ["uvicorn", "app:app", "--host=0.0.0.0", "--port=8000"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  messages: {
    other: (a: { asked: number; server: string; port: number }) =>
      `the check asks port ${a.asked}, ${a.server} listens on ${a.port}`,
    exposed: (a: { asked: number; ports: readonly string[] }) =>
      `the check asks port ${a.asked}, the image exposes ${a.ports.join(', ')}`,
    server: (_: Record<string, never>) => 'where the port of the server is set',
  },
  *check(model) {
    const target = targetOf(model.graph);
    const health = target?.effective.healthcheck?.instruction;
    if (!target || !health?.command) return;
    const asked = findAskedPort(model, health);
    if (!asked) return;
    const listeners = launchesOf(model, target).flatMap((launch) => {
      const listener = findListener(launch);
      return listener ? [{ launch, listener }] : [];
    });
    if (listeners.length > 1) return;
    const [known] = listeners;
    if (known) {
      const { port, portToken, portVariable, server } = known.listener;
      // Unless said, a variable of the environment or the code decides.
      if (port === undefined || port === asked.port) return;
      if (!portToken && portVariable && target.scope.lookup(portVariable)) return;
      yield {
        messageId: 'other',
        args: { asked: asked.port, server, port },
        range: asked.range,
        related: [
          {
            file: model.file.path,
            range: portToken?.range ?? known.launch.programToken.range,
            messageId: 'server',
            args: {},
          },
        ],
      };
      return;
    }
    const ports = target.effective.expose.map(({ port }) => port.port);
    if (ports.length === 0 || ports.some((port) => !/^\d+$/.test(port) || Number(port) === asked.port))
      return;
    yield { messageId: 'exposed', args: { asked: asked.port, ports }, range: asked.range, severity: 'info' };
  },
});
