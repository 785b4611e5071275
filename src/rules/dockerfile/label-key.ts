import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

export default defineRule({
  id: 'dockerfile/label-key',
  aliases: ['DL3048'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The key of a label is not in the form that Docker asks for, or in a namespace that Docker keeps for itself.',
    why: 'Filters and tools that follow the rules do not find it, and Docker may give it a meaning.',
    bad: 'FROM debian:13-slim\nLABEL com.docker.team="platform"',
    good: 'FROM debian:13-slim\nLABEL com.example.team="platform"',
    refs: ['https://docs.docker.com/engine/manage-resources/labels/'],
  },
  messages: {
    reserved: (_: Record<string, never>) => 'com.docker, io.docker and org.dockerproject are kept for Docker',
    form: (_: Record<string, never>) =>
      'a key starts with a letter, ends with a letter or digit, and is lower case with single dots and dashes',
  },
  *check(model) {
    for (const { entries } of instructionsOf(model, 'label')) {
      for (const { key } of entries) {
        const name = key.literal;
        if (name === undefined || name === '') continue;
        if (RESERVED.test(name)) yield { messageId: 'reserved', args: {}, range: key.range };
        else if (!isWellFormed(name)) yield { messageId: 'form', args: {}, range: key.range };
      }
    }
  },
});

function isWellFormed(name: string): boolean {
  return /^[a-z](?:[a-z0-9._/-]*[a-z0-9])?$/.test(name) && !/\.\.|--|\.-|-\./.test(name);
}
