import { buildEnvModels, type EnvFileFacts } from '../../src/collect/env-model.js';
import { environmentOf } from '../../src/collect/env-names.js';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import type { Contract, Environment } from '../../src/contract/types.js';
import { decodeText } from '../../src/core/decode.js';
import type { Finding } from '../../src/core/finding.js';
import { renderMessage, type Rule } from '../../src/core/rule.js';
import { type CheckResult, runRules } from '../../src/core/run.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import type { EnvModel, ServiceEnv } from '../../src/models/env.js';
import { parseDotenv } from '../../src/syntax/dotenv/parse.js';
import type { ReaderId } from '../../src/syntax/dotenv/readers/types.js';

/** An env file as a test writes it, with what a collector would have found out about it. */
export interface EnvInput {
  readonly text: string;
  readonly path?: string;
  readonly template?: boolean;
  /** Decided from outside; else `ENVIRONMENT` in the text, else `development`. */
  readonly environment?: Environment;
  /** Path of the file that it adds to. */
  readonly extends?: string;
  readonly contract?: Contract;
  readonly reader?: ReaderId;
  /** Whether a service reads it through `env_file`. */
  readonly inCompose?: boolean;
  /** Another env file of that service, which is not here. */
  readonly unseen?: string;
}

/** Builds the models of env files, which see each other, without a file system. */
export function buildModels(inputs: readonly EnvInput[], services: readonly string[] = []): EnvModel[] {
  const facts = inputs.map(
    (input): EnvFileFacts => ({
      path: input.path ?? '.env',
      content: decodeText(new TextEncoder().encode(input.text)),
      syntax: parseDotenv(input.text),
      role: input.template ? 'template' : 'env',
      reader: input.reader ?? 'python_dotenv',
      readerFrom: 'default',
      readBy: input.inCompose ? [readerOf(input)] : [],
      git: 'ignored',
      copiedBy: [],
      contract: input.contract ?? catalystContract,
      fallback: 'development',
      extends: input.extends,
      ...(input.environment && { settled: { environment: input.environment, from: 'option' } }),
    }),
  );
  return buildEnvModels(facts, services, environmentOf);
}

const readerOf = ({ path = '.env', unseen }: EnvInput): ServiceEnv => ({
  file: 'docker-compose.yml',
  service: 'backend',
  files: [path],
  names: new Set(),
  taken: new Set(),
  unseen,
  isForeign: false,
});

/** A finding with its place as an editor shows it and its text. */
export interface PlacedFinding extends Finding {
  /** `line:column` to `line:column`, the end not included; undefined for a finding about the file. */
  readonly at: string | undefined;
  readonly message: string;
  readonly relatedAt: readonly string[];
}

export interface LintResult {
  readonly findings: readonly PlacedFinding[];
  readonly checks: readonly CheckResult[];
}

/** Runs rules over env files; the last file is the one whose findings are given. */
export function lintEnv(
  rules: readonly Rule[],
  inputs: EnvInput | readonly EnvInput[],
  services: readonly string[] = [],
): LintResult {
  const model = buildModels('text' in inputs ? [inputs] : inputs, services).at(-1)!;
  const { findings, checks } = runRules(rules, [{ file: model.file.path, model }], {
    today: '2026-11-22',
  });
  const lines = indexLines(model.file.text);
  const place = (range: { start: number; end: number }) =>
    [range.start, range.end]
      .map((offset) => positionAt(lines, offset))
      .map(({ line, column }) => `${line}:${column}`)
      .join('-');
  return {
    checks,
    findings: findings.map((finding) => ({
      ...finding,
      at: finding.range && place(finding.range),
      message: renderMessage(
        rules.find((rule) => rule.id === finding.rule)!,
        finding.messageId,
        finding.args,
      ),
      relatedAt: (finding.related ?? []).flatMap(({ range }) => (range ? [place(range)] : [])),
    })),
  };
}
