/**
 * Measures what the probe promises about time: nine providers side by side cost little more than the slowest, one that
 * hangs holds nobody up and ends at its deadline, a refused connection ends at once. Exits 1 when a promise is broken.
 *
 * `node scripts/run.js bench/probe`
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createHttpClient } from '../../src/host/http.js';
import { type ProbeOptions, probeProviders } from '../../src/probe/run.js';
import { planTargets } from '../../src/probe/targets.js';
import { handleNine, makeValues } from '../../test/support/fake-providers/nine.js';
import { startFake } from '../../test/support/fake-providers/server.js';

const LATENCY = 300;
const RUNS = 7;

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}

async function probe(values: Record<string, string>, options: Partial<ProbeOptions> = {}) {
  const http = createHttpClient({ env: {} });
  const finishedAt = new Map<string, number>();
  const start = performance.now();
  const results = await probeProviders(planTargets(values), {
    http,
    clock: Date.now,
    sleep: async (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => undefined),
    random: Math.random,
    today: '2026-11-22',
    onProgress: (event) => {
      if (event.kind === 'finished') finishedAt.set(event.result.provider, performance.now() - start);
    },
    ...options,
  });
  const wall = performance.now() - start;
  await http.close();
  return { results, wall, finishedAt };
}

let isBroken = false;
function report(name: string, value: number, limit: number, unit: string): void {
  const isKept = value <= limit;
  isBroken ||= !isKept;
  console.log(`${isKept ? 'ok  ' : 'FAIL'}  ${name}: ${value.toFixed(2)}${unit} (limit ${limit}${unit})`);
}

const fake = await startFake((request) => ({ ...handleNine(request), delay: LATENCY }));
const withoutModels = Object.fromEntries(
  Object.entries(makeValues(fake.origin)).filter(([name]) => !name.endsWith('_MODEL')),
);
// The first run loads undici; a user pays for that once, and it is measured apart.
const first = await probe(withoutModels);
const ratios: number[] = [];
for (let run = 0; run < RUNS; run++) {
  ratios.push((await probe(withoutModels)).wall / LATENCY);
}
console.log(`nine providers, ${LATENCY} ms each, first run with loading: ${first.wall.toFixed(0)} ms`);
report('wall time of nine providers / latency of one', median(ratios), 1.3, '×');
await fake.close();

const hanging = await startFake((request) =>
  request.path.startsWith('/groq') ? { fault: 'hang' } : { ...handleNine(request), delay: LATENCY },
);
const values = Object.fromEntries(
  Object.entries(makeValues(hanging.origin)).filter(([name]) => !name.endsWith('_MODEL')),
);
const { wall, finishedAt, results } = await probe(values, { timeouts: { total: 2000 } });
const others = [...finishedAt].filter(([id]) => id !== 'groq').map(([, at]) => at);
report('slowest of the others while one hangs / latency', Math.max(...others) / LATENCY, 1.3, '×');
report('end of the one that hangs / its deadline', wall / 2000, 1.1, '×');
console.log(`      the one that hangs: ${results.find(({ provider }) => provider === 'groq')?.reason}`);
await hanging.close();

process.exitCode = isBroken ? 1 : 0;
