import type { GlobalOptions } from '../cli-options.js';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { dayOf, parseDay } from '../core/calendar.js';
import { UserError } from '../core/errors.js';
import type { Threshold } from '../core/exit-code.js';
import { type RuleInfo, chooseRules } from '../core/select.js';
import { type Host, resolvePath } from '../host.js';
import { FORMATS, type OutputRequest, parseOutputRequest } from '../report/formats.js';
import { RULES } from '../rules/registry.generated.js';

/** What a command has settled before it looks at anything: where, by which rules, how it answers. */
export interface Session {
  readonly host: Host;
  /** Absolute path of the folder that is looked at. */
  readonly root: string;
  /** The folder as the user gave it. */
  readonly rootLabel: string;
  /** The folder of the project that is looked at as one of several, `/` at its end. */
  readonly within?: string;
  readonly config: Config;
  readonly configFile: string | undefined;
  /** Day as of which dates are judged. */
  readonly today: string;
  readonly rules: readonly RuleInfo[];
  readonly outputs: readonly OutputRequest[];
  readonly threshold: Threshold;
  readonly options: GlobalOptions;
}

/**
 * Reads the options that all commands share, and the configuration.
 * @param command name of the command, where it has a format of its own
 * @throws {UserError} for a folder that is not there, a bad configuration, an unknown format or rule.
 */
export async function openSession(host: Host, options: GlobalOptions, command = ''): Promise<Session> {
  const rootLabel = options.cwd ?? '.';
  const root = resolvePath(host.cwd, rootLabel);
  const stat = await host.stat(root);
  if (stat?.kind !== 'directory') throw new UserError(`--cwd ${rootLabel}: there is no such folder`);
  const today = options.asOf === undefined ? dayOf(host.now()) : parseDay(options.asOf);
  const outputs = chooseOutputs(host, options, command);
  const { config, file } = await loadConfig(host, root, {
    file: options.config === false ? undefined : options.config,
    none: options.config === false,
  });
  return {
    host,
    root,
    rootLabel,
    config,
    configFile: file,
    today,
    rules: selectRules(options, config),
    outputs,
    threshold: {
      failOn: options.failOn ?? config.failOn ?? 'error',
      maxWarnings: options.maxWarnings ?? config.maxWarnings,
      failOnUnknown: options.failOnUnknown ?? false,
    },
    options,
  };
}

function selectRules(options: GlobalOptions, config: Config): RuleInfo[] {
  const { chosen, unknown } = chooseRules(RULES, {
    select: options.select ?? config.select ?? [],
    ignore: options.ignore ?? [],
    severity: config.severity ?? {},
  });
  const [first] = unknown;
  if (first) {
    throw new UserError(
      `there is no rule "${first.name}"${first.nearest ? `; did you mean ${first.nearest}?` : ''}`,
      {
        advice: 'catalyst rules lists them',
      },
    );
  }
  return chosen;
}

function chooseOutputs(host: Host, options: GlobalOptions, command: string): OutputRequest[] {
  if (!options.format?.length) {
    const outputs = [{ format: host.stdout.isTerminal ? 'pretty' : 'compact' }];
    return host.env['GITHUB_ACTIONS'] === 'true' ? [...outputs, { format: 'github' }] : outputs;
  }
  return options.format.map((text) => {
    const request = parseOutputRequest(text);
    if (!('unknown' in request)) {
      const { only } = FORMATS[request.format]!;
      if (only === undefined || only === command) return request;
      throw new UserError(`the format ${request.format} is for catalyst ${only} alone`);
    }
    throw new UserError(
      `there is no format "${request.unknown}"${request.nearest ? `; did you mean ${request.nearest}?` : ''}`,
      { advice: 'catalyst --help lists the formats' },
    );
  });
}
