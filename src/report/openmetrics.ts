import type { ProbeResult } from '../probe/types.js';
import type { ReportProvider, Reporter } from './types.js';

/** What the metrics are made from: the part of a probe's result that they show. */
export interface MeteredResult extends Pick<ProbeResult, 'isProbed' | 'verdict' | 'latencyMs' | 'requests'> {
  readonly provider: string;
  readonly evidence: { readonly status?: number };
  readonly credit: { readonly state: string };
  readonly model?: Pick<NonNullable<ProbeResult['model']>, 'id' | 'available' | 'daysLeft'>;
}

/** `-f openmetrics`: the providers of a probe's report as metrics. */
export const renderProbeMetrics: Reporter = (report) =>
  renderOpenMetrics(report.providers.map(readProvider), Date.parse(report.probedAt ?? report.asOf));

function readProvider({ id, probe, model }: ReportProvider): MeteredResult {
  const { verdict, latencyMs, requests = 0, asked = false, evidence = {}, credit } = probe;
  const { live } = model ?? {};
  return {
    provider: id,
    isProbed: asked,
    verdict,
    requests,
    evidence,
    credit: credit ?? { state: 'unchecked' },
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(model && live
      ? {
          model: {
            // A name that is not public has a stand-in, which is no label.
            ...(model.id.startsWith('‹') ? {} : { id: model.id }),
            available: live.available,
            ...(live.daysLeft === undefined ? {} : { daysLeft: live.daysLeft }),
          },
        }
      : {}),
  };
}

/** One family of metrics; every one is a gauge, which both OpenMetrics and Prometheus' older text format know. */
interface Family {
  readonly name: string;
  readonly unit?: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const VERDICTS = ['verified', 'rejected', 'unknown'] as const;

/**
 * Renders the results of a probe as OpenMetrics text, also fit for Prometheus' textfile collector: gauges only, no
 * timestamps. Labels hold the provider's id, a verdict, and the name of a model where it is public; nothing else.
 * https://prometheus.io/docs/specs/om/open_metrics_spec/
 * @param now milliseconds since the epoch
 */
export function renderOpenMetrics(results: readonly MeteredResult[], now: number): string {
  const probed = results.filter(({ isProbed }) => isProbed);
  const families: Family[] = [
    {
      name: 'catalyst_probe_up',
      help: 'Whether the provider answered at all.',
      samples: probed.map((result) => sample(result, result.evidence.status === undefined ? 0 : 1)),
    },
    {
      name: 'catalyst_probe_verdict',
      help: 'The verdict on the key: 1 for the one that holds, 0 for the others.',
      samples: probed.flatMap((result) =>
        VERDICTS.map((verdict) => sample(result, result.verdict === verdict ? 1 : 0, { verdict })),
      ),
    },
    {
      name: 'catalyst_probe_latency_seconds',
      unit: 'seconds',
      help: 'Time from the request to the end of the answer.',
      samples: probed.flatMap((result) =>
        result.latencyMs === undefined ? [] : [sample(result, result.latencyMs / 1000)],
      ),
    },
    {
      name: 'catalyst_probe_requests',
      help: 'Requests that were sent.',
      samples: probed.map((result) => sample(result, result.requests)),
    },
    ...renderModels(results),
    {
      name: 'catalyst_probe_credit_exhausted',
      help: 'Whether the provider says that there is no credit left; absent where it does not say.',
      samples: probed.flatMap((result) =>
        result.credit.state === 'unchecked'
          ? []
          : [sample(result, result.credit.state === 'exhausted' ? 1 : 0)],
      ),
    },
    {
      name: 'catalyst_probe_timestamp_seconds',
      unit: 'seconds',
      help: 'When the probe ran, in seconds since the epoch.',
      samples: [{ labels: {}, value: Math.round(now / 1000) }],
    },
  ];
  return `${families
    .filter(({ samples }) => samples.length > 0)
    .map(writeFamily)
    .join('')}# EOF\n`;
}

function renderModels(results: readonly MeteredResult[]): Family[] {
  return [
    {
      name: 'catalyst_probe_model_available',
      help: 'Whether the provider serves the configured model; absent where it does not say.',
      samples: results.flatMap((result) => {
        if (!result.model || result.model.available === 'unknown') return [];
        return [sample(result, result.model.available === 'yes' ? 1 : 0, modelLabel(result))];
      }),
    },
    {
      name: 'catalyst_probe_model_shutdown_days',
      unit: 'days',
      help: 'Days until the shutdown of the configured model, negative after it; absent where no date is known.',
      samples: results.flatMap((result) =>
        result.model?.daysLeft === undefined
          ? []
          : [sample(result, result.model.daysLeft, modelLabel(result))],
      ),
    },
  ];
}

function modelLabel({ model }: MeteredResult): Record<string, string> {
  return model?.id === undefined ? {} : { model: model.id };
}

function sample(result: MeteredResult, value: number, labels: Readonly<Record<string, string>> = {}): Sample {
  return { labels: { provider: result.provider, ...labels }, value };
}

function writeFamily({ name, unit, help, samples }: Family): string {
  const head = [
    `# TYPE ${name} gauge`,
    ...(unit ? [`# UNIT ${name} ${unit}`] : []),
    `# HELP ${name} ${escapeText(help)}`,
  ];
  return `${[...head, ...samples.map((one) => writeSample(name, one))].join('\n')}\n`;
}

function writeSample(name: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([key, label]) => `${key}="${escapeText(label)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
