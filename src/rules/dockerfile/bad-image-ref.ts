import { defineRule } from '../define-rule.js';
import { findReferenceFault } from '../dockerfile-shared/image-name.js';

const SAYS = {
  empty: 'the image name is empty',
  'upper-case': 'the name of an image is lower case',
  tag: 'the tag is not legal: letters, digits, _ . - and at most 128 of them',
  digest: 'the digest is not legal: sha256: and 64 hexadecimal digits',
  name: 'this is no legal name of an image',
};

export default defineRule({
  id: 'dockerfile/bad-image-ref',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'FROM names something that can be no image: upper case, an illegal tag or digest.',
    why: 'The build stops with "invalid reference format".',
    bad: 'FROM Python:3.13-slim',
    good: 'FROM python:3.13-slim',
    refs: ['https://docs.docker.com/reference/dockerfile/#from'],
  },
  messages: { illegal: (a: { fault: keyof typeof SAYS }) => SAYS[a.fault] },
  *check({ graph }) {
    for (const { from, base } of graph.stages) {
      // A name with variables is judged by from-empty-default and from-undefined-arg; a stage may have any case.
      if (!from?.image || from.image.hasVariables || base.kind !== 'image' || base.reference === undefined)
        continue;
      const fault = findReferenceFault(base.reference);
      if (fault) yield { messageId: 'illegal', args: { fault }, range: from.image.name.range };
    }
  },
});
