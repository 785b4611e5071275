import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolder } from './support/run-program.js';

interface Output {
  bytes: number;
  inputs: Record<string, { bytesInOutput: number }>;
}
const { outputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as { outputs: Record<string, Output> };
const packagesIn = (file: string) => {
  const inputs = Object.entries(outputs[file]!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return new Set(inputs.flatMap(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
};

describe('what is loaded when', () => {
  it('the entry has the command tree and nothing heavy', () => {
    expect([...packagesIn('dist/cli.cjs')].sort()).toEqual(['commander']);
    expect(outputs['dist/cli.cjs']!.bytes).toBeLessThan(64 * 1024);
  });

  it('validate has the contract and neither YAML, network, processes nor terminal dressing', () => {
    const heavy = [
      'yaml',
      'undici',
      'execa',
      'ora',
      'chalk',
      'cli-table3',
      'diff',
      'atomically',
      'jsonc-parser',
    ];
    expect([...packagesIn('dist/commands-env.cjs')].filter((name) => heavy.includes(name))).toEqual([]);
  });

  it('the library leaves zod to its user and has types', () => {
    expect(packagesIn('dist/index.js').has('zod')).toBe(false);
    expect(existsSync('dist/types/index.d.ts')).toBe(true);
  });
});

describe('compiled code', () => {
  const help = (folder: string) =>
    spawnSync(process.execPath, [join(folder, 'bin/catalyst.js'), 'explain', 'env/bom'], { encoding: 'utf8' })
      .stdout;

  it('is there for this version of Node, and the program runs without it and with a damaged one', () =>
    withFolder({}, (folder) => {
      cpSync(resolve('bin'), join(folder, 'bin'), { recursive: true });
      cpSync(resolve('dist'), join(folder, 'dist'), { recursive: true });
      const caches = readdirSync(join(folder, 'dist')).filter((name) => name.startsWith('v8-'));
      expect(caches).toHaveLength(1);
      const cache = join(folder, 'dist', caches[0]!);
      const expected = help(folder);
      expect(expected).toContain('# env/bom');
      for (const name of readdirSync(cache)) writeFileSync(join(cache, name), 'not compiled code');
      expect(help(folder)).toBe(expected);
      rmSync(cache, { recursive: true });
      expect(help(folder)).toBe(expected);
    }));
});
