import { defineRule } from '../define-rule.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';
import { accountsOf } from '../dockerfile-shared/stage-accounts.js';
import { readUser } from '../dockerfile-shared/stage-user.js';

export default defineRule({
  id: 'dockerfile/user-group-drops',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'USER names a group beside a user that was put into other groups before.',
    why: 'With a group in USER the process is in that group alone: the devices or sockets that the other groups were for cannot be opened.',
    bad: 'FROM debian:13-slim\nRUN useradd --groups video,render app\nUSER app:app\nCMD ["/srv/app"]',
    good: 'FROM debian:13-slim\nRUN useradd --groups video,render app\nUSER app\nCMD ["/srv/app"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#user'],
  },
  messages: {
    drops: (a: { user: string; groups: string }) =>
      `with a group named here, ${a.user} is in no other: ${a.groups} no longer count`,
  },
  *check(model) {
    const accountsIn = accountsOf(model);
    for (const stage of model.graph.stages) {
      for (const one of instructionsIn(stage, 'user')) {
        const read = readUser(model, one);
        if (!read?.group) continue;
        const groups = new Set(
          (accountsIn[stage.index]?.made ?? []).flatMap(({ name, groups }) =>
            name === read.user ? groups : [],
          ),
        );
        groups.delete(read.group);
        if (groups.size === 0) continue;
        const args = { user: read.user, groups: [...groups].slice(0, 4).join(', ') };
        yield { messageId: 'drops', args, range: one.value!.range };
      }
    }
  },
});
