import type { ShellScript } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

const POINTLESS = new Set(
  'ssh vim vi nano top htop ps free kill killall mount umount ifconfig shutdown reboot halt poweroff service systemctl less more'.split(
    ' ',
  ),
);
/** What has a point where the same step starts something in the background. */
const FOR_JOBS = new Set(['kill', 'killall', 'ps']);

export default defineRule({
  id: 'dockerfile/pointless-command',
  aliases: ['DL3001', 'kics:run_utilities_and_posix_commands'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN calls a program that does nothing of use while an image is built.',
    why: 'A service that is started in a RUN is gone when the step ends, a mount is not in the layer, and there is nobody to read what top shows: the author expected something else to happen.',
    bad: 'FROM debian:13\nRUN service nginx start',
    good: 'FROM nginx:1.29\nCMD ["nginx", "-g", "daemon off;"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#run'],
  },
  messages: {
    pointless: (a: { command: string }) => `${a.command} leaves nothing in the image`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { name, nameWord, args, pipelinePosition, context } of script.commands) {
        if (!nameWord || !POINTLESS.has(name) || context.tested) continue;
        if (FOR_JOBS.has(name) && hasJobs(script)) continue;
        // `systemctl enable` writes links, `ssh -V` and `vim -es` are no sessions, `| less` is a habit of no harm.
        if (
          name === 'systemctl' &&
          args.some(({ value }) => /^(?:enable|disable|mask|unmask|set-default|preset)/.test(value ?? ''))
        )
          continue;
        if (
          pipelinePosition ||
          args.some(({ value }) => /^(?:--version|--help|-V|-es|-Es|\+\S+)$/.test(value ?? ''))
        )
          continue;
        // A service that later commands of the same step talk to, a database to be filled, has its point.
        if (name === 'service' && script.commands.length > 1) continue;
        yield { messageId: 'pointless', args: { command: name }, range: nameWord.range };
      }
    }
  },
});

function hasJobs({ commands }: ShellScript): boolean {
  return commands.some(({ background, name }) => background || name === 'service' || name === 'nohup');
}
