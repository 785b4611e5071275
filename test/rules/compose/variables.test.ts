import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import defaultCredentials from '../../../src/rules/compose/default-credentials.js';
import dollarEscape from '../../../src/rules/compose/dollar-escape.js';
import envFileInterpolation from '../../../src/rules/compose/env-file-interpolation.js';
import envFileMissing from '../../../src/rules/compose/env-file-missing.js';
import environmentOverridesEnvFile from '../../../src/rules/compose/environment-overrides-env-file.js';
import quotedListValue from '../../../src/rules/compose/quoted-list-value.js';
import requiredVariable from '../../../src/rules/compose/required-variable.js';
import secretDefault from '../../../src/rules/compose/secret-default.js';
import unsetVariable from '../../../src/rules/compose/unset-variable.js';
import { applyEdits } from '../../../src/core/edits.js';
import { type ComposeLintOptions, lintCompose, summarizeCompose } from '../../support/lint-compose.js';

function judge(rule: Rule, text: string, options: ComposeLintOptions = {}): string[] {
  return summarizeCompose(text, lintCompose(text, [rule], options), options);
}
const severities = (rule: Rule, text: string, options: ComposeLintOptions = {}) =>
  lintCompose(text, [rule], options).map(({ severity, outcome }) => `${severity} ${outcome}`);
const web = (rest: string) => `services:\n  web:\n    image: nginx:1.29\n${rest}`;

describe('compose/unset-variable', () => {
  const text = web('    command: serve ${MODE} ${LEVEL:-info} $HOME\n');

  it('holds a variable against .env, then against its example', () => {
    expect(judge(unsetVariable, text, { disk: { '.env': 'A=1\n' } })).toEqual(['4:20 missing MODE .env']);
    expect(judge(unsetVariable, text, { disk: { '.env': 'MODE=1\n' } })).toEqual([]);
    expect(judge(unsetVariable, text, { disk: { '.env.example': 'A=1\n' } })).toEqual([
      '4:20 undocumented MODE .env.example',
    ]);
    expect(judge(unsetVariable, text, { disk: { '.env.example': '# MODE=fast\n' } })).toEqual([]);
  });

  it('reads the examples for one environment too', () => {
    const shown = { disk: { '.env.windows.example': 'MODE=\n' } };
    expect(judge(unsetVariable, text, shown)).toEqual([]);
    expect(judge(unsetVariable, text, { disk: { '.env.windows.example': 'A=\n' } })).toEqual([
      '4:20 unknown MODE 1',
    ]);
  });

  it('is one remark for a file where nothing tells what is set', () => {
    const several = web('    command: serve ${A} ${B} ${A}\n');
    expect(judge(unsetVariable, several)).toEqual(['4:20 unknown A, B 2']);
    expect(severities(unsetVariable, several)).toEqual(['info fail']);
  });

  it('is mild where the variable is only handed through, or has a default elsewhere', () => {
    const options = { disk: { '.env': 'A=1\n' } };
    expect(severities(unsetVariable, web('    environment:\n      KEY: ${KEY}\n'), options)).toEqual([
      'info fail',
    ]);
    expect(severities(unsetVariable, web('    command: ${X} ${X:-a}\n'), options)).toEqual(['info fail']);
    expect(severities(unsetVariable, text, options)).toEqual(['warning fail']);
  });
});

