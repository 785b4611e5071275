import { describe, expect, it } from 'vitest';
import { askReadiness } from '../../../src/collect/backend-readiness.js';
import type { Answer } from '../../../src/smoke/types.js';
import readiness from '../../../src/rules/smoke/readiness.js';
import { runRules } from '../../../src/core/run.js';

const says = (status: number, body = ''): Answer => ({ ok: true, status, headers: {}, body, latencyMs: 1 });
const OK = '{"status":"ok"}';
const DOWN = '{"status":"unavailable","checks":{"database":"down","redis":"ok"}}';
const silent = { ok: false, failure: 'headers-timeout' } as const;
const refused = { ok: false, failure: 'refused' } as const;

/** What the rule says of a backend with these answers; another path is a 404. */
async function judge(answers: Readonly<Record<string, Answer>>, path?: string) {
  const found = await askReadiness(path, async (asked) => answers[asked] ?? says(404));
  const model = { kind: 'backend-live', readiness: found, health: [answers['/health'] ?? says(200, OK)] };
  const { findings, checks } = runRules([readiness], [{ file: undefined, model: model as never }], {
    today: '2026-11-27',
  });
  return {
    ran: checks.some(({ outcome }) => outcome !== 'not-applicable'),
    found: findings.map(({ messageId, outcome, severity, args }) => [messageId, outcome, severity, args]),
  };
}

describe('smoke/readiness', () => {
  it.each([
    ['no such endpoint', {}],
    [
      'the page of a front end, which takes every path',
      { '/ready': says(200, '<html>the front end</html>') },
    ],
    ['a login', { '/ready': says(401) }],
    ['a backend that is not there', { '/health': refused, '/ready': refused }],
    ['one that answers nothing at all', { '/health': silent, '/ready': silent }],
  ])('decides nothing over %s', async (_, answers) => {
    expect(await judge(answers as Record<string, Answer>)).toEqual({ ran: false, found: [] });
  });

  it.each(['/ready', '/readyz', '/health/ready'])('passes where %s says so', async (path) => {
    expect(await judge({ [path]: says(200, OK) })).toEqual({ ran: true, found: [] });
  });

  it.each([
    [
      '503',
      says(503, DOWN),
      ['status', 'fail', 'error', { path: '/ready', status: 503, parts: ['database'] }],
    ],
    ['500', says(500), ['status', 'fail', 'error', { path: '/ready', status: 500, parts: [] }]],
    [
      '200 and a part that is ill',
      says(200, '{"status":"ok","checks":{"redis":"down"}}'),
      ['ill', 'fail', 'warning', { path: '/ready', parts: ['redis'] }],
    ],
    [
      'no answer in time, where the health endpoint has one',
      silent,
      [
        'no-answer',
        'fail',
        'error',
        { path: '/ready', what: 'no answer in time', reason: 'headers-timeout' },
      ],
    ],
  ])('fails over %s', async (_, answer, found) => {
    expect(await judge({ '/ready': answer })).toEqual({ ran: true, found: [found] });
  });

  it('takes the path of the configuration at its word', async () => {
    const { found } = await judge({}, '/up');
    expect(found).toEqual([['status', 'fail', 'error', { path: '/up', status: 404, parts: [] }]]);
    expect((await judge({ '/up': says(403) }, '/up')).ran).toBe(false);
    const page = says(200, 'whatever it says');
    expect(await judge({ '/up': page }, '/up')).toEqual({ ran: true, found: [] });
  });
});
