import { describe, expect, it } from 'vitest';
import { contractFromTemplate } from '../../src/contract/generic.js';
import { validateContract } from '../../src/contract/validate.js';

const TEMPLATE = `# Server
PORT=3000
ENABLE_CACHE=true
PUBLIC_URL=http://localhost:3000

# Optional: error reports
SENTRY_DSN=
SENTRY_TEAM=your-team-here

# --- Mail, only needed when mails are sent ---

MAIL_HOST=

# --- Keys ---

API_TOKEN=your-token-here
DB_NAME=
REGION= # required
FROM_HOST=\${OTHER}
# CACHE_DIR=/tmp
`;

function judge(values: Record<string, string>) {
  return validateContract(contractFromTemplate(TEMPLATE), { values, environment: 'production' }).map(
    ({ code, messageId, variable, severity }) => `${severity} ${variable} ${code}/${messageId}`,
  );
}

describe('contractFromTemplate', () => {
  it('expects what has to be filled in', () => {
    expect(judge({})).toEqual([
      'warning API_TOKEN missing-from-template/missing',
      'info DB_NAME missing-from-template/missing',
      'warning REGION missing-from-template/missing',
    ]);
  });

  it('takes an empty value for a decision', () => {
    expect(judge({ API_TOKEN: '', DB_NAME: '', REGION: '' })).toEqual([]);
  });

  it('guesses few types, and only warns', () => {
    const filled = { API_TOKEN: 'x', DB_NAME: 'x', REGION: 'x' };
    expect(judge({ ...filled, PORT: 'http', ENABLE_CACHE: 'maybe', PUBLIC_URL: 'localhost' })).toEqual([
      'warning PORT invalid-type/port',
      'warning ENABLE_CACHE invalid-type/boolean',
      'warning PUBLIC_URL invalid-url/noScheme',
    ]);
    expect(judge({ ...filled, PORT: '${' + 'APP_PORT}', ENABLE_CACHE: 'no' })).toEqual([]);
  });

  it('knows what is commented out, and is open', () => {
    const contract = contractFromTemplate(TEMPLATE);
    expect(contract.variables.has('CACHE_DIR')).toBe(true);
    expect(contract.closed).toBe(false);
    expect(contract.variables.get('API_TOKEN')?.meta.secret).toBe(true);
    expect(contract.variables.get('DB_NAME')?.meta.secret).toBeUndefined();
  });

  it('makes an empty contract of an empty text', () => {
    expect(contractFromTemplate('').variables.size).toBe(0);
  });
});
