import { knownImageOf } from '../compose-shared/images-service.js';
import { rangeOfWord } from '../compose-shared/service-health.js';
import { createOnce, milder, placeOf } from '../compose-shared/service-place.js';
import { holdsAny, publishesEverywhere, reachOf } from '../compose-shared/service-ports.js';
import { commandWords, variableOf } from '../compose-shared/service-words.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/admin-exposed',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A tool for administrators is open on every address of the host: pgAdmin, Adminer, phpMyAdmin and their like, Traefik with an insecure dashboard, Prometheus with its admin interface, Grafana for anonymous visitors.',
    why: 'It stands in front of all data with one password or none, and is updated last.',
    bad: 'services:\n  pgadmin:\n    image: dpage/pgadmin4:9\n    ports:\n      - "5050:80"',
    good: 'services:\n  pgadmin:\n    image: dpage/pgadmin4:9\n    ports:\n      - "127.0.0.1:5050:80"',
    refs: [
      'https://prometheus.io/docs/operating/security/',
      'https://doc.traefik.io/traefik/operations/dashboard/',
    ],
  },
  messages: {
    tool: (a: { service: string; image: string }) => `${a.image} is open on every address of the host`,
    traefik: (a: { service: string }) =>
      `the dashboard of ${a.service} is open on every address of the host, without a password`,
    prometheus: (a: { service: string; option: string }) =>
      `${a.option} lets everyone who reaches ${a.service} change it`,
    grafana: (a: { service: string; role: string }) =>
      `${a.service} is open to visitors without an account${a.role === 'Admin' ? ', as administrators' : ''}`,
  },
  advice: { tool: 'publish it on 127.0.0.1, and reach it through SSH or a proxy with a login' },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      const image = knownImageOf(model, service)?.known;
      if (image === undefined) continue;
      const args = { service: service.name };
      const severity = milder(model, 'warning');
      const open = publishesEverywhere(service);
      if (open === undefined) continue;
      if (image.role === 'admin') {
        const port = service.ports.find(
          (one) =>
            reachOf(one) === 'everywhere' && (holdsAny(one, image.ports) || service.ports.length === 1),
        );
        if (port && once(port))
          yield {
            messageId: 'tool',
            args: { ...args, image: image.title },
            file: port.file,
            range: port.range,
            severity,
          };
        continue;
      }
      const { words } = commandWords(service);
      const [name] = image.names;
      if (
        name === 'traefik' &&
        words.some((word) => /^--api\.insecure(?:=true)?$/i.test(word)) &&
        publishesEverywhere(service, [8080])
      ) {
        const place = service.command
          ? rangeOfWord(model, service.command, '--api.insecure')
          : placeOf(service);
        yield { messageId: 'traefik', args, ...place, severity: milder(model, 'error') };
      }
      const option = words.find((word) => /^--web\.enable-(?:admin-api|lifecycle)$/.test(word));
      if (name === 'prom/prometheus' && option !== undefined) {
        const place = service.command ? rangeOfWord(model, service.command, option) : placeOf(service);
        yield { messageId: 'prometheus', args: { ...args, option }, ...place, severity };
      }
      const anonymous = variableOf(service, 'GF_AUTH_ANONYMOUS_ENABLED');
      if (name === 'grafana/grafana' && anonymous?.value?.value === 'true') {
        const role =
          variableOf(service, 'GF_AUTH_ANONYMOUS_ORG_ROLE')?.value?.value === 'Admin' ? 'Admin' : 'Viewer';
        yield {
          messageId: 'grafana',
          args: { ...args, role },
          file: anonymous.file,
          range: anonymous.nameRange,
          severity,
        };
      }
    }
  },
});
