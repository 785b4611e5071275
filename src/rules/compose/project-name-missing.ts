import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/project-name-missing',
  aliases: ['dclint:require-project-name-field'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'The project has no top-level `name`.',
    why: 'Compose then takes the name of the folder: a checkout in another folder makes other containers, networks and volumes, and seems to have lost its data.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'name: shop\nservices:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  },
  messages: {
    missing: (_: Record<never, never>) => 'the project has no name; Compose takes that of the folder',
  },
  *check({ project, grouping }) {
    const [base] = project.files;
    if (project.name || project.incomplete || base === undefined || grouping === 'pair') return;
    yield { messageId: 'missing', args: {}, file: base.path };
  },
});
