import type { Severity } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import { takeOut } from '../compose-shared/edits-secrets.js';
import { type CommandSecret, listCommandSecrets } from '../compose-shared/secrets-commands.js';
import { opensInnerStoresOnly } from '../compose-shared/secrets-exposure.js';
import { groupSecrets, listWrittenSecrets, type WrittenSecret } from '../compose-shared/secrets-values.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/secret-literal',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A password, token or key is written out in a compose file: in a variable, in an address, in a build argument, in a command or health check.',
    why: 'Whoever reads the repository, its history or a backup of it has the secret, and changing it takes a commit.',
    bad: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: made-up-3fa9c1d87e',
    good: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}',
    refs: [
      'https://docs.docker.com/compose/how-tos/use-secrets/',
      'https://cwe.mitre.org/data/definitions/798.html',
    ],
  },
  messages: {
    written: (a: { service: string; key: string; file: string | null }) =>
      `${a.key} of ${a.service} is written out here`,
    shaped: (a: { service: string; key: string; kind: string }) => `${a.key} of ${a.service} holds ${a.kind}`,
    address: (a: { service: string; key: string }) =>
      `the address in ${a.key} of ${a.service} has its password written out`,
    buildArg: (a: { service: string; key: string }) =>
      `the build argument ${a.key} of ${a.service} is written out, and stays in the history of the image`,
    argument: (a: { service: string; key: string; where: string }) =>
      `the ${a.where} of ${a.service} has the secret of ${a.key} written out`,
    same: (a: { service: string; key: string }) => `and again in ${a.key} of ${a.service}`,
  },
  advice: {
    argument: 'take it from the environment: ${NAME:?}; in a health check $$NAME, from that of the container',
    written: (a) =>
      a.file === null
        ? 'read it from the environment, or from a secret'
        : `give it as a secret: ${a.file}=/run/secrets/…`,
    shaped: 'revoke it: what was committed is known',
    buildArg: 'build secrets are made for it: build.secrets',
  },
  *check(model) {
    const groups = groupSecrets(listWrittenSecrets(model));
    const inCommands = listCommandSecrets(model);
    const commandsWith = (value: string) => inCommands.filter((one) => one.value === value);
    for (const group of groups) {
      const [first] = group;
      if (first === undefined || first.weakness !== undefined) continue;
      const { service, key, kind, where, fileVariable } = first;
      const args = { service: service.name, key };
      const severity = kind === undefined ? severityOf(model, group) : 'error';
      const common = {
        file: first.origin.file,
        range: first.variable.nameRange,
        severity,
        subject: `${service.name} ${key}`,
        related: [
          ...group.slice(1).map((other) => ({
            file: other.origin.file,
            range: other.variable.nameRange,
            messageId: 'same',
            args: { service: other.service.name, key: other.key },
          })),
          ...commandsWith(first.value).map(relateCommand),
        ],
        fixes: takeOut(model, group, groups.length),
      };
      if (kind !== undefined) yield { messageId: 'shaped', args: { ...args, kind }, ...common };
      else if (where === 'url') yield { messageId: 'address', args, ...common };
      else if (where === 'build-arg') yield { messageId: 'buildArg', args, ...common };
      else yield { messageId: 'written', args: { ...args, file: fileVariable ?? null }, ...common };
    }
    const said = new Set(groups.map(([first]) => first?.value));
    for (const one of inCommands) {
      if (one.isWeak || said.has(one.value)) continue;
      said.add(one.value);
      const { service, where, option: key, file, range } = one;
      yield {
        messageId: 'argument',
        args: { service: service.name, key, where },
        file,
        range,
        subject: `${service.name} ${where} ${key}`,
        related: commandsWith(one.value).slice(1).map(relateCommand),
        ...(model.isDevelopment ? { severity: 'info' as const } : {}),
      };
    }
  },
});

/** As bad as what it opens: the password of a store that nobody outside reaches is no key to a service in the world. */
function severityOf(model: ComposeModel, group: readonly WrittenSecret[]): Severity {
  if (model.isDevelopment) return 'info';
  return opensInnerStoresOnly(model, group) ? 'warning' : 'error';
}

function relateCommand({ service, option: key, file, range }: CommandSecret) {
  return { file, range, messageId: 'same', args: { service: service.name, key } };
}
