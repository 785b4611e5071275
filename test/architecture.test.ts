import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = (readdirSync('src', { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));
const textOf = (file: string) => readFileSync(file, 'utf8');
const importsOf = (file: string) =>
  [...textOf(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!);

/** Rooms from the bottom up: a room may use those before it, and itself. */
const LAYERS = [
  ['core'],
  ['syntax', 'data'],
  ['contract', 'providers', 'probe', 'smoke'],
  ['models'],
  ['config', 'collect', 'rules', 'fixes', 'migrations', 'report', 'stack'],
  ['commands'],
];
const layerOf = (room: string) => LAYERS.findIndex((rooms) => rooms.includes(room));

/** Without comments and literals: a word in them reaches nothing. */
const codeOf = (file: string) =>
  textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'[^'\n]*'|`[^`]*`|\/\^[^\n]*\$\//gm, '');

describe('the house', () => {
  it('has one door to the machine: the host', () => {
    const inside = files.filter((file) => file !== 'src/host.ts' && !file.startsWith('src/host/'));
    const leaks = inside.filter(
      (file) =>
        importsOf(file).some((name) => name.startsWith('node:')) ||
        /\bprocess\.(?:env|argv|exit|cwd|std|on)\b/.test(codeOf(file)),
    );
    expect(leaks).toEqual([]);
  });

  it('has layers whose arrows point down', () => {
    const upward = files.flatMap((file) => {
      const own = layerOf(file.split('/')[1] ?? '');
      const targets = importsOf(file).filter((name) => name.startsWith('.'));
      return targets
        .filter((name) => own >= 0 && layerOf(join(file, '..', name).split('/')[1]!) > own)
        .map((name) => `${file} imports ${name}`);
    });
    expect(upward).toEqual([]);
  });

  it('has no file over 250 lines', () => {
    const made = (file: string) => file.endsWith('.generated.ts') || file.startsWith('src/data/');
    const long = files.filter((file) => !made(file) && textOf(file).split('\n').length > 251);
    expect(long).toEqual([]);
  });
});
