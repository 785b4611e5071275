import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { joinWords } from '../shared/prose.js';

export default defineRule({
  id: 'env/pinecone-incomplete',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Pinecone is chosen, and what it needs is not set.',
    why: 'The first look-up in the knowledge base fails.',
    bad: 'VECTOR_DB_TYPE=pinecone',
    good: 'VECTOR_DB_TYPE=chroma',
  },
  messages: contractMessages<'pinecone-incomplete'>({
    missing: ({ name, missing }) =>
      `${name} is pinecone, and ${joinWords(missing)} ${missing.length === 1 ? 'is' : 'are'} not set`,
  }),
  applies: inScope({
    variables: ['VECTOR_DB_TYPE', 'PINECONE_API_KEY', 'PINECONE_ENVIRONMENT'],
    templates: false,
  }),
  check: (model) => contractHits(model, 'pinecone-incomplete'),
});
