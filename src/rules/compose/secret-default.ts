import { isSecretName } from '../../contract/secret-names.js';
import { isInForce } from '../compose-shared/references-variables.js';
import { isUserPart } from '../compose-shared/secrets-pairs.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/secret-default',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A password, key or token has a default in the compose file: `${DB_PASSWORD:-changeme}`.',
    why: 'Whoever forgets to set the variable runs with a secret that everybody can read in the repository, and nothing says so.',
    bad: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-postgres}',
    good: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set it in .env}',
    refs: [
      'https://docs.docker.com/reference/compose-file/interpolation/',
      'https://cwe.mitre.org/data/definitions/1392.html',
    ],
  },
  messages: {
    default: (a: { name: string }) => `${a.name} has a default, so a forgotten secret is a known one`,
    url: (a: { name: string }) => `the default of ${a.name} holds a password`,
  },
  advice: { default: (a) => `write \${${a.name}:?set it}, so that Compose refuses to start without it` },
  *check(model) {
    const seen = new Set<string>();
    const names = new Set(model.project.references.map(({ name }) => name));
    for (const reference of model.project.references) {
      const { name, operator, default: word, file, range, path } = reference;
      if ((operator !== ':-' && operator !== '-') || word === undefined || seen.has(name)) continue;
      const key = String(path.at(-1));
      const isUrl = /:\/\/[^\s/@:]*:[^\s/@$]+@/.test(word);
      const isSecret =
        (isSecretName(name) || isSecretName(key)) && !/_ID$/.test(name) && !/^[a-z][\w+.-]*:\/\//i.test(word);
      if (!isUrl && !(isSecret && isLiteralSecret(word))) continue;
      if (isUserPart(name, names) || !isInForce(model, reference)) continue;
      seen.add(name);
      const severity = model.isDevelopment ? ('info' as const) : undefined;
      yield {
        messageId: isUrl ? 'url' : 'default',
        args: { name },
        file,
        range,
        subject: name,
        ...(severity && { severity }),
      };
    }
  },
});

/** Words that leave something out or on, paths and other variables are no secrets. */
function isLiteralSecret(word: string): boolean {
  return word !== '' && !/^(?:none|null|true|false|no|yes|\d{1,3}|""|'')$|^[~./]|\$/i.test(word);
}
