import { findNearest } from '../../core/nearest.js';
import type { Stage, StageGraph } from '../../syntax/dockerfile/stage-types.js';
import { type KeyValue, PLATFORM_ARGS } from '../../syntax/dockerfile/index.js';
import { defineRule } from '../define-rule.js';
import { expandedVariables } from '../dockerfile-shared/instruction-variables.js';
import { baseImageOf } from '../dockerfile-shared/stage-facts.js';
import { withTriggers } from '../dockerfile-shared/instruction-walk.js';

/** Images that set PATH and nothing else, as their publishers make them (2026-11). */
const BARE = new Set(['alpine', 'busybox', 'debian', 'ubuntu']);
/** Names for which a near one is looked for. */
const MAX_LOOKS = 100;

export default defineRule({
  id: 'dockerfile/undefined-var',
  aliases: ['UndefinedVar'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable is used that nothing before it defines: misspelt, declared before FROM only, or in another stage.',
    why: 'It is empty, without a word: files are copied to the root, paths lose a part.',
    bad: 'ARG VERSION=1\nFROM debian:13-slim\nCOPY app-${VERSION}.deb /tmp/',
    good: 'ARG VERSION=1\nFROM debian:13-slim\nARG VERSION\nCOPY app-${VERSION}.deb /tmp/',
    refs: [
      'https://docs.docker.com/reference/build-checks/undefined-var/',
      'https://docs.docker.com/build/building/variables/#scoping',
    ],
  },
  messages: {
    near: (a: { name: string; nearest: string }) => `${a.name} is not defined; did you mean ${a.nearest}?`,
    global: (a: { name: string }) =>
      `${a.name} is declared before FROM, which this stage does not see; repeat ARG ${a.name} in it`,
    platform: (a: { name: string }) => `${a.name} is empty in a stage until ARG ${a.name} asks for it`,
    itself: (a: { name: string }) =>
      `${a.name} is set to itself and has no value yet: ARG ${a.name} is missing`,
    elsewhere: (a: { name: string }) => `${a.name} is defined in another stage, or further down`,
    undefined: (a: { name: string }) => `${a.name} is not defined`,
  },
  *check({ graph }) {
    const globals = new Set(graph.globalArgs.flatMap(({ entries }) => entries.map(({ key }) => key.value)));
    const anywhere = new Set(
      graph.stages.flatMap(({ instructions }) =>
        instructions.flatMap((one) =>
          one.kind === 'arg' || one.kind === 'env' ? one.entries.map(({ key }) => key.value) : [],
        ),
      ),
    );
    let looked = 0;
    for (const stage of graph.stages) {
      let bare: boolean | undefined;
      const setsNoMore = () => {
        bare ??= isBare(graph, stage);
        return bare;
      };
      for (const one of withTriggers(stage.instructions)) {
        const scope = graph.scopeBefore(one);
        let names: string[] | undefined;
        const setHere = new Set(one.kind === 'env' ? one.entries.map(({ key }) => key.value) : []);
        const reported = new Set<string>();
        const own = new Set(one.kind === 'arg' ? one.entries.map(({ key }) => key.value) : []);
        const appended = new Set(
          one.kind === 'env' ? one.entries.filter(isAppending).map(({ key }) => key.value) : [],
        );
        for (const { name, range, operator } of expandedVariables(one)) {
          // A value to fall back on, or an error of its own, is an answer to the question.
          if (operator?.endsWith('-') || operator?.endsWith('+') || operator?.endsWith('?')) continue;
          if (reported.has(name) || own.has(name) || scope.lookup(name) !== undefined) continue;
          reported.add(name);
          if (globals.has(name)) yield { messageId: 'global', args: { name }, range };
          else if (PLATFORM_ARGS.has(name)) yield { messageId: 'platform', args: { name }, range };
          else {
            names ??= ['PATH', ...scope.list().map((variable) => variable.name)];
            // Looking for near names takes time with the number of names: past some, it is not what is wanted.
            const nearest = looked++ < MAX_LOOKS ? findNearest(name, names) : undefined;
            if (nearest !== undefined) yield { messageId: 'near', args: { name, nearest }, range };
            else if (scope.complete) yield { messageId: 'undefined', args: { name }, range };
            else if (!one.isTrigger && setsNoMore()) {
              const severity = appended.has(name) ? ({ severity: 'info' } as const) : {};
              yield { messageId: 'undefined', args: { name }, range, ...severity };
            } else if (stage.from && setHere.has(name)) {
              // Unless the base image has it, which a name of somebody's own hardly is.
              if (!appended.has(name))
                yield { messageId: 'itself', args: { name }, range, severity: 'warning' };
            }
            // The base image may set it, but a name of this very file is hardly one of its.
            else if (anywhere.has(name) && stage.from && !appended.has(name))
              yield { messageId: 'elsewhere', args: { name }, range, severity: 'warning' };
          }
        }
      }
    }
  },
});

function isBare(graph: StageGraph, stage: Stage): boolean {
  return BARE.has(baseImageOf(graph, stage).image?.short ?? '');
}

/** `ENV PYTHONPATH=/srv:$PYTHONPATH` adds to what the base image may have set. */
function isAppending({ value }: KeyValue): boolean {
  return value !== undefined && value.parts.length > 1;
}
