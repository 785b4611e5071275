import { isNull } from '../../syntax/compose/tree.js';
import { at, createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/cgroup-parent',
  aliases: ['kics:cgroup_not_default'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service is put under a control group of its own.',
    why: 'It leaves the group that Docker watches: limits and accounting of the machine may pass it by.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    cgroup_parent: m-executor',
    good: 'services:\n  web:\n    image: nginx:1.29\n    mem_limit: 512m',
    refs: ['https://docs.docker.com/reference/compose-file/services/#cgroup_parent'],
  },
  messages: {
    parent: (a: { service: string }) => `${a.service} is outside the control group that Docker watches`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      const node = at(service, 'cgroup_parent');
      if (node === undefined || isNull(node) || !once(node)) continue;
      yield { messageId: 'parent', args: { service: service.name }, file: node.file, range: node.range };
    }
  },
});
