import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { buildStageGraph, parseDockerfile } from '../../syntax/dockerfile/index.js';
import type { StageGraph } from '../../syntax/dockerfile/stage-types.js';
import { askOnce, askOncePerPart } from '../shared/ask-once.js';

/** The text of the Dockerfile that a service is built from; undefined where it cannot be read. */
export function textOfDockerfile(model: ComposeModel, { build }: ComposeService): string | undefined {
  const path = build?.dockerfilePath;
  return build?.inline?.value ?? (path === undefined ? undefined : model.readMounted(path));
}

/** Graphs by text, for all projects that read from the same disk: a Dockerfile is often built by several. */
const graphsOn = askOnce((_disk: ComposeModel['readMounted']) => new Map<string, StageGraph>());

/** The stages of the Dockerfile that a service is built from; undefined where it cannot be read. */
export const stagesOf = askOncePerPart(
  (model: ComposeModel, service: ComposeService): StageGraph | undefined => {
    const text = textOfDockerfile(model, service);
    if (text === undefined) return undefined;
    const graphs = graphsOn(model.readMounted);
    const graph = graphs.get(text) ?? buildStageGraph(parseDockerfile(text));
    graphs.set(text, graph);
    return graph;
  },
);
