import { expect, it } from 'vitest';
import rule from '../../../src/rules/compose/environment-overrides-env-file.js';
import { lintCompose, summarizeCompose } from '../../support/lint-compose.js';

const HEAD = 'services:\n  web:\n';
const IMAGE = '    image: nginx:1.29\n';
const ENV_FILE = '    env_file: web.env\n';
const SET = '    environment:\n      MODE: fast\n';

it.each([
  ['both in the base', IMAGE + ENV_FILE + SET, IMAGE, ['6:7 overridden web MODE web.env']],
  ['an override sets it: the base alone uses the file', IMAGE + ENV_FILE, SET, []],
  ['both in the override', IMAGE, ENV_FILE + SET, ['over.yaml 5:7 overridden web MODE web.env']],
  ['the override adds the file', IMAGE + SET, ENV_FILE, ['5:7 overridden web MODE web.env']],
])('%s', (_, base, over, expected) => {
  const text = HEAD + base;
  const options = { disk: { 'web.env': 'MODE=slow\n', 'over.yaml': HEAD + over }, over: ['over.yaml'] };
  expect(summarizeCompose(text, lintCompose(text, [rule], options), options)).toEqual(expected);
});
