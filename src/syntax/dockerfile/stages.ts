/** The stages of a Dockerfile, as BuildKit would build them. */
import { expandVariables } from './expand.js';
import type { FromInstruction, Instruction, KeyValueInstruction } from './instruction-types.js';
import { createScope, type ScopeBuilder } from './scopes.js';
import { createSettings } from './settings.js';
import { findNeeded, resolveReferences } from './stage-references.js';
import type { EffectiveSettings, Stage, StageBase, StageGraph, VariableScope } from './stage-types.js';
import type { Dockerfile } from './types.js';

/** Where an instruction stands. */
interface Placed {
  readonly scope: ScopeBuilder;
  readonly position: number;
  readonly stage: number;
  readonly settings: EffectiveSettings | undefined;
}

interface Section {
  readonly from: FromInstruction | undefined;
  readonly instructions: Instruction[];
}

/**
 * Cuts a file into stages and follows what they inherit. Linear in the file. A fragment without FROM is one stage on
 * an unknown base.
 */
export function buildStageGraph(file: Dockerfile): StageGraph {
  const { head, sections } = cutSections(file);
  const isFragment = sections.length === 0 && head.length > 0;
  const globalArgs: KeyValueInstruction[] = [];
  const orphans: Instruction[] = [];
  const global = createScope({
    source: file.text,
    stage: undefined,
    below: undefined,
    global: undefined,
    complete: true,
  });
  const places = new Map<Instruction, Placed>();
  if (!isFragment) {
    for (const instruction of head) {
      places.set(instruction, { scope: global, position: global.position(), stage: -1, settings: undefined });
      if (instruction.kind === 'arg') globalArgs.push(instruction);
      else orphans.push(instruction);
      if (instruction.kind === 'arg') global.define(instruction);
    }
  }
  const globalScope = global.at(global.position());
  const stages: Stage[] = [];
  const byName = new Map<string, number>();
  for (const section of isFragment ? [{ from: undefined, instructions: head }] : sections) {
    const index = stages.length;
    const base = resolveBase(section.from, globalScope, byName, file.text);
    const below = base.kind === 'stage' ? stages[base.stage] : undefined;
    const complete = base.kind === 'scratch' || (below?.scope.complete ?? false);
    const scope = createScope({
      source: file.text,
      stage: index,
      below: below?.scope,
      global: globalScope,
      complete,
    });
    const settings = createSettings(file.text, index, base, below?.effective);
    if (section.from !== undefined)
      places.set(section.from, {
        scope: global,
        position: global.position(),
        stage: index,
        settings: undefined,
      });
    for (const instruction of section.instructions) {
      const before = settings.current();
      const place = { scope, position: scope.position(), stage: index, settings: before };
      places.set(instruction, place);
      if (instruction.kind === 'onbuild' && instruction.trigger !== undefined)
        places.set(instruction.trigger, place);
      settings.apply(instruction, scope.at(place.position));
      scope.define(instruction);
    }
    const name = section.from?.stageName?.value.toLowerCase();
    const first = section.from ?? section.instructions[0]!;
    stages.push({
      index,
      name,
      from: section.from,
      instructions: section.instructions,
      base,
      references: [],
      scope: scope.at(scope.position()),
      effective: settings.current(),
      range: { start: first.range.start, end: (section.instructions.at(-1) ?? first).range.end },
    });
    if (name !== undefined) byName.set(name, index);
  }
  const resolved = resolveReferences(stages);
  const outside = createScope({
    source: file.text,
    stage: -1,
    below: undefined,
    global: undefined,
    complete: false,
  });
  return {
    stages: resolved,
    globalScope,
    globalArgs,
    orphans,
    target: resolved.length - 1,
    needed: findNeeded(resolved),
    scopeBefore(instruction) {
      const place = places.get(instruction);
      return place === undefined ? outside.at(0) : place.scope.at(place.position);
    },
    settingsBefore: (instruction) => places.get(instruction)?.settings,
    stageOf: (instruction) => resolved[places.get(instruction)?.stage ?? -1],
  };
}

function cutSections(file: Dockerfile): { head: Instruction[]; sections: Section[] } {
  const head: Instruction[] = [];
  const sections: Section[] = [];
  for (const instruction of file.instructions) {
    if (instruction.kind === 'from') sections.push({ from: instruction, instructions: [] });
    else (sections.at(-1)?.instructions ?? head).push(instruction);
  }
  return { head, sections };
}

function resolveBase(
  from: FromInstruction | undefined,
  scope: VariableScope,
  byName: ReadonlyMap<string, number>,
  source: string,
): StageBase {
  if (from?.image === undefined) return { kind: 'none' };
  const reference = expandVariables(from.image.name, scope, source).value;
  if (reference === 'scratch') return { kind: 'scratch' };
  const stage = reference === undefined ? undefined : byName.get(reference.toLowerCase());
  return stage === undefined ? { kind: 'image', reference } : { kind: 'stage', stage };
}