describe('values that a later file clears', () => {
  const base = web(
    '    env_file: web.env\n    environment:\n      B: x${MODE}\n      C: x${MODE}\n    command: serve ${MODE}\n',
  );
  const over = (rest: string) => ({
    over: ['compose.prod.yaml'],
    disk: { '.env': 'A=1\n', 'compose.prod.yaml': `services:\n  web:\n${rest}` },
  });
  const kept = over('    tty: true\n');
  const cleared = over(
    '    environment:\n      B: fixed\n      C: !reset null\n    command: !override [serve]\n',
  );

  it('are still told of, as Compose does, but are of no consequence', () => {
    expect(judge(unsetVariable, base, kept)).toEqual(['6:11 missing MODE .env']);
    expect(severities(unsetVariable, base, kept)).toEqual(['warning fail']);
    expect(judge(unsetVariable, base, cleared)).toEqual(['6:11 missing MODE .env']);
    expect(severities(unsetVariable, base, cleared)).toEqual(['info fail']);
  });

  it('leave the first place that is used to point at', () => {
    const half = over('    environment:\n      B: fixed\n');
    expect(judge(unsetVariable, base, half)).toEqual(['7:11 missing MODE .env']);
    expect(severities(unsetVariable, base, half)).toEqual(['warning fail']);
  });

  it('are empty for nobody', () => {
    const with_ = (options: typeof kept) => ({
      ...options,
      disk: { ...options.disk, 'web.env': 'MODE=a\n' },
    });
    expect(judge(envFileInterpolation, base, with_(kept))).toEqual(['6:11 notRead MODE web.env']);
    expect(judge(envFileInterpolation, base, with_(cleared))).toEqual([]);
    // Told once: by the rule that knows why.
    expect(judge(unsetVariable, base, with_(kept))).toEqual([]);
    expect(severities(unsetVariable, base, with_(cleared))).toEqual(['info fail']);
  });
});

describe('compose/required-variable', () => {
  const text = web('    environment:\n      A: ${KEY:?set it}\n      B: ${KEY:?set it}\n');

  it('is an error with an .env that lacks it, and undecided without one', () => {
    expect(judge(requiredVariable, text, { disk: { '.env': 'A=1\n' } })).toEqual(['5:10 unset KEY .env']);
    expect(judge(requiredVariable, text)).toEqual(['5:10 undecided KEY']);
    expect(severities(requiredVariable, text)).toEqual(['info unknown']);
    expect(judge(requiredVariable, text, { disk: { '.env': 'KEY=made-up\n' } })).toEqual([]);
  });
});

describe('compose/dollar-escape', () => {
  it('sees a shell variable of the container, in what a shell runs only', () => {
    const user = '    environment:\n      USER_NAME: app\n';
    expect(
      judge(dollarEscape, web(`${user}    healthcheck:\n      test: ["CMD-SHELL", "ping $USER_NAME"]\n`)),
    ).toEqual(['7:33 shell web USER_NAME']);
    expect(
      judge(dollarEscape, web(`${user}    healthcheck:\n      test: ["CMD", "ping", "$USER_NAME"]\n`)),
    ).toEqual([]);
    expect(judge(dollarEscape, web(`${user}    command: ["sh", "-c", "ping $USER_NAME"]\n`))).toEqual([
      '6:33 shell web USER_NAME',
    ]);
    expect(judge(dollarEscape, web(`${user}    command: ping $USER_NAME\n`))).toEqual([]);
    expect(
      judge(
        dollarEscape,
        web(`${user.replace('app', '${USER_NAME}')}    command: sh -c "ping $USER_NAME"\n`),
      ),
    ).toEqual([]);
    expect(judge(dollarEscape, web(`${user}    command: sh -c "ping $$USER_NAME"\n`))).toEqual([]);
  });

  it('sees a dollar inside a password, and doubles it', () => {
    const text = web('    environment:\n      PASSWORD: made-up$for$tests\n');
    const findings = lintCompose(text, [dollarEscape]);
    expect(summarizeCompose(text, findings)).toEqual(['5:24 literal', '5:28 literal']);
    const edits = findings.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => [...fix.edits]));
    expect(applyEdits(text, edits)).toBe(text.replaceAll('$', () => '$$'));
    expect(judge(dollarEscape, web('    environment:\n      URL: http://$HOST:$PORT/x$PATH_PART\n'))).toEqual(
      [],
    );
  });
});

describe('compose/secret-default', () => {
  it.each([
    ['KEY: ${API_KEY:-made-up}', ['5:12 default API_KEY']],
    ['SECRET: ${ANYTHING:-made-up}', ['5:15 default ANYTHING']],
    ['URL: ${URL:-postgresql://app:made-up@db/app}', ['5:12 url URL']],
    ['DATABASE_URL: ${DATABASE_URL:-postgresql://db/app}', []],
    ['KEY: ${API_KEY:-}', []],
    ['KEY: ${API_KEY:?set it}', []],
    ['KEY: ${API_KEY:-${OTHER_KEY}}', []],
    ['KEY: ${SSH_KEY:-~/.ssh/id}', []],
    ['ID: ${AWS_ACCESS_KEY_ID:-minio}', []],
    ['LIMIT: ${MAX_TOKENS:-4096}', []],
  ])('%s', (line, expected) => {
    expect(judge(secretDefault, web(`    environment:\n      ${line}\n`))).toEqual(expected);
  });

  it('is mild in files for development', () => {
    const text = web('    environment:\n      KEY: ${API_KEY:-made-up}\n');
    expect(severities(secretDefault, text, { path: 'docker-compose.dev.yml' })).toEqual(['info fail']);
    expect(severities(secretDefault, text)).toEqual(['warning fail']);
  });
});

