import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/outside-root',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An `include` or `extends` names a file outside of the folder that is looked at.',
    why: 'Such a file is not read, so what it adds to the project is not known. It also is not there on another machine.',
    bad: 'include:\n  - ../../other/compose.yaml\nservices:\n  web:\n    image: nginx:1.29',
    good: 'include:\n  - ./other/compose.yaml\nservices:\n  web:\n    image: nginx:1.29',
  },
  messages: {
    outside: (_: Record<never, never>) =>
      'this file lies outside of the folder that is looked at, and was not read',
  },
  *check({ project }) {
    for (const { code, file, range, path, refuses } of project.problems) {
      const outside = code === 'file/outside-root' || (code === 'extends/file-missing' && !refuses);
      if (!outside) continue;
      yield { messageId: 'outside', args: {}, file, range, outcome: 'unknown', subject: path.join('.') };
    }
  },
});
