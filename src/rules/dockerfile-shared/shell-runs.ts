import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage, Variable } from '../../syntax/dockerfile/stage-types.js';
import type { RunInstruction } from '../../syntax/dockerfile/types.js';
import type { ShellCommand, ShellScript } from '../../syntax/shell/types.js';
import { withTriggers } from './instruction-walk.js';
import { targetChain } from './stage-facts.js';

/** A RUN whose shell text could be read. */
export interface ShellRun {
  readonly run: RunInstruction;
  readonly script: ShellScript;
  readonly stage: Stage;
}

/** The RUN instructions of a file with their scripts, in order, triggers of ONBUILD included. */
export function shellRuns(model: DockerfileModel): ShellRun[] {
  return model.graph.stages.flatMap((stage) => shellRunsIn(model, stage));
}

/** The same for one stage. */
export function shellRunsIn(model: DockerfileModel, stage: Stage): ShellRun[] {
  return withTriggers(stage.instructions).flatMap((run): ShellRun[] => {
    if (run.kind !== 'run') return [];
    const script = model.scriptOf(run);
    return script?.status === 'parsed' ? [{ run, script, stage }] : [];
  });
}

/** Where the layers of a stage go: into the image, only into other stages by COPY or a mount, or nowhere. */
export type LayerFate = 'shipped' | 'builder' | 'unused';

/** Tells what becomes of a stage in a plain `docker build`. */
export function fateOf(model: DockerfileModel, stage: Stage): LayerFate {
  if (targetChain(model).includes(stage)) return 'shipped';
  return model.graph.needed.includes(stage.index) ? 'builder' : 'unused';
}

/** Whether a stage is named after work that never ships: development, tests, checks. */
export function isDevelopmentStage(stage: Stage): boolean {
  return /(?:^|[-_.])(?:dev|devel|develop|development|test|tests|testing|lint|ci|debug|local)(?:$|[-_.\d])/.test(
    stage.name ?? '',
  );
}

/** A variable as ENV or ARG sets it before an instruction; `value` is undefined where it is not static. */
export function settingBefore(
  { graph }: Pick<DockerfileModel, 'graph'>,
  { run }: Pick<ShellRun, 'run'>,
  name: string,
): Variable | undefined {
  const variable = graph.scopeBefore(run).lookup(name);
  return variable?.entry ? variable : undefined;
}

/** What a command sees under a name: its own prefix, an assignment earlier in the script, ENV or ARG. */
export function environmentOf(
  model: DockerfileModel,
  shellRun: ShellRun,
  command: ShellCommand,
  name: string,
): { readonly value: string | undefined } | undefined {
  const own = command.assignments.find((one) => one.name === name);
  if (own) return { value: own.value?.value };
  const { definitions, commands } = shellRun.script;
  const set = definitions.filter((one) => one.name === name && one.range.start < command.range.start).at(-1);
  if (set) return { value: valueOfDefinition(commands[set.command ?? -1], name) };
  return settingBefore(model, shellRun, name);
}

/** The static value that a command gives a name: `X=1`, `export X=1`, `env X=1 …`. */
export function valueOfDefinition(command: ShellCommand | undefined, name: string): string | undefined {
  const assigned = command?.assignments.find((one) => one.name === name);
  if (assigned) return assigned.value === undefined ? '' : assigned.value.value;
  const word = command?.args.find((arg) => arg.value?.startsWith(`${name}=`));
  return word?.value?.slice(name.length + 1);
}

/** Whether a command stands at the top of its script: not in a loop, a condition's body, a substitution, … */
export function isTopLevel(command: ShellCommand): boolean {
  return command.context.nesting.every((kind) => kind === 'heredoc');
}
