import type { Args, Outcome, Severity } from '../core/finding.js';
import type { ReportGraph } from './align-types.js';
import type {
  ReportBaseline,
  ReportComparison,
  ReportMigration,
  ReportProject,
  ReportSection,
  ReportUnchecked,
  Score,
  Verdict,
} from './readiness-types.js';
import type { CreditHint, ProbeEvidence } from '../probe/types.js';
import type { LineIndex, Position, Range } from '../core/text.js';

export type * from './align-types.js';
export type * from './readiness-types.js';

/** A range as it is shown: 1-based, columns in UTF-16 code units, the end not included. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** A finding with its text. */
export interface ReportFinding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly outcome: Outcome;
  readonly category: string;
  readonly message: string;
  readonly advice?: string;
  readonly file?: string;
  readonly range?: PositionRange;
  /** The lines it points at, values masked, for whoever reads the report elsewhere. */
  readonly frame?: readonly string[];
  readonly args: Args;
  readonly related: readonly {
    readonly file: string;
    readonly range?: PositionRange;
    readonly message: string;
  }[];
  readonly fix?: { readonly safety: 'safe' | 'unsafe' | 'display'; readonly title: string };
  readonly fingerprint: string;
  readonly docs: string;
  readonly suppressed: boolean;
  /** Why, and whether the configuration asked for it rather than a comment in the file. */
  readonly suppression?: { readonly reason: string; readonly configured?: boolean };
  /** Folder of the project it belongs to, where there are several. */
  readonly project?: string;
  /** Against the report compared with. */
  readonly state?: 'new' | 'persisting';
  /** Held back by the baseline: known before. */
  readonly baseline?: boolean;
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unknown: number;
  readonly passed: number;
  readonly fixable: number;
  /** Of the fixable ones, those that `--unsafe-fixes` would add. */
  readonly fixableUnsafe: number;
  readonly suppressed: number;
}

export interface ReportFile {
  readonly path: string;
  readonly kind:
    | 'env'
    | 'env-template'
    | 'dockerfile'
    | 'dockerignore'
    | 'compose'
    | 'config'
    | 'source'
    | 'code';
  readonly environment?: string;
  readonly reader?: string;
  /** Why it is judged as it is, in a few words: `read by compose (env_file of backend)`. */
  readonly note?: string;
}

export interface ReportProvider {
  readonly id: string;
  readonly name: string;
  /** Folder of the project it belongs to, where there are several. */
  readonly project?: string;
  readonly file?: string;
  readonly readiness: string;
  readonly model?: {
    readonly id: string;
    readonly status: string;
    readonly shutdown?: string;
    readonly replacement?: string;
    readonly live?: ReportLiveModel;
  };
  readonly probe: ReportProbe;
}

/** What the probe adds about a model. */
export interface ReportLiveModel {
  readonly variable?: string;
  readonly available: 'yes' | 'no' | 'not-served' | 'unknown';
  /** Who decided: the provider's answer, or the shipped table alone. */
  readonly source: 'live' | 'table';
  readonly shutdownFrom?: 'live' | 'table';
  /** Days until the shutdown, negative after it. */
  readonly daysLeft?: number;
  /** The provider's name of it, where an alias was resolved. */
  readonly resolved?: string;
  readonly nearest?: string;
  /** The shipped table says otherwise than the provider. */
  readonly tableDisagrees: boolean;
  readonly tableAsOf: string;
}

/** What came of asking a provider; before `catalyst probe`, only that it was not asked. */
export interface ReportProbe {
  readonly verdict: 'verified' | 'rejected' | 'unknown';
  readonly reason?: string;
  /** The reason in words, and the next step. */
  readonly explanation?: string;
  readonly hint?: string;
  readonly latencyMs?: number;
  /** Whether a request was sent, and how many. */
  readonly asked?: boolean;
  readonly requests?: number;
  readonly variable?: string;
  /** Whether the key came from a file or from the process environment. */
  readonly origin?: 'file' | 'environment' | 'none';
  /** What the verdict rests on: request, status, code, the provider's redacted message. */
  readonly evidence?: ProbeEvidence;
  readonly credit?: CreditHint;
  readonly keyExpires?: string;
  readonly officialHost?: boolean;
}

/** The document of `-f json`; every other format is made from it. */
export interface Report {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: 'catalyst'; readonly version: string };
  readonly command: string;
  readonly root: string;
  readonly environment?: string;
  /** Day as of which dates were judged. */
  readonly asOf: string;
  /** When providers were asked (ISO 8601, UTC); only after a probe. */
  readonly probedAt?: string;
  readonly profile?: { readonly id: string; readonly because: readonly string[] };
  readonly summary: Summary;
  readonly verdict?: Verdict;
  readonly score?: Score;
  readonly sections?: readonly ReportSection[];
  readonly projects?: readonly ReportProject[];
  readonly migrations?: readonly ReportMigration[];
  readonly unchecked?: readonly ReportUnchecked[];
  readonly comparison?: ReportComparison;
  readonly baseline?: ReportBaseline;
  /** Variables and their places; of `catalyst align`. */
  readonly graph?: ReportGraph;
  readonly files: readonly ReportFile[];
  readonly providers: readonly ReportProvider[];
  readonly findings: readonly ReportFinding[];
}

/** A text to draw frames from, with what must not be seen in it. */
export interface FrameSource {
  readonly text: string;
  readonly lines: LineIndex;
  /** Ranges that are replaced by a mask (values, comments), in order and apart. */
  readonly hidden: readonly Range[];
}

/** One replacement, placed as other programs count. */
export interface PlacedEdit {
  readonly file: string;
  readonly range: PositionRange;
  readonly text: string;
}

/** What a reporter is given besides the report. */
export interface ReportContext {
  readonly color: boolean;
  readonly width: number;
  /** Texts of the files, by path; only what a reporter asks for is drawn. */
  readonly frame: (file: string) => FrameSource | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** `--cwd` as it was typed, for commands that are proposed on a terminal. */
  readonly folder?: string | undefined;
  /** A file as CI names it, which shows findings beside the code: from the root of what it checked out. */
  readonly place?: (file: string) => string;
  /** What the fix of a finding would change, as far as it may be shown. */
  readonly edits?: (finding: ReportFinding) => readonly PlacedEdit[] | undefined;
  /** The last gate: applied to whatever a reporter takes from outside the report. */
  readonly mask: (text: string) => string;
}

/** Makes a text of a report; pure. */
export type Reporter = (report: Report, context: ReportContext) => string;
