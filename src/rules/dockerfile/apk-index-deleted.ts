import { defineRule } from '../define-rule.js';
import { apkIndexDeletion, packageCalls } from '../dockerfile-shared/packages.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { keepsOut } from '../dockerfile-shared/shell-mounts.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/apk-index-deleted',
  aliases: ['DL3019', 'DS-0025', 'kics:apk_add_using_local_cache_path'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'apk add without --no-cache, and the package index is deleted by hand in the same RUN.',
    why: 'What is left in the image is the same; --no-cache is shorter, and nobody can forget the second half. Off by default: it works.',
    bad: 'FROM alpine:3.23\nRUN apk add --update curl && rm -rf /var/cache/apk/*',
    good: 'FROM alpine:3.23\nRUN apk add --no-cache curl',
    refs: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper'],
  },
  messages: { deleted: (_: Record<string, never>) => '--no-cache keeps no index that has to be deleted' },
  *check(model) {
    for (const { run, script } of shellRuns(model)) {
      const deletion = apkIndexDeletion(script);
      if (deletion === undefined || keepsOut(run, '/var/cache/apk', '/etc/apk/cache')) continue;
      for (const { verb, parsed, command, range } of packageCalls(script.commands, 'apk')) {
        if (verb !== 'add' || command.index > deletion || hasOption(parsed, '--no-cache')) continue;
        yield { messageId: 'deleted', args: {}, range };
      }
    }
  },
});
