import { findRepository } from '../collect/git.js';
import { walkFiles } from '../collect/walk.js';
import { type Host, resolvePath } from '../host.js';
import {
  checkDomain,
  checkEntry,
  checkName,
  checkPort,
  checkProviders,
  checkServices,
  checkTemplate,
  nameFrom,
} from '../stack/check-options.js';
import { detectProject, rankOfText } from '../stack/detect.js';
import type { StackOptions } from '../stack/types.js';
import { VERSION } from '../version.js';

/** What may be said on the command line. */
export interface InitOptions {
  readonly name?: string;
  readonly without?: readonly string[];
  readonly template?: string;
  readonly entry?: string;
  readonly port?: string;
  readonly domain?: string;
  readonly providers?: readonly string[];
  readonly withApp?: boolean;
  readonly withSecrets?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** An application that is longer than this says what it is in the beginning. */
const MAX_BYTES = 1024 * 1024;
/** Files that are read to find the entry point. */
const MAX_READS = 200;

/**
 * Settles what a stack is made for: what was said, then what was found, then what is usual.
 * @throws {UserError} for an option that cannot be
 */
export async function settleOptions(
  host: Host,
  root: string,
  options: InitOptions,
): Promise<{ readonly stack: StackOptions; readonly notes: readonly string[] }> {
  const template = options.template === undefined ? undefined : checkTemplate(options.template);
  const { files } = await walkFiles(host, root, { maxDepth: 3, maxFiles: 20_000 });
  const ranked = files.flatMap((path) => {
    const rank = rankOfText(path);
    return rank === undefined ? [] : [{ path, rank }];
  });
  // Ranks alone: within one the files stay in order.
  const wanted = ranked.sort((a, b) => a.rank - b.rank).map(({ path }) => path);
  const texts = await readTexts(host, root, wanted.slice(0, MAX_READS));
  const found = detectProject(
    { files, texts },
    { template, entry: options.entry, withApp: options.withApp === true },
  );
  const name =
    options.name === undefined ? nameFrom(root.split(/[\\/]/).at(-1) ?? '') : checkName(options.name);
  const port = checkPort(options.port ?? '8000');
  const services = checkServices(options.without ?? []);
  const says = (path: string) =>
    options.withApp === true || [...texts.values()].some((text) => text.includes(path));
  const top = await findRepository(host, root);
  const real = (await host.realpath(root)) ?? root;
  const variable = found.own?.readsPort === true ? 'PORT' : 'API_PORT';
  return {
    notes: [
      ...found.notes,
      ...(says('/health')
        ? []
        : [
            `the application has to answer GET /health on port ${port} (${variable}), or it never counts as healthy`,
          ]),
      ...(says('/metrics') || !services.has('prometheus')
        ? []
        : ['Prometheus asks the application for /metrics: until it answers, BackendDown is an alert']),
      ...(top === undefined || top === real
        ? []
        : [
            'GitHub reads workflows at the top of the repository: move .github/workflows/stack.yml there, with working-directory',
          ]),
    ],
    stack: {
      name,
      template: found.template,
      services,
      entry: checkEntry(found.entry, found.template),
      port,
      domain: checkDomain(options.domain ?? `${name}.internal`),
      providers: checkProviders(options.providers ?? ['openai', 'anthropic']),
      packages: found.packages,
      ...(found.own === undefined ? {} : { own: found.own }),
      withApp: options.withApp === true,
      version: VERSION,
    },
  };
}

async function readTexts(host: Host, root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    // One that cannot be read names nothing.
    const read = await host.readText(resolvePath(root, path), { maxBytes: MAX_BYTES }).catch(() => undefined);
    if (read) texts.set(path, read.text);
  }
  return texts;
}
