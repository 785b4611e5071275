/** USER, WORKDIR, SHELL and the like: what holds after a row of instructions. */
import { expandVariables } from './expand.js';
import type { Instruction, KeyValueInstruction, ValueInstruction } from './instruction-types.js';
import type { Effective, EffectiveSettings, StageBase, VariableScope } from './stage-types.js';

type Single = Pick<
  EffectiveSettings,
  'user' | 'workdir' | 'shell' | 'cmd' | 'entrypoint' | 'healthcheck' | 'stopsignal'
>;

export interface SettingsBuilder {
  /** Takes in an instruction; `scope` is what its variables mean. */
  apply(instruction: Instruction, scope: VariableScope): void;
  /** What holds now; later `apply` calls do not change it. */
  current(): EffectiveSettings;
}

const NOTHING: Single = {
  user: undefined,
  workdir: undefined,
  shell: undefined,
  cmd: undefined,
  entrypoint: undefined,
  healthcheck: undefined,
  stopsignal: undefined,
};

function inherit<T extends Effective<unknown> | undefined>(setting: T): T {
  return setting === undefined ? setting : { ...setting, inherited: true };
}

function inheritAll(below: EffectiveSettings): Single {
  return {
    user: inherit(below.user),
    workdir: inherit(below.workdir),
    shell: inherit(below.shell),
    cmd: inherit(below.cmd),
    entrypoint: inherit(below.entrypoint),
    healthcheck: inherit(below.healthcheck),
    stopsignal: inherit(below.stopsignal),
  };
}

/** Joins WORKDIR to what it was; undefined where that is unknown. */
function joinPath(before: string | undefined, path: string): string | undefined {
  if (/^[A-Za-z]:[\\/]|^\\/.test(path)) return path;
  if (!path.startsWith('/') && before === undefined) return undefined;
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${before}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Starts a stage on `below`, the settings of its base stage. */
export function createSettings(
  source: string,
  stage: number,
  base: StageBase,
  below: EffectiveSettings | undefined,
): SettingsBuilder {
  let single: Single = below === undefined ? NOTHING : inheritAll(below);
  let hasOwnCommand = false;
  const expose: EffectiveSettings['expose'][number][] = [];
  const volumes: EffectiveSettings['volumes'][number][] = [];
  const labels: EffectiveSettings['labels'][number][] = [];
  const own = <T extends Instruction>(instruction: T): Effective<T> => ({
    instruction,
    stage,
    inherited: false,
  });

  const applyWorkdir = (instruction: ValueInstruction, scope: VariableScope) => {
    const path =
      instruction.value === undefined ? '' : expandVariables(instruction.value, scope, source).value;
    const before =
      single.workdir === undefined ? (base.kind === 'scratch' ? '/' : undefined) : single.workdir.path;
    const joined = path === undefined ? undefined : joinPath(before, path);
    single = { ...single, workdir: { ...own(instruction), path: joined } };
  };
  const applyLabels = (instruction: KeyValueInstruction) => {
    for (const entry of instruction.entries) labels.push({ ...own(instruction), entry });
  };

  return {
    apply(instruction, scope) {
      switch (instruction.kind) {
        case 'user':
          single = { ...single, user: own(instruction) };
          break;
        case 'stopsignal':
          single = { ...single, stopsignal: own(instruction) };
          break;
        case 'workdir':
          applyWorkdir(instruction, scope);
          break;
        case 'shell':
          single = { ...single, shell: own(instruction) };
          break;
        case 'cmd':
          hasOwnCommand = true;
          single = { ...single, cmd: own(instruction) };
          break;
        case 'entrypoint':
          single = { ...single, entrypoint: own(instruction), cmd: hasOwnCommand ? single.cmd : undefined };
          break;
        case 'healthcheck':
          single = { ...single, healthcheck: own(instruction) };
          break;
        case 'expose':
          for (const port of instruction.ports) expose.push({ ...own(instruction), port });
          break;
        case 'volume':
          for (const path of instruction.paths) volumes.push({ ...own(instruction), path });
          break;
        case 'label':
          applyLabels(instruction);
          break;
        default:
      }
    },
    current: () => {
      const counts = [expose.length, volumes.length, labels.length];
      const level: Level = {
        own: () => ({
          expose: expose.slice(0, counts[0]),
          volumes: volumes.slice(0, counts[1]),
          labels: labels.slice(0, counts[2]),
        }),
        below: below as LeveledSettings | undefined,
      };
      return attachLists(single, level);
    },
  };
}

type Lists = Pick<EffectiveSettings, 'expose' | 'volumes' | 'labels'>;

/** What a stage adds to the lists, and the settings below it. */
interface Level {
  readonly own: () => Lists;
  readonly below: LeveledSettings | undefined;
}

interface LeveledSettings extends EffectiveSettings {
  readonly level: Level;
}

/** The lists are put together when asked for: a long chain of stages would copy them again and again. */
function attachLists(single: Single, level: Level): LeveledSettings {
  const gather = <K extends keyof Lists>(key: K): Lists[K][number][] => {
    const levels: Lists[K][] = [];
    for (let at: Level | undefined = level; at !== undefined; at = at.below?.level)
      levels.push(at.own()[key]);
    const inherited = levels.slice(1).reverse().flat() as Lists[K][number][];
    return [...inherited.map(inherit), ...(levels[0] as readonly Lists[K][number][])];
  };
  return {
    ...single,
    level,
    get expose() {
      return gather('expose');
    },
    get volumes() {
      return gather('volumes');
    },
    get labels() {
      return gather('labels');
    },
  };
}
