import type { AlignService } from '../../models/align.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import { type CommandLine, type Token, unwrap } from '../dockerfile-shared/command-launch.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

/** The stage of its Dockerfile that a service runs. */
export function stageOf({ dockerfile, service }: AlignService): Stage | undefined {
  if (!dockerfile) return undefined;
  const wanted = service.build?.target;
  if (wanted === undefined) return targetOf(dockerfile.graph);
  const name = wanted.value?.toLowerCase();
  return dockerfile.graph.stages.find((stage) => stage.name?.toLowerCase() === name);
}

/** What `command` of a service starts, where it is a plain command line: no shell in between. */
export function launchOfCommand({ service }: AlignService): CommandLine | undefined {
  const { command } = service;
  if (!command?.words || command.cut || service.entrypoint) return undefined;
  const tokens = command.words.map((value): Token => ({ value, text: value, range: command.range }));
  const { rest } = unwrap(tokens);
  const [programToken, ...args] = rest;
  const program = programToken?.value?.slice(programToken.value.lastIndexOf('/') + 1);
  if (!programToken || !program || /^(?:ba|da|a)?sh$/.test(program)) return undefined;
  return { program, programToken, args };
}
