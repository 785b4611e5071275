import type { GlobalOptions } from '../cli-options.js';
import { collectEnv } from '../collect/env.js';
import { EXIT } from '../core/exit-code.js';
import { maskData, redactCredentials } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import type { Host } from '../host.js';
import { RULES } from '../rules/registry.generated.js';
import { VERSION } from '../version.js';
import { wantsJson } from './explain.js';
import { openSession } from './session.js';

/** `catalyst info`: what was found here, by what it would be judged, and why. */
export async function info(host: Host, _args: readonly string[], options: GlobalOptions): Promise<number> {
  const asJson = wantsJson(options);
  const session = await openSession(host, { ...options, format: [] });
  const { models, choice } = await collectEnv(host, session.root, { paths: [], config: session.config });
  const facts = {
    version: VERSION,
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    config: session.configFile ?? null,
    asOf: session.today,
    profile: choice.profile,
    because: choice.because,
    rules: { all: RULES.length, running: session.rules.length },
    files: models.map(({ file }) => ({
      path: file.path,
      role: file.role,
      environment: file.environment,
      environmentFrom: file.environmentFrom,
      reader: file.reader,
      readerFrom: file.readerFrom,
      git: file.git,
      variables: Object.keys(file.reading.values).length,
    })),
  };
  // A file may be called like a key.
  const shown = maskData(facts, redactCredentials);
  await host.stdout.write(asJson ? `${JSON.stringify(shown, null, 2)}\n` : renderText(shown));
  return EXIT.ok;
}

interface Facts {
  readonly version: string;
  readonly config: string | null;
  readonly asOf: string;
  readonly profile: string;
  readonly because: readonly string[];
  readonly rules: { readonly all: number; readonly running: number };
  readonly files: readonly Readonly<Record<string, string | number>>[];
}

function renderText(facts: Facts): string {
  const lines = [
    `catalyst ${facts.version}`,
    `configuration  ${facts.config ?? 'none found'}`,
    `profile        ${facts.profile}${facts.because.length > 0 ? ` (${facts.because.join('; ')})` : ''}`,
    `dates as of    ${facts.asOf}`,
    `rules          ${facts.rules.running} of ${facts.rules.all} run`,
    facts.files.length === 0 ? 'env files      none' : 'env files',
    ...facts.files.map(
      (file) =>
        `  ${file['path']}  ${file['role']}, ${file['environment']} (from ${file['environmentFrom']}), ` +
        `${file['reader']} (from ${file['readerFrom']}), git: ${file['git']}, ${file['variables']} ${file['variables'] === 1 ? 'variable' : 'variables'}`,
    ),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
