import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { HealthcheckInstruction } from '../../syntax/dockerfile/types.js';
import { launchesIn } from './command-launch.js';

/** The port of the first address of this container that a HEALTHCHECK asks. */
export function findAskedPort(
  model: DockerfileModel,
  health: HealthcheckInstruction,
): { port: number; range: Range } | undefined {
  for (const { args } of launchesIn(model, health)) {
    for (const { text, range } of args) {
      const match =
        /(https?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5}))?(?![\w.:$])/.exec(text);
      if (match) return { port: Number(match[2] ?? (match[1] === 'https' ? 443 : 80)), range };
    }
  }
  return undefined;
}
