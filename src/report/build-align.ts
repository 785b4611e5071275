import { isSecretName } from '../contract/secret-names.js';
import type { Finding } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { AlignModel, Place } from '../models/align.js';
import { listPorts } from '../rules/align-shared/port-places.js';
import { PROVIDERS } from '../providers/index.js';
import { VERSION } from '../version.js';
import type { GraphPlace, GraphUse, GraphValue, GraphVariable, ReportGraph } from './align-types.js';
import { judge } from './build-env.js';
import { buildFindings, createLocator, summarize } from './build.js';
import type { Report, ReportFile, ReportFinding, ReportUnchecked } from './types.js';

interface AlignResult {
  readonly model: AlignModel;
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  readonly rules: readonly Rule[];
  readonly unchecked: readonly ReportUnchecked[];
  readonly textOf: (file: string) => string | undefined;
}

type Locate = ReturnType<typeof createLocator>;

/** Makes the report of `catalyst align`. */
export function buildAlignReport(
  session: { readonly rootLabel: string; readonly today: string },
  result: AlignResult,
): Report {
  const findings = buildFindings(result);
  const { model } = result;
  const summary = summarize(findings, result.checks);
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'align',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    asOf: session.today,
    summary,
    // Where nothing could be compared there is nothing to call ready.
    ...(findings.length > 0 || summary.passed > 0 ? { verdict: judge(findings) } : {}),
    unchecked: result.unchecked,
    graph: buildGraph(model, findings, createLocator(result.textOf)),
    files: listFiles(model),
    providers: [],
    findings,
  };
}

const KINDS: Readonly<Record<Place['kind'], ReportFile['kind']>> = {
  'env-file': 'env',
  template: 'env-template',
  'compose-environment': 'compose',
  'compose-arg': 'compose',
  'compose-reference': 'compose',
  'docker-env': 'dockerfile',
  'docker-arg': 'dockerfile',
  'container-shell': 'dockerfile',
  code: 'code',
  script: 'code',
  ci: 'code',
  'ci-set': 'code',
  server: 'code',
};

function listFiles({ places, compose }: AlignModel): ReportFile[] {
  const isCompose = new Set(compose.flatMap(({ project }) => project.files.map(({ path }) => path)));
  const kinds = new Map<string, ReportFile['kind']>();
  for (const { file, kind } of places) kinds.set(file, isCompose.has(file) ? 'compose' : KINDS[kind]);
  return [...kinds].map(([path, kind]) => ({ path, kind })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The graph as it may be shown: places, types, and of values only whether they are the same. */
export function buildGraph(
  model: AlignModel,
  findings: readonly ReportFinding[],
  locate: Locate,
): ReportGraph {
  const { code } = model;
  const others = groupByName(model.others);
  return {
    variables: [...new Set([...model.byName.keys(), ...others.keys()])].sort().map((name) =>
      describeVariable(model, name, [...(model.byName.get(name) ?? []), ...(others.get(name) ?? [])], {
        findings,
        locate,
      }),
    ),
    services: model.services.map(({ name, model: own, folder, service }) => ({
      name,
      file: own.file.path,
      ...(folder === undefined ? {} : { folder: folder.replace(/\/$/, '') || '.' }),
      envFiles: service.envFiles.flatMap(({ resolved }) => (resolved === undefined ? [] : [resolved])),
    })),
    ports: listPorts(model).map(({ link: kind, range, ...rest }) => ({
      kind,
      ...rest,
      ...place(locate(rest.file, range)),
    })),
    providers: describeProviders(model, locate),
    code: {
      files: code.files,
      otherLanguages: code.otherLanguages,
      complete: code.complete,
      dynamic: code.dynamic.map(({ file, range, by, prefix }) => ({
        file,
        ...place(locate(file, range)),
        by,
        ...(prefix === undefined ? {} : { prefix }),
      })),
    },
  };
}

function groupByName(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const known = groups.get(place.name);
    if (known) known.push(place);
    else groups.set(place.name, [place]);
  }
  return groups;
}

function describeVariable(
  model: AlignModel,
  name: string,
  places: readonly Place[],
  { findings, locate }: { readonly findings: readonly ReportFinding[]; readonly locate: Locate },
): GraphVariable {
  const declared = model.contract?.variables.get(name)?.meta;
  const classes = new Map<string, number>();
  const about = findings.filter(
    ({ args, suppressed }) =>
      !suppressed &&
      (args['name'] === name ||
        args['read'] === name ||
        (Array.isArray(args['names']) && args['names'].includes(name))),
  );
  return {
    name,
    secret:
      isSecretName(name) || declared?.secret === true || places.some(({ read }) => read?.secret === true),
    ...(declared
      ? {
          contract: {
            kind: declared.kind,
            required: declared.required === true,
            hasDefault: declared.default !== undefined,
          },
        }
      : {}),
    places: places.map((one) => describePlace(one, classes, locate)),
    findings: [...new Set(about.map(({ rule }) => rule))],
  };
}

function describePlace(one: Place, classes: Map<string, number>, locate: Locate): GraphPlace {
  const { kind, file, range, service, value, read, off, isTest, valueRange } = one;
  return {
    kind,
    file,
    ...place(locate(file, range)),
    ...(service === undefined ? {} : { service }),
    ...(value !== undefined || valueRange ? { value: describeValue(value, classes) } : {}),
    ...(read
      ? {
          read: {
            by: read.by,
            type: read.type,
            required: read.required,
            default: read.default?.kind ?? 'none',
            ...(read.choices ? { choices: read.choices } : {}),
            ...(read.minimum === undefined ? {} : { minimum: read.minimum }),
            ...(read.maximum === undefined ? {} : { maximum: read.maximum }),
            ...(read.anyOf ? { anyOf: read.anyOf } : {}),
          },
        }
      : {}),
    ...(off ? { off } : {}),
    ...(isTest ? { test: true } : {}),
  };
}

function describeValue(value: string | undefined, classes: Map<string, number>): GraphValue {
  if (value === undefined) return { state: 'unknown' };
  if (value === '') return { state: 'empty' };
  if (/\$\{?[A-Za-z_]/.test(value)) return { state: 'reference' };
  const same = classes.get(value) ?? classes.size + 1;
  classes.set(value, same);
  return { state: 'set', characters: value.length, same };
}

function describeProviders(model: AlignModel, locate: Locate): ReportGraph['providers'] {
  const usesOf = (names: readonly string[]): GraphUse[] =>
    names.flatMap((variable) =>
      (model.byName.get(variable) ?? []).flatMap(({ kind, file, range, isTest }) =>
        kind === 'code' && !isTest ? [{ variable, file, ...place(locate(file, range)) }] : [],
      ),
    );
  return PROVIDERS.flatMap(({ id, name, keyVariable, modelVariable, baseUrlVariable, foreignNames }) => {
    const key = usesOf([keyVariable, ...foreignNames.key]);
    const used = usesOf([modelVariable, ...foreignNames.model]);
    const baseUrl = usesOf([baseUrlVariable, ...foreignNames.baseUrl]);
    return key.length + used.length + baseUrl.length > 0 ? [{ id, name, key, model: used, baseUrl }] : [];
  });
}

function place<Range>(range: Range | undefined): { range?: Range } {
  return range === undefined ? {} : { range };
}
