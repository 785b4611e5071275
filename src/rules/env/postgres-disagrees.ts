import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/postgres-disagrees',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'POSTGRES_DB, POSTGRES_USER or POSTGRES_PASSWORD is not what DATABASE_URL says.',
    why: 'POSTGRES_* set up the server, DATABASE_URL logs in to it: the backend is refused, or finds no such database.',
    bad: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst\nPOSTGRES_DB=backend',
    good: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst\nPOSTGRES_DB=catalyst',
    refs: ['https://hub.docker.com/_/postgres'],
  },
  messages: contractMessages<'postgres-disagrees'>({
    database: ({ name, other }) =>
      `${name} is not the database in ${other}, so the backend asks for one that is not there`,
    user: ({ name, other }) => `${name} is not the user in ${other}, so PostgreSQL refuses the backend`,
    password: ({ name, other }) =>
      `${name} is not the password in ${other}, so PostgreSQL refuses the backend`,
    noPassword: ({ name, other }) =>
      `${other} has no password while ${name} is set, so PostgreSQL refuses the backend`,
  }),
  applies: inScope({
    variables: ['DATABASE_URL', 'POSTGRES_DB', 'POSTGRES_USER', 'POSTGRES_PASSWORD'],
    templates: false,
  }),
  check: (model) => contractHits(model, 'postgres-disagrees'),
});
