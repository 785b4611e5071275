import { defineRule } from '../define-rule.js';
import { explainSyntax, problemHits, REFUSES, RELATED_MESSAGES } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/yaml-syntax',
  aliases: [REFUSES, 'dclint:invalid-yaml'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file is no valid YAML.',
    why: 'Compose cannot read it: "yaml: line N: …". Nothing that the file says takes effect.',
    bad: 'services:\n	web:\n		image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://yaml.org/spec/1.2.2/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    tab: (_: Record<never, never>) => 'a tab indents this line; YAML takes spaces only',
    nul: (_: Record<never, never>) => 'the file holds a null character: it is no text, or UTF-16',
    deep: (_: Record<never, never>) => 'the file is nested more deeply than any YAML reader takes',
    character: (a: { code: number }) => `a control character (${a.code}) stands here, which YAML forbids`,
    syntax: (a: { reason: string }) => `this is no valid YAML: ${a.reason}`,
  },
  advice: {
    tab: 'replace it by spaces',
    character: 'remove it; it is often pasted in from a web page',
  },
  *check(model) {
    yield* problemHits(model, ['yaml/syntax', 'yaml/tab', 'yaml/nul', 'yaml/too-deep'], ({ code, args }) => {
      if (code === 'yaml/tab') return { messageId: 'tab' as const, args: {} };
      if (code === 'yaml/nul') return { messageId: 'nul' as const, args: {} };
      if (code === 'yaml/too-deep') return { messageId: 'deep' as const, args: {} };
      const { reason, character } = args;
      return typeof character === 'number'
        ? { messageId: 'character' as const, args: { code: character } }
        : { messageId: 'syntax' as const, args: { reason: explainSyntax(String(reason)) } };
    });
  },
});
