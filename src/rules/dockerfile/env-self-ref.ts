import type { KeyValue } from '../../syntax/dockerfile/types.js';
import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { variablesIn } from '../dockerfile-shared/instruction-variables.js';

export default defineRule({
  id: 'dockerfile/env-self-ref',
  aliases: ['DL3044'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value in ENV uses a name that the same ENV sets.',
    why: 'All values of one ENV see what was set before it: the name is empty, or holds its old value.',
    bad: 'FROM python:3.13-slim\nENV HOME_DIR=/srv BIN_DIR=$HOME_DIR/bin',
    good: 'FROM python:3.13-slim\nENV HOME_DIR=/srv\nENV BIN_DIR=$HOME_DIR/bin',
    refs: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  },
  messages: { same: (a: { name: string }) => `${a.name} is set by this same ENV, which does not see it yet` },
  *check(model) {
    for (const { entries } of instructionsOf(model, 'env')) {
      // `NAME=$NAME` hands a value on as it is: what others see of it is the same.
      const setters = new Map<string, number>();
      for (const one of entries) {
        if (!isHandedOn(one)) setters.set(one.key.value, (setters.get(one.key.value) ?? 0) + 1);
      }
      for (const entry of entries) {
        const own = isHandedOn(entry) ? 0 : 1;
        for (const { name, range } of variablesIn(entry.value?.parts ?? [])) {
          if ((setters.get(name) ?? 0) <= (name === entry.key.value ? own : 0)) continue;
          yield { messageId: 'same', args: { name }, range };
          break;
        }
      }
    }
  },
});

function isHandedOn({ key, value }: KeyValue): boolean {
  const [part, ...rest] = value?.parts.filter((one) => one.kind === 'variable' || one.value !== '') ?? [];
  return rest.length === 0 && part?.kind === 'variable' && part.name === key.value;
}
