import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { buildStageGraph, parseDockerfile } from '../../syntax/dockerfile/index.js';
import type { StageGraph } from '../../syntax/dockerfile/stage-types.js';
import { askOnce, askOncePerPart } from './ask-once.js';

/** Graphs by path, for all projects that read from the same disk: a Dockerfile is often built by several. */
const graphsOn = askOnce((_disk: ComposeModel['readMounted']) => new Map<string, StageGraph>());

/** The stages of the Dockerfile that a service is built from; undefined where it cannot be read. */
export const stagesOf = askOncePerPart(
  (model: ComposeModel, { build }: ComposeService): StageGraph | undefined => {
    const inline = build?.inline?.value;
    if (inline !== undefined) return buildStageGraph(parseDockerfile(inline));
    const path = build?.dockerfilePath;
    const text = path === undefined ? undefined : model.readMounted(path);
    if (path === undefined || text === undefined) return undefined;
    const graphs = graphsOn(model.readMounted);
    const graph = graphs.get(path) ?? buildStageGraph(parseDockerfile(text));
    graphs.set(path, graph);
    return graph;
  },
);
