import type { GlobalOptions } from '../cli-options.js';
import { collectEnv } from '../collect/env.js';
import { type Contract, ENVIRONMENTS, type Environment } from '../contract/types.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import { freeBackupName } from './fix-loop.js';
import { warnOfOpenBackups } from './open-backups.js';
import { type Session, openSession } from './session.js';

interface TemplateOptions extends GlobalOptions {
  readonly out: string;
  readonly check?: boolean;
  readonly profile?: string;
  readonly from?: 'code';
  readonly environment?: Environment;
  readonly as: 'env' | 'json-schema' | 'markdown';
}

/** `catalyst template`: the contract as a template file, a JSON Schema or a table; or whether the file is in step. */
export async function template(
  host: Host,
  _args: readonly string[],
  options: TemplateOptions,
): Promise<number> {
  const session = await openSession(host, options);
  const contract = await chooseContract(session, options);
  const label = options.as === 'env' || options.out !== '.env.template' ? options.out : '-';
  if (label === '-') {
    await host.stdout.write(await render(contract, within(options, session.config.environment)));
    return EXIT.ok;
  }
  const path = resolvePath(session.root, label);
  const exists = (await host.stat(path)) !== undefined;
  const current = exists ? (await host.readText(path, { label })).text : undefined;
  const chosen = within(options, environmentIn(current) ?? session.config.environment);
  const text = await render(contract, chosen);
  if (options.check) return reportCheck(host, label, { current, text, options: chosen });
  if (current === text) {
    await host.stderr.write(`catalyst: ${label} is in step with the contract\n`);
    return EXIT.ok;
  }
  const backup = exists ? await freeBackupName(host, session.root, label) : undefined;
  await host.writeText(path, text, backup === undefined ? {} : { backup: resolvePath(session.root, backup) });
  await host.stderr.write(`catalyst: wrote ${label}${backup === undefined ? '' : ` (before: ${backup})`}\n`);
  if (backup !== undefined)
    await warnOfOpenBackups(host, session.root, [
      relativePath(session.root, resolvePath(session.root, backup)),
    ]);
  return EXIT.ok;
}

async function chooseContract(session: Session, options: TemplateOptions): Promise<Contract> {
  const { profile } = options;
  if (profile !== undefined && profile !== 'catalyst' && profile !== 'generic') {
    throw new UserError(`--profile takes catalyst or generic, not "${profile}"`);
  }
  if (options.from === 'code') {
    const { collectCodeContract } = await import('../collect/align/code-contract.js');
    const { contractOf } = await collectCodeContract(session.host, session.root, session.config);
    return contractOf(options.out === '-' ? '.env' : options.out);
  }
  const { choice, models } = await collectEnv(session.host, session.root, {
    paths: [],
    profile,
    config: session.config,
  });
  const own = models.find(({ file }) => file.role === 'template')?.file.path;
  const isAsked = profile !== undefined || session.config.profile !== undefined;
  if (choice.profile === 'generic' && !isAsked && !session.config.variables && options.as === 'env' && own)
    throw new UserError(`${own} is the contract here: a second template of it would say less`, {
      advice: 'take what the code reads with --from code, or choose --profile catalyst',
    });
  const contract = choice.contractOf('.env');
  if (contract.variables.size > 0) return contract;
  throw new UserError('there is no contract to write a template from', {
    advice: 'choose --profile catalyst, or declare "variables" in catalyst.config.json',
  });
}

/** A template says itself what it is for, in its head or by a setting: written anew, it stays so. */
function environmentIn(text = ''): Environment | undefined {
  const head = /^# [^\n]{1,200}, for ([a-z]{1,20})\. Written by: catalyst template/.exec(text);
  const said = (head ?? /^ENVIRONMENT=([a-z]{1,20})\r?$/m.exec(text))?.[1];
  return ENVIRONMENTS.find((name) => name === said);
}

/** The options with the environment that holds unless one was asked for. */
function within(options: TemplateOptions, environment: Environment | undefined): TemplateOptions {
  return options.environment === undefined && environment ? { ...options, environment } : options;
}

async function render(contract: Contract, { as, environment }: TemplateOptions): Promise<string> {
  if (as === 'json-schema')
    return (await import('../contract/render/json-schema.js')).renderJsonSchema(contract);
  if (as === 'markdown') return (await import('../contract/render/markdown.js')).renderMarkdown(contract);
  const { renderEnvTemplate } = await import('../contract/render/env.js');
  return renderEnvTemplate(contract, environment ? { environment } : {});
}

/** The options that write the same text as was compared. */
function argumentsFor(label: string, { profile, from, environment, as }: TemplateOptions): string {
  return [
    `--out ${label}`,
    ...(profile === undefined ? [] : [`--profile ${profile}`]),
    ...(from === undefined ? [] : [`--from ${from}`]),
    ...(environment === undefined ? [] : [`--environment ${environment}`]),
    ...(as === 'env' ? [] : [`--as ${as}`]),
  ].join(' ');
}

async function reportCheck(
  host: Host,
  label: string,
  {
    current,
    text,
    options,
  }: { readonly current: string | undefined; readonly text: string; readonly options: TemplateOptions },
): Promise<number> {
  if (current === text) {
    await host.stderr.write(`catalyst: ${label} is in step with the contract\n`);
    return EXIT.ok;
  }
  const what = current === undefined ? 'is missing' : 'differs from the contract';
  await host.stderr.write(
    `catalyst: ${label} ${what}; catalyst template ${argumentsFor(label, options)} writes it\n`,
  );
  return EXIT.findings;
}
