import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/platform-const',
  aliases: ['DL3029', 'FromPlatformFlagConstDisallowed', 'kics:using_platform_with_from'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'FROM --platform names one platform for good.',
    why: 'On every other machine the image is emulated or does not start at all, and --platform of docker build is ignored.',
    bad: 'FROM --platform=linux/amd64 python:3.13-slim',
    good: 'FROM python:3.13-slim',
    refs: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  },
  messages: {
    constant: (a: { platform: string }) =>
      `--platform=${a.platform} nails the image to one platform; leave it to docker build --platform`,
  },
  *check({ graph, file }) {
    for (const { from } of graph.stages) {
      const platform = from?.platform;
      if (!from || !platform || platform.value === '' || platform.value.includes('$')) continue;
      // A stage that is called after its platform is one of several to choose from.
      const name = from.stageName?.value.toLowerCase() ?? '';
      if (
        platform.value
          .toLowerCase()
          .split('/')
          .some((part) => part.length > 2 && name.includes(part))
      )
        continue;
      const flag = from.flags.find((one) => one.name === 'platform')!;
      const shown = /^[a-z0-9/]{1,30}$/i.test(platform.value) ? platform.value : '…';
      const end = from.image?.name.range.start ?? flag.range.end;
      yield {
        messageId: 'constant',
        args: { platform: shown },
        range: flag.range,
        fixes: [
          {
            title: 'leave the platform to the build',
            safety: 'unsafe',
            edits: [{ file: file.path, start: flag.range.start, end, text: '' }],
          },
        ],
      };
    }
  },
});
