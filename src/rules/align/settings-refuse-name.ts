import type { AlignModel } from '../../models/align.js';
import type { EnvFile } from '../../models/env.js';
import { refusesName } from '../../syntax/code/predict-settings.js';
import { hasCode } from '../align-shared/evidence.js';
import { listSome } from '../align-shared/group.js';
import { folderOf } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';

interface Args {
  readonly [key: string]: string | number | readonly string[];
  readonly settings: string;
  readonly count: number;
  readonly names: readonly string[];
}
type Settings = AlignModel['code']['settings'][number];

export default defineRule({
  id: 'align/settings-refuse-name',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: "An env file that a pydantic-settings class reads itself has a name that is no field of it, and the class refuses such names (`extra='forbid'`, its default).",
    why: 'Where the program finds this file, it stops at its start. In a container without the file it runs: the error shows up on the next machine.',
    bad: '# file: .env\nDATABASE_URL=postgresql://db/app\nCOMPOSE_TAG=1\n# file: config.py\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\nclass Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_file=".env")\n    database_url: str\nsettings = Settings()',
    good: '# file: .env\nDATABASE_URL=postgresql://db/app\nCOMPOSE_TAG=1\n# file: config.py\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\nclass Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_file=".env", extra="ignore")\n    database_url: str\nsettings = Settings()',
    refs: ['https://docs.pydantic.dev/latest/concepts/pydantic_settings/#dotenv-env-support'],
  },
  messages: {
    refused: (a: Args) =>
      `${a.settings} reads this file and stops at ${a.count === 1 ? `${a.names[0]}, which is` : `${a.count} names (${listSome(a.names, a.count)}) that are`} no field of it`,
    settings: (_: { name: string }) => 'the class that reads the file',
    also: (_: { name: string }) => 'so does it here',
  },
  advice: { refused: () => "extra='ignore' in the class lets it pass over names that are for others" },
  applies: (model) => hasCode(model) && model.code.settings.length > 0,
  *check(model) {
    for (const settings of model.code.settings) {
      if (!isJudged(model, settings)) continue;
      for (const file of filesOf(model, settings)) {
        const refused = Object.entries(file.reading.values).flatMap(([name, text]) => {
          const origin = file.reading.origins[name];
          return origin && refusesName(settings, name, text) ? [{ name, range: origin.key }] : [];
        });
        const [first, ...others] = refused;
        if (!first) continue;
        yield {
          messageId: 'refused',
          args: {
            settings: settings.name,
            count: refused.length,
            names: refused.slice(0, 12).map(({ name }) => name),
          },
          file: file.path,
          range: first.range,
          subject: `${settings.name} ${first.name}`,
          related: [
            {
              file: settings.file,
              range: settings.range,
              messageId: 'settings',
              args: { name: settings.name },
            },
            ...others
              .slice(0, 3)
              .map(({ name, range }) => ({ file: file.path, range, messageId: 'also', args: { name } })),
          ],
        };
      }
    }
  },
});

/** A class of which everything is known, and that is made, not only inherited from. */
function isJudged(model: AlignModel, one: Settings): boolean {
  const isKnown = one.unknownBases.length === 0 && !one.ownSources && one.unnamed === undefined;
  if (one.extra !== 'forbid' || one.envFiles.length === 0 || !isKnown) return false;
  const made = new RegExp(
    `(?<!\\bclass\\s{1,9})\\b${one.name}\\(\\)|default_factory\\s{0,9}=\\s{0,9}${one.name}\\b`,
  );
  const files = new Set([
    one.file,
    ...model.places.flatMap(({ kind, file }) => (kind === 'code' ? [file] : [])),
  ]);
  return [...files].some((file) => made.test(model.textOf(file) ?? ''));
}

/** The env files that a class names, in the folder of its code or one above: the nearest, where it is the only one. */
function filesOf({ env }: AlignModel, { file, envFiles }: Settings): EnvFile[] {
  return envFiles.flatMap((name) => {
    const plain = name.replace(/^\.\//, '');
    if (/^\/|\.\.\//.test(plain)) return [];
    const found = env.filter(
      ({ path, role }) =>
        role === 'env' &&
        path.endsWith(plain) &&
        file.startsWith(path.slice(0, -plain.length)) &&
        folderOf(`${path.slice(0, -plain.length)}x`) === path.slice(0, -plain.length),
    );
    return found.length === 1 ? found : [];
  });
}
