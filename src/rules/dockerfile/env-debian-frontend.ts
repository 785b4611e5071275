import { defineRule } from '../define-rule.js';
import { targetChain } from '../dockerfile-shared/stage-facts.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/env-debian-frontend',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'DEBIAN_FRONTEND is set with ENV.',
    why: 'It stays set in the container and in every image built on it, where whoever installs something by hand is no longer asked. ARG holds for the build alone.',
    bad: 'FROM debian:13-slim\nENV DEBIAN_FRONTEND=noninteractive',
    good: 'FROM debian:13-slim\nARG DEBIAN_FRONTEND=noninteractive',
    refs: ['https://docs.docker.com/build/building/variables/'],
  },
  messages: {
    stays: (_: Record<string, never>) =>
      'DEBIAN_FRONTEND stays set in the container; as ARG it holds for the build alone',
  },
  *check(model) {
    for (const stage of targetChain(model)) {
      for (const one of instructionsIn(stage, 'env')) {
        const entry = one.entries.find(({ key }) => key.value === 'DEBIAN_FRONTEND');
        if (entry?.value?.literal?.replace(/["']/g, '') !== 'noninteractive') continue;
        const isAlone = one.entries.length === 1;
        const edits = [
          { file: model.file.path, ...one.keywordRange, text: one.keyword === 'env' ? 'arg' : 'ARG' },
          ...(entry.legacy
            ? [{ file: model.file.path, start: entry.key.range.end, end: entry.value.range.start, text: '=' }]
            : []),
        ];
        yield {
          messageId: 'stays',
          args: {},
          range: entry.range,
          ...(isAlone ? { fixes: [{ title: 'make it an ARG', safety: 'safe', edits }] } : {}),
        };
      }
    }
  },
});
