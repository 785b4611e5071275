import { isSecretName } from '../contract/secret-names.js';
import type { Trace, TraceChain, TracePlace, TraceReader, TraceStep } from '../models/trace.js';
import { VERSION } from '../version.js';
import type { createLocator } from './build.js';
import type { PositionRange } from './types.js';

/** The document of `catalyst trace -f json`: schemas/trace.schema.json. */
export interface TraceReport {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: 'catalyst'; readonly version: string };
  readonly command: 'trace';
  readonly root: string;
  readonly name: string;
  /** Its name or its type in code says that the value is a secret. No value is shown either way. */
  readonly secret: boolean;
  /** A name that is probably the same: it is read where this one is set, or the other way round. */
  readonly near?: { readonly set: string; readonly read: string };
  readonly chains: readonly TraceReportChain[];
}

/** One chain: a service, or a run without Compose. */
export interface TraceReportChain {
  readonly service?: string;
  readonly files: readonly string[];
  readonly steps: readonly TraceReportStep[];
  /** Env files that set it, and of which the program gets nothing. */
  readonly elsewhere: readonly ShownPlace[];
  readonly readers: readonly TraceReportReader[];
}

/** A place as it is shown. */
export interface ShownPlace {
  readonly file: string;
  readonly range?: PositionRange;
}

/** One step of a chain. */
export interface TraceReportStep {
  readonly source: TraceStep['source'];
  readonly verdict: TraceStep['verdict'];
  readonly place?: ShownPlace;
  readonly origin?: { readonly from: string; readonly place?: ShownPlace };
  readonly state: 'set' | 'empty' | 'not-known';
  readonly characters?: number;
  /** Equal numbers are equal values, in the whole document. */
  readonly same?: number;
  readonly override?: boolean;
  readonly readings?: readonly {
    readonly reader: string;
    readonly state: string;
    readonly characters?: number;
    readonly same?: number;
  }[];
}

/** A reader in the code. */
export interface TraceReportReader extends ShownPlace {
  readonly by: string;
  readonly type: string;
  readonly required: boolean;
  /** What it makes of the value that wins. */
  readonly takes: 'accepted' | 'raises' | 'misread' | 'not-known';
  readonly wants?: string;
  readonly expected?: string;
}

type Locate = ReturnType<typeof createLocator>;

/** Makes the document of a trace: places, and of values only whether they are equal. */
export function buildTraceReport(
  root: string,
  trace: Trace,
  near: TraceReport['near'],
  locate: Locate,
): TraceReport {
  const classes = new Map<string, number>();
  const show = ({ file, range }: TracePlace): ShownPlace => {
    const at = locate(file, range);
    return { file, ...(at ? { range: at } : {}) };
  };
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'trace',
    root,
    name: trace.name,
    secret:
      isSecretName(trace.name) ||
      trace.chains.some(({ readers }) => readers.some(({ read }) => read.secret === true)),
    ...(near ? { near } : {}),
    chains: trace.chains.map(({ service, files, steps, elsewhere, readers }: TraceChain) => ({
      ...(service === undefined ? {} : { service }),
      files,
      steps: steps.map((step) => describeStep(step, classes, show)),
      elsewhere: elsewhere.map(show),
      readers: readers.map((reader) => describeReader(reader, show)),
    })),
  };
}

function describeValue(value: string | null | undefined, classes: Map<string, number>) {
  if (value === undefined || value === null) return { state: 'not-known' as const };
  if (value === '') return { state: 'empty' as const };
  const same = classes.get(value) ?? classes.size + 1;
  classes.set(value, same);
  return { state: 'set' as const, characters: value.length, same };
}

function describeStep(
  step: TraceStep,
  classes: Map<string, number>,
  show: (place: TracePlace) => ShownPlace,
): TraceReportStep {
  const { source, verdict, place, origin, value, override, readings } = step;
  const own = describeValue(value, classes);
  const others = (readings ?? []).map(({ reader, value: read }) => ({
    reader,
    ...describeValue(read, classes),
  }));
  const differ = others.some(
    (other) => JSON.stringify({ ...other, reader: '' }) !== JSON.stringify({ ...others[0], reader: '' }),
  );
  return {
    source,
    verdict,
    ...(place ? { place: show(place) } : {}),
    ...(origin
      ? { origin: { from: origin.from, ...(origin.place ? { place: show(origin.place) } : {}) } }
      : {}),
    ...own,
    ...(override ? { override } : {}),
    ...(differ ? { readings: others } : {}),
  };
}

function describeReader(
  { place, read, judgement }: TraceReader,
  show: (place: TracePlace) => ShownPlace,
): TraceReportReader {
  const takes =
    judgement === undefined || judgement.ok === null
      ? 'not-known'
      : judgement.ok
        ? 'accepted'
        : judgement.effect;
  const why = judgement?.ok === false ? judgement.why : undefined;
  return {
    ...show(place),
    by: read.by,
    type: read.type,
    required: read.required,
    takes,
    ...(why ? { wants: why.code } : {}),
    ...(why?.expected === undefined ? {} : { expected: why.expected }),
  };
}
