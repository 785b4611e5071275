import { yamlEntry } from '../../syntax/yaml/query.js';
import { walkYaml } from '../compose-shared/references-edits.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/reset-without-base',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: '`!reset` or `!override` stands in a file that is laid over nothing.',
    why: 'The tags take something away from the file below. In the first file there is nothing below: `!reset` drops the key that it stands at, `!override` does nothing.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports: !reset []',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/merge/#reset-value'],
  },
  messages: {
    tag: (a: { tag: string }) => `${a.tag} has an effect in override files only, and this is the first file`,
  },
  *check({ project }) {
    const [base] = project.files;
    const roots = base?.yaml?.documents ?? [];
    const including = roots.some(({ root }) => yamlEntry(root, 'include'));
    if (base === undefined || roots.length !== 1 || including) return;
    // Most files have no tag at all, and need not be walked.
    if (base.yaml?.text.includes('!') !== true) return;
    for (const node of walkYaml(roots[0]?.root)) {
      const { tag, range, file } = node;
      if (tag === '!reset' || tag === '!override') yield { messageId: 'tag', args: { tag }, file, range };
    }
  },
});
