import type { Config } from '../config/schema.js';
import { type Host, resolvePath } from '../host.js';
import type { ContractChoice, GitState } from '../models/env.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { EnvFileFacts } from './env-model.js';
import { environmentOfName, isEnvFileName, isTemplateName } from './env-names.js';

const MOST = 50;
const COPY = /(?:\.(?:bak|orig|save)(?:\.\d{1,6})?|~)$/i;

/** The env file that a file is a copy of, by its name: `.env` for `.env.bak`; undefined for any other, and of templates. */
export function originalOf(path: string): string | undefined {
  const original = path.replace(COPY, '');
  if (original === path || !isEnvFileName(original) || isTemplateName(original)) return undefined;
  return original;
}

/** The copies of env files in a project, as far as git could have them. */
export function findCopiesOfEnv(tree: readonly string[]): readonly string[] {
  return tree.filter((path) => originalOf(path) !== undefined).slice(0, MOST);
}

/** Reads the copies that git has, or would take: nobody's program reads them, so only what they give away counts. */
export async function readCopiesOfEnv(
  host: Host,
  root: string,
  paths: readonly string[],
  known: {
    readonly git: ReadonlyMap<string, GitState>;
    readonly choice: ContractChoice;
    readonly config: Config;
  },
): Promise<EnvFileFacts[]> {
  const { git, choice, config } = known;
  const open = paths.filter((path) => ['tracked', 'untracked'].includes(git.get(path) ?? 'unknown'));
  const facts = await Promise.all(
    open.map(async (path): Promise<EnvFileFacts[]> => {
      // What cannot be read as text gives nothing to judge, and stops nothing.
      const content = await host.readText(resolvePath(root, path)).catch(() => undefined);
      if (!content) return [];
      return [
        {
          path,
          content,
          syntax: parseDotenv(content.text),
          role: 'env',
          reader: 'python_dotenv',
          readerFrom: 'default',
          readBy: [],
          git: git.get(path)!,
          copiedBy: [],
          contract: choice.contractOf(originalOf(path)!),
          named: environmentOfName(path),
          fallback: config.environment ?? 'development',
        },
      ];
    }),
  );
  return facts.flat();
}
