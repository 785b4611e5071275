import type { GlobalOptions } from '../cli-options.js';
import type { Environment } from '../contract/types.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import { verifyEnv } from '../fixes/verify-env.js';
import type { Host } from '../host.js';
import { buildEnvReport } from '../report/build-env.js';
import { rememberEdits } from '../report/exported-edits.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import { JUDGE_IDS } from '../syntax/dotenv/readers/index.js';
import { type EnvCheck, checkEnv, frameOf, secretsOf } from './env-check.js';
import { finishReport } from './finish.js';
import { type FixOutcome, runFixLoop, writeFixes } from './fix-loop.js';
import { warnOfOpenBackups } from './open-backups.js';
import { type Session, openSession } from './session.js';

interface ValidateOptions extends GlobalOptions {
  readonly environment?: Environment;
  readonly reader?: string;
  readonly profile?: string;
  readonly contract?: 'code';
  readonly stdinFilename?: string;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
}

/** `catalyst validate [files…]`: env files against the contract and the env rules. */
export async function validate(
  host: Host,
  paths: readonly string[],
  options: ValidateOptions,
): Promise<number> {
  const session = await openSession(host, options);
  const choice = options.contract === 'code' ? await readCodeContract(session) : undefined;
  const collect = { ...readOptions(options), paths, config: session.config, choice };
  const check = (through: Host) => checkEnv(session, through, collect);
  const wantsFix = options.fix === true || options.unsafeFixes === true || options.diff === true;
  if (!wantsFix) return report(session, await check(host));

  const outcome = await runFixLoop(session, check, {
    unsafe: options.unsafeFixes === true,
    verify: verifyEnv,
  });
  if (options.diff) return showDiff(session, outcome);
  const backups = await writeFixes(session, outcome.changed);
  await host.stderr.write(describeFixes(outcome, backups));
  await warnOfOpenBackups(session.host, session.root, backups.values());
  return report(session, outcome.result);
}

/** What the code declares: loaded only when it is asked for, as reading code takes its parsers. */
async function readCodeContract(session: Session) {
  const { collectCodeContract } = await import('../collect/align/code-contract.js');
  return collectCodeContract(session.host, session.root, session.config);
}

function readOptions(options: ValidateOptions) {
  const { profile } = options;
  const reader = JUDGE_IDS.find((id) => id === options.reader);
  if (options.reader !== undefined && reader === undefined) {
    throw new UserError(`--reader takes ${JUDGE_IDS.join(', ')}, not "${options.reader}"`);
  }
  if (profile !== undefined && profile !== 'catalyst' && profile !== 'generic') {
    throw new UserError(`--profile takes catalyst or generic, not "${profile}"`);
  }
  return { environment: options.environment, reader, profile, stdinName: options.stdinFilename } as const;
}

async function report(session: Session, check: EnvCheck): Promise<number> {
  for (const note of check.notes) await session.host.stderr.write(`catalyst: ${printable(note)}\n`);
  if (check.models.length === 0 && check.copies.length === 0 && check.passedOver.length === 0) {
    await session.host.stderr.write(
      `catalyst: no env files here; name one, or run ${nameTemplate(check)} to write .env.template\n`,
    );
  }
  const seen = [...check.models, ...check.copies];
  const byPath = new Map(seen.map(({ file }) => [file.path, file]));
  const code = await finishReport(session, {
    report: buildEnvReport(session, check),
    edits: rememberEdits(check.findings),
    secrets: secretsOf(seen),
    frame: (path) => {
      const file = byPath.get(path);
      return file && frameOf(file);
    },
  });
  // What is there and was not read makes it less than the whole, as in doctor.
  return check.passedOver.some(({ cause }) => cause === 'unreadable') ? EXIT.trouble : code;
}

/** The command that has a contract to write from. */
function nameTemplate({ choice }: EnvCheck): string {
  const { variables, option } = choice.contractOf('.env');
  const told = option ?? (variables.size === 0 ? '--profile catalyst' : undefined);
  return told === undefined ? 'catalyst template' : `catalyst template ${told}`;
}

/** Prints what would change; exit code 1 when something would. */
async function showDiff(session: Session, { changed, result }: FixOutcome<EnvCheck>): Promise<number> {
  const { renderMaskedDiff } = await import('../report/diff.js');
  const mask = createMasker(secretsOf([...result.models, ...result.copies]));
  const frame = (text: string) => frameOf({ text, syntax: parseDotenv(text) });
  for (const [file, { before, after, edits }] of changed) {
    await session.host.stdout.write(renderMaskedDiff(file, frame(before), frame(after), mask, edits));
  }
  if (changed.size === 0) await session.host.stderr.write('catalyst: nothing to fix\n');
  return changed.size > 0 ? EXIT.findings : EXIT.ok;
}

function describeFixes(
  { changed, applied, refused }: FixOutcome<EnvCheck>,
  backups: ReadonlyMap<string, string>,
): string {
  const files = [...changed.keys()].map((file) => `${file} (before: ${backups.get(file)})`).join(', ');
  const kept = refused > 0 ? `; ${refused} left out, because a program would read another value` : '';
  return changed.size === 0
    ? `catalyst: nothing fixed${kept}\n`
    : `catalyst: ${applied} fixed in ${files}${kept}\n`;
}
