import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

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
    expect([...packagesIn('dist/cli.js')].sort()).toEqual(['commander']);
    expect(outputs['dist/cli.js']!.bytes).toBeLessThan(64 * 1024);
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
    expect([...packagesIn('dist/commands-env.js')].filter((name) => heavy.includes(name))).toEqual([]);
  });

  it('the library leaves zod to its user and has types', () => {
    expect(packagesIn('dist/index.js').has('zod')).toBe(false);
    expect(existsSync('dist/types/index.d.ts')).toBe(true);
  });
});
