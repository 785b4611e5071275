/** Stages of a Dockerfile, what they need from one another and what holds at their end. */
import type { Range } from '../../core/text.js';
import type {
  CommandInstruction,
  ExposedPort,
  FromInstruction,
  HealthcheckInstruction,
  Instruction,
  KeyValue,
  KeyValueInstruction,
  ValueInstruction,
  Word,
} from './types.js';

export interface StageGraph {
  /** In the order of the text. A fragment without FROM has one stage without `from`. */
  readonly stages: readonly Stage[];
  /** The variables that FROM may use. */
  readonly globalScope: VariableScope;
  /** What an instruction may use: the variables before it (ONBUILD triggers: those of their ONBUILD). */
  scopeBefore(instruction: Instruction): VariableScope;
  /** USER, WORKDIR, SHELL, … as they are when an instruction is reached; undefined for FROM and before it. */
  settingsBefore(instruction: Instruction): EffectiveSettings | undefined;
  /** The stage that an instruction is in; undefined before the first FROM. */
  stageOf(instruction: Instruction): Stage | undefined;
  /** ARG before the first FROM. */
  readonly globalArgs: readonly KeyValueInstruction[];
  /** Other instructions before the first FROM (BuildKit refuses them); empty in a fragment without FROM. */
  readonly orphans: readonly Instruction[];
  /** What a plain `docker build` makes: the last stage; -1 without any. */
  readonly target: number;
  /** Indices of the stages that the target needs, itself included, ascending. */
  readonly needed: readonly number[];
}

export interface Stage {
  readonly index: number;
  /** Lower case, as BuildKit compares; undefined without AS. */
  readonly name: string | undefined;
  readonly from: FromInstruction | undefined;
  /** Without the FROM itself. */
  readonly instructions: readonly Instruction[];
  readonly base: StageBase;
  /**
   * COPY --from and RUN --mount from=, in order. Those of ONBUILD triggers are included (`instruction.isTrigger`), but
   * make no stage needed: they belong to another build.
   */
  readonly references: readonly StageReference[];
  /** Variables at the end of the stage. */
  readonly scope: VariableScope;
  readonly effective: EffectiveSettings;
  /** From FROM to the end of the last instruction. */
  readonly range: Range;
}

/** What a stage is built on. */
export type StageBase =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'stage'; readonly stage: number }
  /** `reference` is the image with variables resolved from the file's defaults; undefined where one is unknown. */
  | { readonly kind: 'image'; readonly reference: string | undefined }
  /** No FROM, or FROM without an image. */
  | { readonly kind: 'none' };

export interface StageReference {
  readonly via: 'copy' | 'mount';
  readonly instruction: Instruction;
  /** The word after `--from=` or `from=`. */
  readonly word: Word;
  /** An earlier stage, the same stage or a later one (`stage` is its index), or an image or named context. */
  readonly target:
    | { readonly kind: 'stage'; readonly stage: number }
    | { readonly kind: 'self' }
    | { readonly kind: 'later-stage'; readonly stage: number }
    | { readonly kind: 'missing-index'; readonly number: number }
    | { readonly kind: 'external'; readonly name: string }
    | { readonly kind: 'variable' };
}

/** A setting with the instruction that it comes from and the stage of that instruction. */
export interface Effective<T> {
  readonly instruction: T;
  readonly stage: number;
  /** Whether it comes from a stage further down in the FROM chain. */
  readonly inherited: boolean;
}

/**
 * What holds at the end of a stage, as far as the file says; undefined: the base image decides (or nothing does).
 * ONBUILD triggers do not count.
 */
export interface EffectiveSettings {
  readonly user: Effective<ValueInstruction> | undefined;
  /** Absolute where that is known: relative WORKDIRs are joined; undefined where a variable or the image hides it. */
  readonly workdir: (Effective<ValueInstruction> & { readonly path: string | undefined }) | undefined;
  readonly shell: Effective<CommandInstruction> | undefined;
  /** ENTRYPOINT in a stage resets a CMD that it inherited, as BuildKit does. */
  readonly cmd: Effective<CommandInstruction> | undefined;
  readonly entrypoint: Effective<CommandInstruction> | undefined;
  readonly healthcheck: Effective<HealthcheckInstruction> | undefined;
  readonly stopsignal: Effective<ValueInstruction> | undefined;
  readonly expose: readonly (Effective<Instruction> & { readonly port: ExposedPort })[];
  readonly volumes: readonly (Effective<Instruction> & { readonly path: Word })[];
  readonly labels: readonly (Effective<KeyValueInstruction> & { readonly entry: KeyValue })[];
}

/**
 * Where a variable got its value. `global-arg`: ARG in a stage that repeats one from before FROM; `predefined`: a
 * platform argument (TARGETARCH, …); `default`: PATH, which every image has.
 */
export type VariableOrigin = 'env' | 'arg' | 'global-arg' | 'predefined' | 'default';

/** A variable in scope. */
export interface Variable {
  readonly name: string;
  readonly origin: VariableOrigin;
  /** With the file's defaults (no --build-arg). Undefined: not known (ARG without default, platform, unknown inside). */
  readonly value: string | undefined;
  /** ARG without a default (set only by --build-arg). */
  readonly optional: boolean;
  /** ENV reaches the running container; ARG does not. */
  readonly persists: boolean;
  readonly entry: KeyValue | undefined;
  readonly instruction: Instruction | undefined;
  readonly stage: number | undefined;
}

/** The variables that BuildKit knows at a place. */
export interface VariableScope {
  /** False where a base image that is not in the file may define more. */
  readonly complete: boolean;
  lookup(name: string): Variable | undefined;
  /** All of them, nearest first. */
  list(): readonly Variable[];
}

/** A word with its variables resolved. */
export interface ExpandedWord {
  /** Undefined where a needed variable is unknown. */
  readonly value: string | undefined;
  /** For display: unknown variables as written. */
  readonly symbolic: string;
  /** Names that no scope knows. */
  readonly undefinedNames: readonly string[];
  /** Names that were looked up and found. */
  readonly usedNames: readonly string[];
}
