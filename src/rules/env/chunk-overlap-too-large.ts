import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/chunk-overlap-too-large',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Chunks overlap by their whole size or more.',
    why: 'Splitting a text goes back as far as it came: it never ends, or raises an error.',
    bad: 'VECTOR_CHUNK_SIZE=500\nVECTOR_CHUNK_OVERLAP=500',
    good: 'VECTOR_CHUNK_SIZE=500\nVECTOR_CHUNK_OVERLAP=100',
  },
  messages: contractMessages<'chunk-overlap-too-large'>({
    overlap: ({ name, overlap, other, size }) =>
      `${name} (${overlap}) is not less than ${other} (${size}), so splitting a text never ends`,
  }),
  applies: inScope({ variables: ['VECTOR_CHUNK_SIZE', 'VECTOR_CHUNK_OVERLAP'] }),
  check: (model) => contractHits(model, 'chunk-overlap-too-large'),
});
