import { type Host, resolvePath } from '../../host.js';
import { isSourcePath } from '../../syntax/code/read-source.js';
import { isComposePath } from '../compose-names.js';
import { isDockerfileName } from '../dockerfile-names.js';
import { baseName, isEnvFileName } from '../env-names.js';

/** What a file of a project is to the reading of variables. */
export type FileRole = 'source' | 'other-source' | 'config' | 'docs' | 'manifest';

/** A file that was read. */
export interface CodeText {
  readonly path: string;
  readonly text: string;
  readonly role: FileRole;
}

/** The files of a project in which names of variables may stand. */
export interface CodeTexts {
  readonly texts: readonly CodeText[];
  /** False where a bound was met. */
  readonly complete: boolean;
}

const OTHER_LANGUAGES: Readonly<Record<string, string>> = {
  go: 'Go',
  rb: 'Ruby',
  php: 'PHP',
  java: 'Java',
  kt: 'Kotlin',
  rs: 'Rust',
  cs: 'C#',
  ex: 'Elixir',
  exs: 'Elixir',
  scala: 'Scala',
  swift: 'Swift',
  dart: 'Dart',
  lua: 'Lua',
  pl: 'Perl',
  clj: 'Clojure',
  erl: 'Erlang',
  hs: 'Haskell',
  vue: 'Vue',
  svelte: 'Svelte',
  astro: 'Astro',
};
/** Components: their scripts are JavaScript, so that they do not make the project one of another language. */
const COMPONENTS = /\.(?:vue|svelte|astro)$/i;
const CONFIG =
  /\.(?:ya?ml|toml|tf|tfvars|hcl|bash|zsh|sh|ps1|mk|ini|cfg|conf|template|tmpl|tpl|properties|nix|json5?|env\.[jt]s)$|(?:^|\/)(?:Makefile|Procfile|Jenkinsfile|Caddyfile|Dockerfile[^/]*|justfile|Justfile|Taskfile|Tiltfile|Earthfile|Vagrantfile|\.envrc)$/i;
const DOCS = /\.(?:md|mdx|rst|txt|adoc)$/i;
const MANIFEST =
  /(?:^|\/)(?:package\.json|pyproject\.toml|requirements[^/]*\.(?:txt|in)|setup\.(?:py|cfg)|Pipfile|environment\.ya?ml)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/i;
const LOCK =
  /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|Pipfile\.lock|composer\.lock|Cargo\.lock|go\.sum|bun\.lockb?)$|\.min\.[mc]?js$|\.map$|\.d\.[mc]?ts$|\.bundle\.js$/i;

/** Bounds: what lies beyond is not read, and what was not seen proves nothing. */
const MOST_FILES = 20_000;
const MOST_CHARACTERS = 96 * 1024 * 1024;
const LARGEST = 1024 * 1024;
const LARGEST_DATA = 256 * 1024;

/** What a file is, by its name; undefined for what holds no names of variables, or is read as something else. */
export function roleOf(path: string): FileRole | undefined {
  if (LOCK.test(path)) return undefined;
  if (MANIFEST.test(path)) return 'manifest';
  if (isComposePath(path) || isEnvFileName(path) || isDockerfileName(path)) return undefined;
  if (/\.[mc]?[jt]sx?$|\.pyw?$/i.test(path) && isSourcePath(path)) return 'source';
  if (languageOf(path) !== undefined) return 'other-source';
  if (CONFIG.test(path)) return 'config';
  return DOCS.test(path) ? 'docs' : undefined;
}

/** The language of a file that is not read here: `Go`. */
export function languageOf(path: string): string | undefined {
  const extension = baseName(path).split('.').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(OTHER_LANGUAGES, extension) ? OTHER_LANGUAGES[extension] : undefined;
}

/** Whether a file of another language counts when it is asked which language a project is written in. */
export function isComponent(path: string): boolean {
  return COMPONENTS.test(path);
}

/** A report of this tool names every variable, and is no evidence that anything reads one. */
function isOwnReport(text: string): boolean {
  return /^\s*[{[]/.test(text) && /"catalyst"|sarif/i.test(text.slice(0, 400));
}

/** Reads the code, the configuration and the notes among the files of a project. What cannot be read is passed over. */
export async function readCodeTexts(host: Host, root: string, tree: readonly string[]): Promise<CodeTexts> {
  const wanted = tree.flatMap((path) => {
    const role = roleOf(path);
    return role ? [{ path, role }] : [];
  });
  // Code first: when there is too much, notes are what is left out.
  const order: readonly FileRole[] = ['source', 'manifest', 'config', 'other-source', 'docs'];
  wanted.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const texts: CodeText[] = [];
  let characters = 0;
  let complete = wanted.length <= MOST_FILES;
  for (let i = 0; i < Math.min(wanted.length, MOST_FILES); i += 64) {
    if (characters > MOST_CHARACTERS) {
      complete = false;
      break;
    }
    const batch = await Promise.all(
      wanted.slice(i, Math.min(i + 64, MOST_FILES)).map(async ({ path, role }) => {
        const maxBytes = role === 'source' || role === 'other-source' ? LARGEST : LARGEST_DATA;
        const content = await host
          .readText(resolvePath(root, path), { maxBytes, label: path })
          .catch(() => undefined);
        return content && content.nulAt === undefined ? { path, role, text: content.text } : undefined;
      }),
    );
    for (const one of batch) {
      if (!one || isOwnReport(one.text)) continue;
      texts.push(one);
      characters += one.text.length;
    }
  }
  return { texts: texts.sort((a, b) => (a.path < b.path ? -1 : 1)), complete };
}
