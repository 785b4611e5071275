import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage, Variable } from '../../syntax/dockerfile/stage-types.js';
import type { RunInstruction } from '../../syntax/dockerfile/types.js';
import type { ShellCommand, ShellScript, VariableDefinition } from '../../syntax/shell/types.js';
import { withTriggers } from './instruction-walk.js';
import { targetChain } from './stage-facts.js';

/** A RUN whose shell text could be read. */
export interface ShellRun {
  readonly run: RunInstruction;
  readonly script: ShellScript;
  readonly stage: Stage;
  /** The places where the script gives a name a value. */
  readonly definitionsOf: (name: string) => readonly VariableDefinition[];
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
    return script?.status === 'parsed'
      ? [{ run, script, stage, definitionsOf: indexDefinitions(script) }]
      : [];
  });
}

/** Looks definitions up by name; the index is made at the first question. */
function indexDefinitions({ definitions }: ShellScript): ShellRun['definitionsOf'] {
  let index: Map<string, VariableDefinition[]> | undefined;
  return (name) => {
    if (!index) {
      index = new Map();
      for (const one of definitions) {
        const list = index.get(one.name);
        if (list) list.push(one);
        else index.set(one.name, [one]);
      }
    }
    return index.get(name) ?? [];
  };
}

/** Where the layers of a stage go: into the image, only into other stages by COPY or a mount, or nowhere. */
export type LayerFate = 'shipped' | 'builder' | 'unused';

/** Tells what becomes of each stage in a plain `docker build`. */
export function fatesOf(model: DockerfileModel): (stage: Stage) => LayerFate {
  const shipped = new Set(targetChain(model));
  const needed = new Set(model.graph.needed);
  return (stage) => (shipped.has(stage) ? 'shipped' : needed.has(stage.index) ? 'builder' : 'unused');
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
  const { commands } = shellRun.script;
  const set = shellRun.definitionsOf(name).findLast((one) => one.range.start < command.range.start);
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
