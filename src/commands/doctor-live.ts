import type { Environment } from '../contract/types.js';
import { isUserError } from '../core/errors.js';
import { type ProjectRun, describeBreakdown } from './doctor-project.js';
import type { Session } from './session.js';

/** A project's run with the answers, and when they were asked for. */
export interface LiveRun {
  readonly run: ProjectRun;
  readonly probedAt: string | undefined;
}

/**
 * Asks the providers and puts their answers into a project's run. Where an answer spoke about a model, what the shipped
 * table says of it is left out: the provider knows better, and one defect is one finding.
 */
export async function addLive(session: Session, run: ProjectRun): Promise<LiveRun> {
  const { runProbe } = await import('./probe.js');
  try {
    const live = await runProbe(session, [], { ...session.options, format: [] } as never);
    const answered = new Set(
      live.report.providers
        .filter(({ model }) => model?.live?.source === 'live')
        .map(({ id }) => id as string),
    );
    const isSettled = (finding: ProjectRun['findings'][number]) =>
      /^provider\/model-(?:retired|shutting-down|unknown)$/.test(finding.rule) &&
      answered.has(String(finding.args['provider']));
    const asked = new Map(live.report.providers.map((provider) => [provider.id, provider]));
    const { probedAt } = live.report;
    const joined = {
      ...run,
      findings: [...run.findings.filter((finding) => !isSettled(finding)), ...live.findings],
      checks: [...run.checks, ...live.checks],
      rules: [...new Map([...run.rules, ...live.rules].map((rule) => [rule.id, rule])).values()],
      providers: run.providers.map((provider) => asked.get(provider.id) ?? provider),
      secrets: [...run.secrets, ...live.secrets],
    };
    return { run: joined, probedAt };
  } catch (error) {
    const message = describeBreakdown(error);
    const breakdowns = [...run.breakdowns, { part: 'live' as const, message }];
    return { run: { ...run, breakdowns }, probedAt: undefined };
  }
}

/**
 * Asks PostgreSQL and Redis as the env files name them, and the backend itself where its address is given, and puts
 * what they said into a project's run.
 */
export async function addServers(
  session: Session,
  run: ProjectRun,
  options: { readonly url?: string | undefined; readonly environment?: Environment | undefined },
): Promise<ProjectRun> {
  const { checkSmokeLive } = await import('./smoke-live.js');
  try {
    const live = await checkSmokeLive(session, options, []);
    return {
      ...run,
      findings: [...run.findings, ...live.findings],
      checks: [...run.checks, ...live.checks],
      rules: [...new Map([...run.rules, ...live.rules].map((rule) => [rule.id, rule])).values()],
      secrets: [...run.secrets, ...live.secrets],
    };
  } catch (error) {
    if (isUserError(error)) throw error;
    const message = describeBreakdown(error);
    return { ...run, breakdowns: [...run.breakdowns, { part: 'servers' as const, message }] };
  }
}
