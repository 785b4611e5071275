import type { Hit } from '../../core/finding.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import { instructionsIn } from './instruction-walk.js';

type Repeat = Omit<Hit, 'messageId' | 'args'> & {
  readonly messageId: 'dropped';
  readonly args: Record<string, never>;
};

/** Instructions of which only the last of a stage counts: a hit for each one before it. */
export function* findRepeats(
  model: DockerfileModel,
  kind: 'cmd' | 'entrypoint' | 'healthcheck',
): Generator<Repeat> {
  for (const stage of model.graph.stages) {
    const all = instructionsIn(stage, kind);
    const last = all.at(-1);
    for (const one of all.slice(0, -1)) {
      yield {
        messageId: 'dropped',
        args: {},
        range: one.range,
        related: [{ file: model.file.path, range: last!.keywordRange, messageId: 'later', args: {} }],
      };
    }
  }
}
