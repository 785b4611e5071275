import { describe, expect, it } from 'vitest';
import { findKeyBlocks } from '../../../src/syntax/dotenv/key-blocks.js';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';

const MAIN = 'import os\na = os.environ["A_HOST"]\nb = os.environ["B_TEXT"]\nc = int(os.environ["C_PORT"])\n';
const OPEN = 'A_HOST=x\nB_TEXT="never closed\nC_PORT=not-a-number\n';

describe('an env file that cannot be read whole', () => {
  it.each([
    ['python-dotenv', { 'requirements.txt': 'python-dotenv==1.2.1\n' }],
    [
      'Compose',
      { 'compose.yaml': 'services:\n  a:\n    build: .\n    env_file: .env\n', Dockerfile: 'FROM x\n' },
    ],
    ['npm dotenv', { 'package.json': '{"dependencies":{"dotenv":"17.0.0"}}' }],
  ])('is told once, and its names are not said to be missing: %s', async (_name, more) => {
    const check = await alignFiles({ '.env': OPEN, 'main.py': MAIN, ...(more as Record<string, string>) });
    expect(summarizeAlign(check).filter((line) => line.startsWith('read-never-set'))).toEqual([]);
    expect(check.unchecked.filter(({ what }) => what === 'Values in .env')).toHaveLength(1);
  });

  it('says nothing of the kind of a value of several lines', async () => {
    const check = await alignFiles({ '.env': 'A_HOST="x\nB_TEXT=1\n"\nC_PORT=1\n', 'main.py': MAIN });
    expect(check.unchecked).toEqual([]);
    expect(check.findings.map(({ args }) => args['name'])).toEqual(['B_TEXT']);
  });
});

describe('a key without quotes', () => {
  const KEY =
    'PRIVATE_KEY=-----BEGIN PRIVATE KEY-----\nMADEUPMADEUP\nmadeUpMadeUp==\n-----END PRIVATE KEY-----\nA_HOST=x\n';

  it('has lines that are no variables', async () => {
    const check = await alignFiles({ '.env': KEY, 'main.py': 'import os\na = os.environ["A_HOST"]\n' });
    expect([...check.model.byName.keys()].sort()).toEqual(['A_HOST', 'PRIVATE_KEY']);
    expect(JSON.stringify(check.findings)).not.toMatch(/madeUp/i);
  });

  it('ends where its last line is, or with the file', () => {
    const textOf = (text: string) => findKeyBlocks(text).map(({ start, end }) => text.slice(start, end));
    expect(textOf(KEY)).toEqual(['MADEUPMADEUP\nmadeUpMadeUp==\n']);
    expect(textOf('A=-----BEGIN X-----\nb=\nC=1\n')).toEqual(['b=\nC=1\n']);
    expect(textOf('A="-----BEGIN X-----\\nb\\n-----END X-----"\nB=1\n')).toEqual([]);
  });
});