describe('a value that a later file clears or replaces', () => {
  const base = 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      KEY: ${API_KEY:-made-up}\n';
  const over = (environment: string) => ({
    disk: { 'prod.yaml': `services:\n  web:\n    environment: ${environment}\n` },
    over: ['prod.yaml'],
  });

  it('has no default any more', () => {
    expect(judge(secretDefault, base, over('{A: b}'))).toEqual(['5:12 default API_KEY']);
    expect(judge(secretDefault, base, over('!reset null'))).toEqual([]);
    expect(judge(secretDefault, base, over('!override {A: b}'))).toEqual([]);
    expect(judge(secretDefault, base, over('{KEY: "${API_KEY:?}"}'))).toEqual([]);
  });

  it('is followed in lists too', () => {
    const list = base.replace('KEY: ', '- KEY=');
    expect(judge(secretDefault, list, over('[A=b]'))).toEqual(['5:13 default API_KEY']);
    expect(judge(secretDefault, list, over('{A: b}'))).toEqual(['5:13 default API_KEY']);
    expect(judge(secretDefault, list, over('[KEY=]'))).toEqual([]);
  });
});

describe('a password in the address that a variable falls back to', () => {
  it('is told once, as a default', () => {
    const text = web('    environment:\n      DB: ${DB:-postgresql://app:app@db/app}\n');
    expect(judge(secretDefault, text)).toEqual(['5:11 url DB']);
    expect(judge(defaultCredentials, text)).toEqual([]);
    const literal = web('    environment:\n      DB: postgresql://app:app@db/app\n');
    expect(judge(secretDefault, literal)).toEqual([]);
    expect(judge(defaultCredentials, literal)).toEqual(['5:7 address web DB']);
  });
});

describe('env files', () => {
  it('that are missing are reported once, with their example', () => {
    const text = `services:\n  a:\n    image: x:1\n    env_file: .env\n  b:\n    image: x:1\n    env_file: [.env, app.conf]\n`;
    const options = { disk: { '.env.example': 'A=1\n' } };
    expect(judge(envFileMissing, text, options)).toEqual([
      '4:15 missing a .env .env.example',
      '7:22 missing b app.conf',
    ]);
    expect(severities(envFileMissing, text, options)).toEqual(['warning fail', 'error fail']);
  });

  it('do not feed the compose file', () => {
    const text = web('    env_file: web.env\n    command: serve ${MODE}\n');
    const disk = { 'web.env': 'MODE=fast\n' };
    expect(judge(envFileInterpolation, text, { disk })).toEqual(['5:20 notRead MODE web.env']);
    expect(judge(envFileInterpolation, text, { disk: { ...disk, '.env': 'MODE=fast\n' } })).toEqual([]);
    expect(
      judge(envFileInterpolation, text.replace('web.env', '.env'), { disk: { '.env': 'OTHER=1' } }),
    ).toEqual([]);
  });

  it('are overridden by environment, which is worth a remark where the values differ', () => {
    const text = web(
      '    env_file: web.env\n    environment:\n      - MODE=fast\n      - SAME=1\n      - FROM=${FROM:-x}\n',
    );
    const disk = { 'web.env': 'MODE=slow\nSAME=1\nFROM=y\n' };
    expect(judge(environmentOverridesEnvFile, text, { disk })).toEqual(['6:9 overridden web MODE web.env']);
  });
});

describe('compose/quoted-list-value', () => {
  it('sees quotes that become part of a value', () => {
    expect(
      judge(
        quotedListValue,
        web(`    environment:\n      - A="x"\n      - 'B="x"'\n      - "C=x"\n      - D=["x"]\n`),
      ),
    ).toEqual(['5:9 quotes web A', '6:9 quotes web B']);
  });
});
