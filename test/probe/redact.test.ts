import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpClient } from '../../src/probe/http.js';
import { cutPieces, isShowable, redactMessage } from '../../src/probe/redact.js';
import { renderOpenMetrics } from '../../src/report/openmetrics.js';
import { PROVIDERS } from '../../src/providers/index.js';
import { makeKeys } from '../support/made-up-keys.js';
import { probeValues } from '../support/probe.js';

const KEY = 'sk-proj-q7Rt2Lm9Xc4Vb8Nz1Kp6Wd3Hy5Gj0Sf';

describe('redactMessage', () => {
  it.each([
    [`Incorrect API key provided: ${KEY}.`, 'Incorrect API key provided: ….'],
    [
      `Incorrect API key provided: sk-proj-****j0Sf. You can find it`,
      'Incorrect API key provided: …. You can find it',
    ],
    ['Your api key: ****j0Sf is invalid', 'Your api key: ****… is invalid'],
    ['Mail made.up@example.com about it', 'Mail … about it'],
    [
      'Rate limit reached in organization org-Madeup0000Aaaa on requests',
      'Rate limit reached in organization … on requests',
    ],
    ["Organization 'Made Up Ltd' has been restricted", 'Organization … has been restricted'],
    ['See https://example.com/signin?name=made&token=up now', 'See https://example.com/signin… now'],
    ['two\nlines\u001b[31m', 'two lines\\u001b[31m'],
  ])('%j', (message, expected) => {
    expect(redactMessage(message, [KEY])).toBe(expected);
  });

  it('cuts names that the answer itself holds', () => {
    const body = { error: { message: 'Made Up Ltd may not' }, organization: { name: 'Made Up Ltd' } };
    expect(redactMessage('Made Up Ltd may not', [], body)).toBe('… may not');
  });

  it('keeps the length within bounds', () => {
    expect(redactMessage('word '.repeat(100_000), [KEY]).length).toBeLessThan(300);
  });
});

describe('cutPieces', () => {
  it('leaves no run of four characters of the key, whatever the message', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4, maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.string({ maxLength: 5 }))),
        (key, cuts) => {
          const message = cuts
            .map(([start, length, glue]) => glue + key.slice(start, start + length))
            .join('');
          const cut = cutPieces(message, [key]);
          for (let i = 0; i + 4 <= key.length; i++) {
            const piece = key.slice(i, i + 4);
            if (!piece.includes('…') && cut.includes(piece)) expect.fail(`${piece} is still there`);
          }
        },
      ),
    );
  });

  it('knows a key in another case', () => {
    expect(cutPieces('QWERTZ12', ['qwertz12'])).toBe('…');
  });

  it('leaves everything else as it is', () => {
    expect(cutPieces('nothing of it in here', [KEY])).toBe('nothing of it in here');
    expect(cutPieces('abc', ['abc'])).toBe('abc');
  });
});

describe('isShowable', () => {
  it('takes model ids and no more', () => {
    expect(isShowable('openai/gpt-oss-120b:free', [KEY])).toBe(true);
    for (const word of ['two words', 'made@example.com', KEY, 'x'.repeat(200), '\u001b[31m', 'Lm9Xc4']) {
      expect(isShowable(word, [KEY])).toBe(false);
    }
  });
});

describe('whatever a vendor answers', () => {
  const keys = makeKeys(48);
  it('no six characters of the key come out', async () => {
    const pieces = fc.array(
      fc.oneof(fc.tuple(fc.nat(100), fc.integer({ min: 4, max: 60 })), fc.string({ maxLength: 8 })),
      { maxLength: 8 },
    );
    const statuses = fc.constantFrom(200, 400, 401, 402, 403, 404, 429, 500, 503);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        statuses,
        pieces,
        fc.boolean(),
        async (key, status, parts, isError) => {
          const echo = parts
            .map((part) => (typeof part === 'string' ? part : key.slice(part[0], part[0] + part[1])))
            .join(' ');
          const body = isError
            ? {
                error: { message: echo, code: echo, type: echo, status: echo, details: [{ reason: echo }] },
                detail: echo,
                code: echo,
              }
            : {
                object: 'list',
                type: 'user',
                is_available: true,
                models: [{ name: echo, model: echo }],
                data: [
                  {
                    id: echo,
                    aliases: ['a-model'],
                    shutdown_date: echo,
                    deprecation_replacement_model: key.slice(8, 30),
                  },
                  { id: key.slice(9, 40), canonical_slug: 'a-model' },
                ],
                balance_infos: [{ currency: echo, total_balance: echo }],
                id: key.slice(7, 29),
                name: `models/${key.slice(7, 29)}`,
                inferenceProviderMapping: {},
              };
          const http: HttpClient = {
            send: async () => ({
              ok: true,
              response: {
                status,
                headers: { 'content-type': 'application/json', 'retry-after': '9' },
                body: JSON.stringify(body),
                isCut: false,
              },
            }),
            close: async () => undefined,
          };
          const values = Object.fromEntries(
            PROVIDERS.flatMap(({ keyVariable, modelVariable }) => [
              [keyVariable, key],
              [modelVariable, 'a-model'],
            ]),
          );
          const results = await probeValues(values, { http });
          const output = JSON.stringify(results) + renderOpenMetrics(results, 0);
          const publicText = /^(?:sk-proj|sk-ant-|k-ant-a|api03|sk-or-v1)/;
          for (let i = 0; i + 6 <= key.length; i++) {
            const piece = key.slice(i, i + 6);
            if (output.includes(piece) && !publicText.test(piece))
              expect.fail(`a piece of the key at ${i} came out`);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);
});
