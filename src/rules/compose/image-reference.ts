import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/image-reference',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An image reference that Docker cannot read: upper case in the repository, spaces, an empty tag.',
    why: 'Docker refuses to pull it: "invalid reference format".',
    bad: 'services:\n  web:\n    image: MyOrg/web:1.0',
    good: 'services:\n  web:\n    image: myorg/web:1.0',
    refs: ['https://github.com/distribution/reference'],
  },
  messages: {
    invalid: (a: { service: string }) => `the image of ${a.service} is no valid reference`,
    upper: (a: { service: string }) =>
      `the image of ${a.service} has upper-case letters in its repository, which Docker refuses`,
  },
  *check({ project }) {
    for (const { name, image } of project.services) {
      const value = image?.value;
      if (image === undefined || value === undefined || value === '' || REFERENCE.test(value)) continue;
      const messageId = REFERENCE.test(value.toLowerCase()) ? 'upper' : 'invalid';
      yield { messageId, args: { service: name }, file: image.file, range: image.range };
    }
  },
});

/** `[registry/]path[:tag][@digest]`; only the registry and the tag may have upper case. */
const REFERENCE =
  /^(?:(?:[a-zA-Z0-9][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9-]+)+(?::\d+)?|localhost(?::\d+)?|[a-zA-Z0-9-]+:\d+)\/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[a-z0-9]+:[a-f0-9]{32,})?$/;
