import type { Finding } from './finding.js';
import { type RuleInfo, nearestName, resolveName } from './select.js';
import { type ConfiguredIgnore, type Suppression, matchPath } from './suppress.js';

/** A suppression, and what became of it in this run. */
export interface SuppressionUse extends Suppression {
  /** How many findings it silenced. */
  readonly silenced: number;
  /** Names in it that stand for no rule, with the nearest one that does. */
  readonly unknown: readonly { readonly name: string; readonly nearest: string | undefined }[];
  /** Whether every rule that it names was run; if not, nothing can be said of its use. */
  readonly decided: boolean;
  /** Day on which it ran out, when that has come. */
  readonly expired?: string;
}

export interface SuppressionInput {
  readonly findings: readonly Finding[];
  readonly suppressions: readonly Suppression[];
  readonly configured: readonly ConfiguredIgnore[];
  /** Path of the configuration, where configured ignores are reported. */
  readonly configFile: string | undefined;
  readonly rules: readonly RuleInfo[];
  /** Ids of the rules that ran. */
  readonly ran: ReadonlySet<string>;
  /** Files that were looked at; a suppression for another file is not judged. */
  readonly files: readonly string[];
  readonly today: string;
  /** 1-based lines that a finding covers. */
  readonly linesOf: (finding: Finding) => { readonly first: number; readonly last: number } | undefined;
}

interface Compiled {
  readonly use: Suppression;
  readonly ids: ReadonlySet<string>;
  readonly unknown: SuppressionUse['unknown'];
  readonly expired?: string;
  readonly path?: (file: string) => boolean;
  readonly active: boolean;
  readonly decided: boolean;
  silenced: number;
}

/**
 * Marks the findings that a suppression covers, and tells what became of each suppression. One without a reason, or
 * past its day, silences nothing.
 */
export function applySuppressions(input: SuppressionInput): {
  readonly findings: readonly Finding[];
  readonly uses: readonly SuppressionUse[];
} {
  if (input.suppressions.length === 0 && input.configured.length === 0)
    return { findings: input.findings, uses: [] };
  const compiled = [
    ...input.suppressions.map((suppression) => compile(suppression, input)),
    ...input.configured.map((ignore) => compileConfigured(ignore, input)),
  ];
  const find = indexByPlace(compiled);
  const findings = input.findings.map((finding) => {
    const match = find(finding, input);
    if (!match) return finding;
    match.silenced++;
    return {
      ...finding,
      suppressed: true,
      suppressedBecause: match.use.reason ?? '',
      ...(match.path ? { suppressedElsewhere: true } : {}),
    };
  });
  const uses = compiled.map(({ use, unknown, silenced, decided, expired }) => ({
    ...use,
    unknown,
    silenced,
    decided,
    ...(expired === undefined ? {} : { expired }),
  }));
  return { findings, uses };
}

function compile(use: Suppression, input: SuppressionInput): Compiled {
  const ids = new Set<string>();
  const unknown: { name: string; nearest: string | undefined }[] = [];
  for (const name of use.rules) {
    const found = resolveName(input.rules, name);
    // Another tool's comment may well name rules that only that tool has.
    if (found.length === 0 && !use.foreign) unknown.push({ name, nearest: nearestName(input.rules, name) });
    for (const rule of found) ids.add(rule.id);
  }
  const active = (use.foreign === true && !use.isVoid) || (use.reason !== undefined && use.rules.length > 0);
  const decided = ids.size > 0 && [...ids].some((id) => input.ran.has(id));
  return { use, ids, unknown, active, decided, silenced: 0 };
}

function compileConfigured(ignore: ConfiguredIgnore, input: SuppressionInput): Compiled {
  const use: Suppression = {
    file: input.configFile ?? '',
    range: { start: 0, end: 0 },
    rules: [ignore.rule],
    reason: ignore.reason,
    lines: undefined,
  };
  const base = compile(use, input);
  const path = ignore.path === undefined ? undefined : matchPath(ignore.path);
  const expired = ignore.expires !== undefined && ignore.expires <= input.today ? ignore.expires : undefined;
  return {
    ...base,
    active: base.active && expired === undefined,
    decided: base.decided && (path === undefined || input.files.some(path)),
    path: path ?? (() => true),
    ...(expired === undefined ? {} : { expired }),
  };
}

/** Looks the first suppression that covers a finding up: neither many of them nor many findings cost their product. */
function indexByPlace(
  compiled: readonly Compiled[],
): (finding: Finding, input: SuppressionInput) => Compiled | undefined {
  const order = new Map(compiled.map((one, index) => [one, index]));
  const anywhere: Compiled[] = [];
  const wholeFile = new Map<string, Compiled>();
  const byLine = new Map<string, Map<number, Compiled>>();
  for (const one of compiled.filter(({ active }) => active)) {
    if (one.path) anywhere.push(one);
    for (const id of one.path ? [] : one.ids) {
      const key = `${id}\n${one.use.file}`;
      if (!one.use.lines) {
        if (!wholeFile.has(key)) wholeFile.set(key, one);
        continue;
      }
      const lines = byLine.get(key) ?? new Map<number, Compiled>();
      byLine.set(key, lines);
      for (const line of one.use.lines) if (!lines.has(line)) lines.set(line, one);
    }
  }
  return (finding, input) => {
    const key = `${finding.rule}\n${finding.file}`;
    const found = [
      anywhere.find(({ ids, path }) => ids.has(finding.rule) && path!(finding.file ?? '')),
      wholeFile.get(key),
    ];
    const lines = byLine.get(key);
    const place = lines && input.linesOf(finding);
    for (let line = place?.first ?? 1; line <= (place?.last ?? 0); line++) found.push(lines?.get(line));
    return found.filter((one) => one !== undefined).sort((a, b) => order.get(a)! - order.get(b)!)[0];
  };
}
