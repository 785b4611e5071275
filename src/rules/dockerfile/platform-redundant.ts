import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/platform-redundant',
  aliases: ['DL3065', 'RedundantTargetPlatform'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'FROM asks for the target platform, which it takes anyway.',
    why: 'It reads as if something were being chosen.',
    bad: 'FROM --platform=$TARGETPLATFORM python:3.13-slim',
    good: 'FROM python:3.13-slim',
    refs: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  },
  messages: {
    redundant: (_: Record<string, never>) => '$TARGETPLATFORM is what FROM takes without the flag',
  },
  *check({ graph, file }) {
    for (const { from } of graph.stages) {
      const platform = from?.platform;
      if (!from || !platform || !/^"?\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})"?$/.test(platform.value))
        continue;
      const flag = from.flags.find((one) => one.name === 'platform')!;
      const end = from.image?.name.range.start ?? flag.range.end;
      yield {
        messageId: 'redundant',
        args: {},
        range: flag.range,
        fixes: [
          {
            title: 'remove the flag',
            safety: 'safe',
            edits: [{ file: file.path, start: flag.range.start, end, text: '' }],
          },
        ],
      };
    }
  },
});
