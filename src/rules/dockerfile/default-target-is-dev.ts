import { defineRule } from '../define-rule.js';
import { findDevelopmentMode } from '../dockerfile-shared/command-development.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { isDevelopmentName, isProductionName } from '../dockerfile-shared/stage-purpose.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/default-target-is-dev',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The last stage, which a plain docker build makes, is for developing or testing, though the file has one for production.',
    why: 'Whoever forgets --target ships the development server: reload, debugger and test packages included.',
    bad: 'FROM python:3.13-slim AS production\nCMD ["gunicorn", "app:app"]\nFROM production AS development\nCMD ["flask", "run", "--debug"]',
    good: 'FROM python:3.13-slim AS development\nCMD ["flask", "run", "--debug"]\nFROM python:3.13-slim AS production\nCMD ["gunicorn", "app:app"]',
    refs: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  },
  messages: {
    last: (a: { stage: string; production: string }) =>
      `a build without --target makes ${a.stage}, which is not for production; ${a.production} is`,
  },
  applies: ({ graph }) => graph.stages.length > 1,
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from) return;
    const others = model.graph.stages.filter(({ index }) => index !== target.index);
    const production = others.findLast(({ name }) => isProductionName(name));
    if (!production?.name || isProductionName(target.name)) return;
    const runsForDevelopment = launchesOf(model, target).some(
      (launch) => findDevelopmentMode(launch) !== undefined,
    );
    if (!isDevelopmentName(target.name) && !runsForDevelopment) return;
    yield {
      messageId: 'last',
      args: {
        stage: target.from.stageName?.value ?? 'the last stage',
        production: production.from?.stageName?.value ?? production.name,
      },
      range: target.from.stageName?.range ?? target.from.range,
    };
  },
});
