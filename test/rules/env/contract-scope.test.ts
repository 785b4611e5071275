import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../../src/contract/problems.js';
import { catalystContract } from '../../../src/contract/catalyst/index.js';
import { contractFromTemplate } from '../../../src/contract/generic.js';
import { applyEdits } from '../../../src/core/edits.js';
import { RULES_OF_AREA } from '../../../src/rules/env/index.generated.js';
import { buildModels, type EnvInput, lintEnv } from '../../support/lint-env.js';
import { CROSS_ROWS } from './contract-cross-rows.js';
import { POSTGRES } from './contract-row.js';
import { SERVICE_ROWS } from './contract-service-rows.js';
import { VALUE_ROWS } from './contract-value-rows.js';

const PORTS = 'API_PORT=9090\nMETRICS_PORT=9090\nMETRICS_ENABLED=true';
const CODES = new Set(Object.keys(PROBLEMS).map((code) => `env/${code}`));
const RULES = RULES_OF_AREA.filter(({ id }) => CODES.has(id));

function codesIn(inputs: EnvInput | readonly EnvInput[], services: readonly string[] = []): string[] {
  return lintEnv(RULES, inputs, services).findings.map(({ rule }) => rule.slice('env/'.length));
}

describe('what is reported of an env file', () => {
  it.each(
    [...VALUE_ROWS, ...CROSS_ROWS, ...SERVICE_ROWS].map((row) => [row.code, row.messageId, row] as const),
  )('is all that the contract finds beside %s: %s', (_code, _messageId, {
    text,
    contract,
    services = [],
  }) => {
    const input = { text, ...(contract && { contract }) };
    const problems = buildModels([input], services)[0]!.problems;
    const { findings } = lintEnv(RULES, input, services);
    // The rule for weak secrets looks for more than the contract does.
    const ofContract = findings.filter(
      ({ rule, messageId }) => rule !== 'env/weak-secret' || messageId === 'tooShort',
    );
    const shown = ofContract.map(({ rule, messageId, args }) => [rule, messageId, args['name']].join());
    const found = problems.map(({ code, messageId, args }) =>
      [`env/${code}`, messageId, args['name']].join(),
    );
    expect(shown.sort()).toEqual(found.sort());
  });

  it('leaves the placeholder of a secret to the rule for placeholders', () => {
    const text =
      'SECRET_KEY=changeme\nENCRYPTION_KEY=your-key-here\nSLACK_BOT_TOKEN=xxxxxxxx\nSENTRY_DSN=your-dsn-here';
    expect(codesIn({ text })).toEqual(['missing-required']);
  });

  it('never holds a piece of a value', () => {
    const names = [...catalystContract.variables.keys()];
    const form = fc.constantFrom(
      '%',
      'https://%',
      'postgres://u:%@h:5/d',
      '[%',
      '%,%',
      'redis://:%@r/%',
      '"%\\n"',
      '50%',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), form), (forms) => {
        const secret = 'q7vX2zK9wLp4';
        const lines = Object.entries(forms).map(
          ([name, shape]) => `${name}=${shape.replaceAll('%', secret)}`,
        );
        const { findings } = lintEnv(RULES, { text: lines.join('\n'), environment: 'production' }, [
          'db',
          'redis',
        ]);
        const shown = JSON.stringify(findings);
        for (let i = 0; i + 6 <= secret.length; i++) expect(shown).not.toContain(secret.slice(i, i + 6));
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });
});

