import { expandVariables } from '../../syntax/dockerfile/index.js';
import { defineRule } from '../define-rule.js';
import { findReferenceFault } from '../dockerfile-shared/image-name.js';
import { variablesIn } from '../dockerfile-shared/instruction-variables.js';

export default defineRule({
  id: 'dockerfile/from-empty-default',
  aliases: ['InvalidDefaultArgInFrom'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Without --build-arg the image name of a FROM is empty or not legal, since an ARG in it has no usable default.',
    why: 'A plain docker build, an editor and every tool that reads the file fail at it.',
    bad: 'ARG VERSION\nFROM python:${VERSION}',
    good: 'ARG VERSION=3.13-slim\nFROM python:${VERSION}',
    refs: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  },
  messages: {
    invalid: (a: { name: string }) => `the default of ${a.name} gives an empty or illegal image name`,
  },
  *check({ graph, file }) {
    const known = new Set(graph.globalArgs.flatMap(({ entries }) => entries.map(({ key }) => key.value)));
    for (const { from } of graph.stages) {
      if (!from?.image) continue;
      const names = variablesIn(from.image.name.parts).map(({ name }) => name);
      // An undeclared one is told by from-undefined-arg.
      if (names.length === 0 || names.some((name) => !known.has(name))) continue;
      // An ARG without a default counts as empty here, as it does in a build without --build-arg.
      const expanded = expandVariables(from.image.name, withEmptyDefaults(graph.globalScope), file.text);
      const value = expanded.value ?? '';
      const isStage = graph.stages.some(({ name }) => name !== undefined && name === value.toLowerCase());
      if (isStage || value === 'scratch' || findReferenceFault(value) === undefined) continue;
      yield { messageId: 'invalid', args: { name: names[0]! }, range: from.image.name.range };
    }
  },
});

type Scope = Parameters<typeof expandVariables>[1];

function withEmptyDefaults(scope: Scope): Scope {
  return {
    ...scope,
    lookup(name) {
      const found = scope.lookup(name);
      return found?.optional ? { ...found, value: '' } : found;
    },
  };
}
