import type { Severity } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import { takeOut } from '../compose-shared/edits-secrets.js';
import { knownImageOf } from '../compose-shared/images-service.js';
import { listCommandSecrets } from '../compose-shared/secrets-commands.js';
import { opensInnerStoresOnly } from '../compose-shared/secrets-exposure.js';
import { groupSecrets, listWrittenSecrets, type WrittenSecret } from '../compose-shared/secrets-values.js';
import { milder, placeOf } from '../compose-shared/service-place.js';
import { publishesEverywhere } from '../compose-shared/service-ports.js';
import { hasHiddenVariables, variableOf } from '../compose-shared/service-words.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/default-credentials',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A password in a compose file is the one everyone tries first: that of the image, that of every sample, or none at all where the image has a known one.',
    why: 'The port needs to be reachable only once. Lists of such passwords are tried against every address of the internet within hours. A store that publishes no port, on networks of the project alone, is reached by nobody but the other services: there it is a warning.',
    bad: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: postgres\n    ports:\n      - "5432:5432"',
    good: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}',
    refs: [
      'https://cwe.mitre.org/data/definitions/1392.html',
      'https://cwe.mitre.org/data/definitions/521.html',
    ],
  },
  messages: {
    weak: (a: { service: string; key: string }) =>
      `${a.key} of ${a.service} is written out here, and among the first that are tried`,
    placeholder: (a: { service: string; key: string }) =>
      `${a.key} of ${a.service} holds a placeholder, not a secret`,
    imageDefault: (a: { service: string; key: string; image: string }) =>
      `${a.key} of ${a.service} is the password that ${a.image} comes with`,
    address: (a: { service: string; key: string }) =>
      `the password in ${a.key} of ${a.service} is written out here, and among the first that are tried`,
    argument: (a: { service: string; key: string; where: string }) =>
      `the secret of ${a.key} in the ${a.where} of ${a.service} is written out here, and among the first that are tried`,
    unset: (a: { service: string; key: string; image: string }) =>
      `${a.service} keeps the password that ${a.image} comes with: ${a.key} is not set`,
    same: (a: { service: string; key: string }) => `and again in ${a.key} of ${a.service}`,
  },
  advice: { unset: (a) => `set ${a.key}` },
  *check(model) {
    const groups = groupSecrets(listWrittenSecrets(model));
    for (const group of groups) {
      const [first] = group;
      if (first?.weakness === undefined || group.every(isDefaultOfVariable)) continue;
      const { service, key } = first;
      const image = knownImageOf(model, service)?.known.title ?? '';
      const common = {
        file: first.origin.file,
        range: first.variable.nameRange,
        severity: severityOf(model, group),
        subject: `${service.name} ${key}`,
        related: group.slice(1).map((other) => ({
          file: other.origin.file,
          range: other.variable.nameRange,
          messageId: 'same',
          args: { service: other.service.name, key: other.key },
        })),
        fixes: takeOut(model, group, groups.length),
      };
      if (first.weakness === 'default')
        yield { messageId: 'imageDefault', args: { service: service.name, key, image }, ...common };
      else if (first.weakness === 'placeholder' && !first.own && first.where !== 'url')
        yield { messageId: 'placeholder', args: { service: service.name, key }, ...common };
      else if (first.where === 'url')
        yield { messageId: 'address', args: { service: service.name, key }, ...common };
      else yield { messageId: 'weak', args: { service: service.name, key }, ...common };
    }
    const said = new Set(groups.map(([first]) => first?.value));
    for (const { service, option: key, where, value, isWeak, file, range } of listCommandSecrets(model)) {
      if (!isWeak || said.has(value)) continue;
      said.add(value);
      const args = { service: service.name, key, where };
      const severity: Severity = model.isDevelopment ? 'info' : where === 'healthcheck' ? 'warning' : 'error';
      yield {
        messageId: 'argument',
        args,
        file,
        range,
        severity,
        subject: `${service.name} ${where} ${key}`,
      };
    }
    for (const service of model.project.services) {
      const image = knownImageOf(model, service)?.known;
      const [key] = image?.passwords ?? [];
      if (!image?.defaults || key === undefined || hasHiddenVariables(service) || service.node.incomplete)
        continue;
      const names = [
        ...image.passwords,
        ...image.passwords.map((name) => `${name}${image.fileSuffix ?? '_FILE'}`),
      ];
      // What nobody reaches from outside is at least not found by the lists.
      if (variableOf(service, ...names) || !publishesEverywhere(service) || service.configs.length > 0)
        continue;
      if (service.volumes.some(({ target }) => /\.(?:ini|conf|json|ya?ml)$/.test(target ?? ''))) continue;
      const severity = milder(model, 'error');
      yield {
        messageId: 'unset',
        args: { service: service.name, key, image: image.title },
        ...placeOf(service),
        severity,
      };
    }
  },
});

/** Whether an address is what a variable falls back to: compose/secret-default says that of it. */
function isDefaultOfVariable({ where, variable, from }: WrittenSecret): boolean {
  return where === 'url' && /\$\{\w{1,80}:?-[^{}]*$/.test(variable.value?.raw.slice(0, from) ?? '');
}

/** Worst where the password opens a server of the project; a client's copy is as weak as the server's. */
function severityOf(model: ComposeModel, group: readonly WrittenSecret[]): Severity {
  if (model.isDevelopment) return 'info';
  // What the caller has to fill in does not work as it is, and is seen at once.
  const first = group[0]!;
  const opens =
    first.own || first.where === 'url' || group.some(({ own }) => own) || first.weakness === 'weak';
  // Behind no published port a password is one line of defence of several, as no password is.
  return opens && !opensInnerStoresOnly(model, group) ? 'error' : 'warning';
}
