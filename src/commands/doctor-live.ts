import type { ProjectRun } from './doctor-project.js';
import type { Session } from './session.js';

/**
 * Asks the providers and puts their answers into a project's run. Where an answer spoke about a model, what the shipped
 * table says of it is left out: the provider knows better, and one defect is one finding.
 */
export async function addLive(session: Session, run: ProjectRun): Promise<ProjectRun> {
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
    return {
      ...run,
      findings: [...run.findings.filter((finding) => !isSettled(finding)), ...live.findings],
      checks: [...run.checks, ...live.checks],
      rules: [...new Map([...run.rules, ...live.rules].map((rule) => [rule.id, rule])).values()],
      providers: run.providers.map((provider) => asked.get(provider.id) ?? provider),
      secrets: [...run.secrets, ...live.secrets],
    };
  } catch (error) {
    const message = error instanceof Error && error.name === 'UserError' ? error.message : 'the probe broke';
    return { ...run, breakdowns: [...run.breakdowns, { part: 'live', message }] };
  }
}
