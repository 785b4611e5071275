import { bringsNoCommand } from '../../data/base-images.js';
import { defineRule } from '../define-rule.js';
import { baseImageOf, targetOf } from '../dockerfile-shared/stage-facts.js';
import { isDevelopmentName } from '../dockerfile-shared/stage-purpose.js';

export default defineRule({
  id: 'dockerfile/final-no-command',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The last stage exposes a port or has a health check, and neither it nor its base image starts anything that could answer.',
    why: 'docker run starts a shell or an interpreter, which ends at once: the container restarts for ever.',
    bad: 'FROM python:3.13-slim\nCOPY app.py .\nEXPOSE 8000',
    good: 'FROM python:3.13-slim\nCOPY app.py .\nEXPOSE 8000\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#cmd'],
  },
  messages: {
    none: (_: Record<string, never>) =>
      'the image exposes a port, and nothing in it starts a server: CMD and ENTRYPOINT are missing',
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from || isDevelopmentName(target.name) || model.isDevelopment) return;
    const { cmd, entrypoint, expose, healthcheck } = target.effective;
    if (cmd || entrypoint || (expose.length === 0 && !healthcheck)) return;
    const { image, scratch } = baseImageOf(model.graph, target);
    if (!scratch && !(image && bringsNoCommand(image.short))) return;
    if (image && /^(?:nginx|httpd|caddy|traefik|haproxy|tomcat|jetty)$/.test(image.short)) return;
    yield { messageId: 'none', args: {}, range: target.from.range };
  },
});
