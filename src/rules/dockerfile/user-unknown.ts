import { defineRule } from '../define-rule.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';
import { accountsOf } from '../dockerfile-shared/stage-accounts.js';
import { readUser } from '../dockerfile-shared/stage-user.js';

export default defineRule({
  id: 'dockerfile/user-unknown',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'USER names a user that the image does not have: nothing in the file makes it, and the base image has no such account (scratch has none at all).',
    why: 'The container does not start: "unable to find user app: no matching entries in passwd file". A number needs no account.',
    bad: 'FROM golang:1.27 AS build\nRUN go build -o /server\nFROM scratch\nCOPY --from=build /server /server\nUSER app\nENTRYPOINT ["/server"]',
    good: 'FROM golang:1.27 AS build\nRUN go build -o /server\nFROM scratch\nCOPY --from=build /server /server\nUSER 10001\nENTRYPOINT ["/server"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#user'],
  },
  messages: {
    unknown: (a: { user: string }) =>
      `there is no user ${a.user} in this image: the container does not start`,
  },
  *check(model) {
    const accountsIn = accountsOf(model);
    for (const stage of model.graph.stages) {
      const users = instructionsIn(stage, 'user');
      if (users.length === 0 || !stage.from) continue;
      const accounts = accountsIn[stage.index]?.known;
      if (!accounts) continue;
      for (const one of users) {
        const user = readUser(model, one)?.user;
        if (user === undefined || !/^[a-z_][a-z0-9_-]*$/.test(user) || accounts.has(user)) continue;
        yield { messageId: 'unknown', args: { user }, range: one.value!.range };
      }
    }
  },
});
