import { findListening, findWrongLinks } from '../align-shared/ports.js';
import { defineRule } from '../define-rule.js';

interface Args {
  readonly [key: string]: string | number;
  readonly service: string;
  /** The port that is named. */
  readonly named: number;
  /** The port on which the program listens. */
  readonly port: number;
  readonly server: string;
  /** Who names it. */
  readonly by: string;
}

const listens = ({ server, port }: Args) => `${server} listens on ${port}`;

export default defineRule({
  id: 'align/port-chain',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The port on which the program listens is not the one that EXPOSE, the compose file, a health check, nginx or Prometheus name.',
    why: 'The connection is refused: the site answers 502, the service is never healthy, or its metrics are missing.',
    bad: '# file: compose.yaml\nservices:\n  api:\n    build: .\n    ports: ["8000:8080"]\n# file: Dockerfile\nFROM python:3.13-slim\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]',
    good: '# file: compose.yaml\nservices:\n  api:\n    build: .\n    ports: ["8000:8000"]\n# file: Dockerfile\nFROM python:3.13-slim\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]',
  },
  messages: {
    expose: (a: Args) => `EXPOSE names port ${a.named}, and ${listens(a)}`,
    target: (a: Args) => `${a.service} publishes port ${a.named} of its container, in which ${listens(a)}`,
    healthcheck: (a: Args) => `the health check of ${a.service} asks port ${a.named}, and ${listens(a)}`,
    upstream: (a: Args) => `nginx sends requests to port ${a.named} of ${a.service}, where ${listens(a)}`,
    scrape: (a: Args) => `Prometheus asks port ${a.named} of ${a.service}, where ${listens(a)}`,
    address: (a: Args) => `${a.by} names port ${a.named} of ${a.service}, where ${listens(a)}`,
    listening: (_: Record<string, never>) => 'where the port of the program is set',
  },
  applies: (model) => model.services.some((service) => findListening(model, service) !== undefined),
  *check(model) {
    const seen = new Set<string>();
    for (const service of model.services) {
      const listening = findListening(model, service);
      if (!listening || service.service.networkMode) continue;
      for (const wrong of findWrongLinks(model, service, listening)) {
        const key = `${wrong.file}\0${wrong.range.start}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield {
          messageId: wrong.link,
          args: {
            service: service.name,
            named: wrong.port,
            port: listening.port,
            server: listening.server,
            by: wrong.by,
          },
          file: wrong.file,
          range: wrong.range,
          subject: `${service.name} ${wrong.link} ${wrong.by}`,
          ...(wrong.link === 'expose' ? { severity: 'warning' as const } : {}),
          ...(wrong.link === 'scrape' ? { severity: 'warning' as const } : {}),
          related: [{ file: listening.file, range: listening.range, messageId: 'listening', args: {} }],
        };
      }
    }
  },
});
