import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/list-not-json',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A list that typed settings read as JSON is written with commas.',
    why: 'pydantic-settings parses lists as JSON: the backend raises a SettingsError at start-up and no worker comes up.',
    bad: 'ALLOWED_FILE_TYPES=pdf,txt,docx',
    good: 'ALLOWED_FILE_TYPES=["pdf","txt","docx"]',
    refs: ['https://docs.pydantic.dev/latest/concepts/pydantic_settings/'],
  },
  messages: contractMessages<'list-not-json'>({
    commaList: ({ name }) =>
      `${name} is not a JSON array: the program parses the list as JSON and stops at start-up`,
  }),
  advice: {
    commaList: 'write it as ["pdf","txt"]',
  },
  applies: inScope({ where: ({ kind }) => kind === 'list' }),
  check: (model) => contractHits(model, 'list-not-json'),
});
