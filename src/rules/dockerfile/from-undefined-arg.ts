import { findNearest } from '../../core/nearest.js';
import { PLATFORM_ARGS } from '../../syntax/dockerfile/index.js';
import { defineRule } from '../define-rule.js';
import { variablesIn } from '../dockerfile-shared/instruction-variables.js';

export default defineRule({
  id: 'dockerfile/from-undefined-arg',
  aliases: ['UndefinedArgInFrom'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'FROM uses a variable that no ARG before the first FROM declares.',
    why: 'It is empty, whatever --build-arg says: the build stops at the image name, or takes another tag than the one meant.',
    bad: 'ARG VERSION=3.13\nFROM python:${VERSOIN}-slim',
    good: 'ARG VERSION=3.13\nFROM python:${VERSION}-slim',
    refs: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  },
  messages: {
    undeclared: (a: { name: string; nearest: string | null }) =>
      `${a.name} is not declared before the first FROM${a.nearest ? `; did you mean ${a.nearest}?` : ''}`,
    later: (a: { name: string }) =>
      `${a.name} is declared inside a stage; FROM sees only what is declared before the first FROM`,
  },
  *check({ graph }) {
    const global = new Set(graph.globalArgs.flatMap(({ entries }) => entries.map(({ key }) => key.value)));
    const inside = new Set(
      graph.stages.flatMap(({ instructions }) =>
        instructions.flatMap((one) =>
          one.kind === 'arg' || one.kind === 'env' ? one.entries.map(({ key }) => key.value) : [],
        ),
      ),
    );
    for (const { from } of graph.stages) {
      if (!from) continue;
      const words = [from.platform, from.image?.name].filter((word) => word !== undefined);
      const reported = new Set<string>();
      for (const { name, range, operator } of words.flatMap((word) => variablesIn(word.parts))) {
        if (global.has(name) || PLATFORM_ARGS.has(name) || reported.has(name)) continue;
        // With a value of its own to fall back on, nothing goes wrong.
        if (operator === '-' || operator === ':-' || operator === '+' || operator === ':+') continue;
        reported.add(name);
        if (inside.has(name)) yield { messageId: 'later', args: { name }, range };
        else {
          const nearest = findNearest(name, [...global, ...PLATFORM_ARGS]) ?? null;
          yield { messageId: 'undeclared', args: { name, nearest }, range };
        }
      }
    }
  },
});
