import { knownImageOf } from '../compose-shared/images-service.js';
import { rangeOfWord, scriptOfCheck } from '../compose-shared/service-health.js';
import { createOnce } from '../compose-shared/service-place.js';
import { holdsAny } from '../compose-shared/service-ports.js';
import { defineRule } from '../define-rule.js';

const ADDRESS = /(https?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5}))?(?![\w.:$])/;

export default defineRule({
  id: 'compose/healthcheck-port',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A health check asks a port of its own container that is the port on the host, or on which the image does not listen.',
    why: 'The check runs inside the container, where the port on the host means nothing: it fails for ever, and whatever waits for it never starts.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:8080/"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:80/"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  },
  messages: {
    published: (a: { service: string; asked: number; port: number }) =>
      `the health check of ${a.service} asks port ${a.asked}, which is the port on the host; in the container it is ${a.port}`,
    other: (a: { service: string; asked: number; image: string; ports: readonly string[] }) =>
      `the health check of ${a.service} asks port ${a.asked}, ${a.image} listens on ${a.ports.join(', ')}`,
  },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      const test = service.healthcheck?.test;
      const check = scriptOfCheck(test);
      if (test === undefined || check === undefined || service.networkMode !== undefined) continue;
      const address = ADDRESS.exec(test.text ?? test.words?.join(' ') ?? '');
      if (address === null) continue;
      const asked = Number(address[2] ?? (address[1] === 'https' ? 443 : 80));
      if (service.ports.some((port) => port.unknown || holdsAny(port, [asked]))) continue;
      if (service.expose.some(({ value }) => value.split('/')[0] === String(asked))) continue;
      const place = rangeOfWord(model, test, address[2] ?? address[0]);
      const published = service.ports.find(
        ({ published, target }) => published?.from === asked && target !== undefined && target.from !== asked,
      );
      const args = { service: service.name, asked };
      // Some programs listen on the port that a variable or an option names.
      const named = new RegExp(`\\b${asked}\\b`);
      const isSet =
        service.environment.some(
          ({ key, value }) => /PORT|ADDR|LISTEN|BIND|HOST|URL/i.test(key) && named.test(value?.raw ?? ''),
        ) ||
        [service.command, service.entrypoint].some((command) =>
          named.test(command?.text ?? command?.words?.join(' ') ?? ''),
        );
      if (isSet) continue;
      if (published?.target !== undefined) {
        if (once(place))
          yield {
            messageId: 'published',
            args: { ...args, port: published.target.from },
            ...place,
            severity: 'error',
          };
        continue;
      }
      const image = knownImageOf(model, service)?.known;
      if (
        !image ||
        image.role === 'proxy' ||
        image.ports.includes(asked) ||
        service.command ||
        service.volumes.some(({ target }) => /\.(?:conf|ya?ml|ini|json|toml)$/.test(target ?? ''))
      )
        continue;
      if (hasPortVariable(service.environment)) continue;
      if (once(place))
        yield {
          messageId: 'other',
          args: { ...args, image: image.title, ports: image.ports.map(String) },
          ...place,
        };
    }
  },
});

function hasPortVariable(environment: readonly { key: string }[]): boolean {
  return environment.some(({ key }) => /PORT|LISTEN|ADDRESS/i.test(key));
}