describe('what is reported of a template', () => {
  const template = (text: string): EnvInput => ({ text, template: true, path: '.env.example' });

  it.each([
    ['nothing filled in', 'SECRET_KEY=\nDATABASE_URL=\nALLOWED_FILE_TYPES=\nDB_POOL_SIZE='],
    [
      'placeholders',
      'SECRET_KEY=changeme\nENCRYPTION_KEY=generate-one\nSENTRY_DSN=your-dsn-here\nFROM_EMAIL=<sender>',
    ],
    ['alternatives', 'ENVIRONMENT=development|production\nAPI_PORT=<port>\nSMTP_HOST=your_smtp_host_here'],
    ['a URL of names', 'DATABASE_URL=postgresql://user:password@host:port/dbname'],
    [
      'references',
      `DATABASE_URL=postgresql://\${POSTGRES_USER}@db:\${PORT}/x\nPOSTGRES_DB=y\nDB_POOL_SIZE=5\nDB_MAX_OVERFLOW=5`,
    ],
    ['defaults that production would not have', 'DEBUG=true\nRATE_LIMIT_ENABLED=false\nALLOWED_HOSTS=*'],
    [
      'values that disagree',
      `${POSTGRES}\nDB_POOL_SIZE=5\nDB_MAX_OVERFLOW=5\nPOSTGRES_DB=app\nGRAFANA_ADMIN_PASSWORD=admin\nSMTP_HOST=smtp.test`,
    ],
  ])('is nothing for %s', (_, text) => {
    expect(codesIn(template(text), ['db', 'grafana'])).toEqual([]);
  });

  it.each([
    ['invalid-type', 'API_PORT=abc'],
    ['invalid-type', 'MAX_FILE_SIZE=50MB'],
    ['list-not-json', 'ALLOWED_FILE_TYPES=pdf,txt'],
    ['invalid-choice', 'LOG_LEVEL=verbose'],
    ['out-of-range', 'WORKER_PROCESSES=100'],
    ['postgres-scheme', 'DATABASE_URL=postgres://user:your-password@host:5432/dbname'],
    ['metrics-port-conflict', 'API_PORT=9090\nMETRICS_PORT=9090'],
    ['debug-in-production', 'ENVIRONMENT=production\nDEBUG=true'],
  ])('is %s', (code, text) => {
    expect(codesIn(template(text))).toEqual([code]);
  });
});

describe('where a rule has nothing to say', () => {
  const outcomeOf = (code: string, input: EnvInput) =>
    lintEnv(RULES, input).checks.find(({ rule }) => rule === `env/${code}`)?.outcome;

  it.each([
    ['debug-in-production', { text: 'DEBUG=true' }],
    ['host-not-a-service', { text: 'REDIS_URL=redis://localhost/0' }],
    ['missing-required', { text: '', template: true }],
    ['invalid-regex', { text: 'A=1' }],
    ['metrics-port-conflict', { text: PORTS, contract: contractFromTemplate(PORTS) }],
    ['invalid-type', { text: 'A=1', contract: contractFromTemplate('') }],
  ])('%s is not applicable, and not passed', (code, input: EnvInput) => {
    expect(outcomeOf(code, input)).toBe('not-applicable');
  });

  it('passes where it has looked', () => {
    expect(outcomeOf('debug-in-production', { text: 'ENVIRONMENT=production' })).toBe('pass');
  });
});

describe('where a finding is shown', () => {
  const findIn = (code: string, inputs: EnvInput | readonly EnvInput[], services?: readonly string[]) =>
    lintEnv(RULES, inputs, services).findings.find(({ rule }) => rule === `env/${code}`);

  it('is the whole value where the text is not what is read', () => {
    const text = 'DB=postgres\nDATABASE_URL=postgres://catalyst@$' + '{DB}/catalyst';
    expect(findIn('postgres-scheme', { text })).toMatchObject({ at: '2:14-2:48' });
    expect(findIn('postgres-scheme', { text })?.fixes).toBeUndefined();
  });

  it('is what a file adds, where the variable stands in the file below', () => {
    const inputs = [
      { text: `${POSTGRES}\nWORKER_PROCESSES=4` },
      { text: '# more\nDB_POOL_SIZE=50', path: '.env.local', extends: '.env' },
    ];
    expect(findIn('pool-exceeds-database', inputs)).toMatchObject({ at: '2:1-2:13', relatedAt: [] });
  });

  it('is the assignment that decides', () => {
    expect(findIn('invalid-type', { text: 'API_PORT=http\nAPI_PORT=https' })).toMatchObject({
      at: '2:10-2:15',
    });
  });

  it('keeps its fingerprint when lines and numbers change', () => {
    const before = findIn('pool-exceeds-database', { text: `${POSTGRES}\nDB_POOL_SIZE=50` });
    const after = findIn('pool-exceeds-database', { text: `# a\n${POSTGRES}\nDB_POOL_SIZE=60` });
    expect(after?.fingerprint).toBe(before?.fingerprint);
    expect(after?.args).not.toEqual(before?.args);
  });
});

describe('the fix of postgres-scheme', () => {
  it('writes the scheme and leaves all else', () => {
    const text = '# db\nDATABASE_URL="postgres://catalyst:made-up@db/catalyst" # main\nDEBUG=false\n';
    const [fix] = lintEnv(RULES, { text }).findings.find(({ rule }) => rule === 'env/postgres-scheme')!
      .fixes!;
    expect(fix).toMatchObject({ safety: 'unsafe', changes: ['DATABASE_URL'] });
    expect(applyEdits(text, fix!.edits)).toBe(text.replace('postgres:', 'postgresql:'));
  });
});
