const SAMPLE =
  /^[a-zA-Z_:][a-zA-Z0-9_:]*(?:\{[^\n]*\})?[ \t]+(?:[-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|\.\d+)|[-+]?Inf|NaN)(?:[ \t]+-?\d+(?:\.\d+)?)?(?:[ \t]+#.*)?$/i;

/**
 * Whether a text is in Prometheus' exposition format.
 * @returns how many samples it has, and the first line that is none. https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function readMetrics(text: string): {
  readonly samples: number;
  readonly wrongLine: number | undefined;
} {
  let samples = 0;
  const lines = text.split('\n');
  for (const [i, raw] of lines.entries()) {
    const line = raw.trimEnd();
    if (line === '' || line.startsWith('#')) continue;
    if (line.length > 20_000 || !SAMPLE.test(line)) return { samples, wrongLine: i + 1 };
    samples++;
  }
  return { samples, wrongLine: undefined };
}
