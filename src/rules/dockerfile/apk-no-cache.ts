import { defineRule } from '../define-rule.js';
import { apkIndexDeletion, packageCalls } from '../dockerfile-shared/packages.js';
import { findOption, hasOption } from '../dockerfile-shared/shell-arguments.js';
import { insertWord, replacement } from '../dockerfile-shared/shell-fixes.js';
import { keepsOut } from '../dockerfile-shared/shell-mounts.js';
import { fatesOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

const UPDATE = ['-U', '--update', '--update-cache'];

export default defineRule({
  id: 'dockerfile/apk-no-cache',
  aliases: ['DL3019', 'DS-0025', 'kics:apk_add_using_local_cache_path'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'apk add leaves its package index in the layer.',
    why: 'Without --no-cache the index stays in /var/cache/apk: a few megabytes in every image that nothing reads again.',
    bad: 'FROM alpine:3.23\nRUN apk add curl',
    good: 'FROM alpine:3.23\nRUN apk add --no-cache curl',
    refs: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper'],
  },
  messages: {
    cache: (_: Record<string, never>) => 'apk add keeps the package index in the layer: add --no-cache',
  },
  *check(model) {
    const fate = fatesOf(model);
    for (const shellRun of shellRuns(model)) {
      const { run, script, stage } = shellRun;
      if (fate(stage) === 'builder' || keepsOut(run, '/var/cache/apk', '/etc/apk/cache')) continue;
      const lastDeletion = apkIndexDeletion(script) ?? -1;
      for (const { verb, parsed, command, range, verbWord } of packageCalls(script.commands, 'apk')) {
        if (verb !== 'add' || hasOption(parsed, '--no-cache')) continue;
        if (command.index < lastDeletion) continue;
        const update = findOption(parsed, ...UPDATE)?.word;
        const isWhole =
          update?.value !== undefined && UPDATE.includes(update.value) && update.text === update.value;
        const fix =
          update && isWhole && script.origin !== 'exec'
            ? { fixes: [replacement(model, update.range, '--no-cache', 'use --no-cache', 'safe')] }
            : insertWord(model, shellRun, verbWord.range, '--no-cache', 'safe');
        yield { messageId: 'cache', args: {}, range, ...fix };
      }
    }
  },
});
