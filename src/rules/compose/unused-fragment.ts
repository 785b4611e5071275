import { walkYaml } from '../compose-shared/references-edits.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/unused-fragment',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A top-level `x-…` fragment has an anchor that nothing uses.',
    why: 'What it says reaches no service: either it is left over, or a `<<: *name` was forgotten.',
    bad: 'x-logging: &logging\n  driver: local\nservices:\n  web:\n    image: nginx:1.29',
    good: 'x-logging: &logging\n  driver: local\nservices:\n  web:\n    image: nginx:1.29\n    logging: *logging',
    refs: ['https://docs.docker.com/reference/compose-file/fragments/'],
  },
  messages: {
    unused: (a: { key: string; anchor: string }) => `nothing uses &${a.anchor} of ${a.key}`,
  },
  *check({ project }) {
    for (const { path: file, yaml } of project.files) {
      if (yaml === undefined || yaml.broken) continue;
      // An alias leaves its name in the text whatever it resolved to.
      const used = new Set([...yaml.text.matchAll(/\*([^\s,\]}]+)/g)].map(([, name]) => name));
      for (const { root } of yaml.documents) {
        if (root?.kind !== 'map') continue;
        for (const { key, keyRange, value } of root.entries.values()) {
          const { anchor } = value;
          if (!key.startsWith('x-') || anchor === undefined) continue;
          const anchors = [...walkYaml(value)].flatMap((node) =>
            node.anchor === undefined ? [] : [node.anchor],
          );
          if (anchors.some((name) => used.has(name))) continue;
          yield { messageId: 'unused', args: { key, anchor }, file, range: keyRange };
        }
      }
    }
  },
});
