import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/maintainer',
  aliases: ['DL4000', 'MaintainerDeprecated', 'DS-0022', 'kics:maintainer_instruction_being_used'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'MAINTAINER is used.',
    why: 'It was deprecated in 2017. A label says the same, is inherited, and is found by docker inspect and registries.',
    bad: 'FROM python:3.13-slim\nMAINTAINER ops@example.com',
    good: 'FROM python:3.13-slim\nLABEL org.opencontainers.image.authors="ops@example.com"',
    refs: ['https://docs.docker.com/reference/dockerfile/#maintainer-deprecated'],
  },
  messages: {
    deprecated: (_: Record<string, never>) =>
      'MAINTAINER is deprecated: LABEL org.opencontainers.image.authors says the same',
  },
  *check(model) {
    const { file } = model;
    for (const one of instructionsOf(model, 'maintainer')) {
      const source = one.value ? file.text.slice(one.value.range.start, one.value.range.end) : '';
      const bare = /^"[^"]*"$|^'[^']*'$/.test(source) ? source.slice(1, -1) : source;
      const isPlain = bare !== '' && !/["\\`$\n\r]/.test(bare) && !one.isTrigger;
      yield {
        messageId: 'deprecated',
        args: {},
        range: one.keywordRange,
        ...(isPlain
          ? {
              fixes: [
                {
                  title: 'make it a label',
                  safety: 'safe',
                  edits: [
                    { file: file.path, ...one.keywordRange, text: 'LABEL' },
                    {
                      file: file.path,
                      ...one.value!.range,
                      text: `org.opencontainers.image.authors="${bare}"`,
                    },
                  ],
                },
              ],
            }
          : {}),
      };
    }
  },
});
