import { getAt } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/build-and-image',
  aliases: ['dclint:no-build-and-image'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service has both `build` and `image`.',
    why: 'The built image gets the name of the other. Who means to pull it builds it instead, unless `pull_policy` says which.',
    bad: 'services:\n  web:\n    build: .\n    image: nginx:1.29',
    good: 'services:\n  web:\n    build: .',
    refs: ['https://docs.docker.com/reference/compose-file/build/#using-build-and-image'],
  },
  messages: {
    both: (a: { service: string }) =>
      `${a.service} has build and image, and no pull_policy says which one counts`,
  },
  *check({ project }) {
    for (const { name, build, image, node } of project.services) {
      if (!build || !image || getAt(node, 'pull_policy')) continue;
      const range = build.keyRange ?? build.range;
      yield { messageId: 'both', args: { service: name }, file: build.file, range };
    }
  },
});
