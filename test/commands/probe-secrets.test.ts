import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpClient, HttpRequest } from '../../src/probe/http.js';
import { PROVIDERS } from '../../src/providers/index.js';
import { FORMATS } from '../../src/report/formats.js';
import { makeKeys } from '../support/made-up-keys.js';
import { envFile, runProbe } from '../support/probe-command.js';

/** Prefixes that every key of a vendor has: public, and words of the toolkit's own texts. */
const PUBLIC =
  /^(?:sk-proj|sk-ant-|k-ant-a|-ant-ap|ant-api|nt-api0|t-api03|-api03|api03-|sk-or-v|k-or-v1|-or-v1-)/;

/** Answers in which pieces of the key stand wherever a vendor could put them. */
function makeEcho(parts: readonly (string | readonly [number, number])[], status: number): HttpClient {
  return {
    send: async (request: HttpRequest) => {
      const key = (
        request.headers['authorization'] ??
        request.headers['x-api-key'] ??
        request.headers['x-goog-api-key'] ??
        ''
      ).replace('Bearer ', '');
      const echo = parts
        .map((part) => (typeof part === 'string' ? part : key.slice(part[0], part[0] + part[1])))
        .join(' ');
      const piece = key.slice(8, 30);
      const listed = {
        id: echo,
        name: echo,
        model: piece,
        aliases: ['a-model', piece],
        shutdown_date: echo,
        canonical_slug: piece,
      };
      const good = {
        object: 'list',
        type: 'user',
        is_available: true,
        has_more: false,
        models: [listed],
        data: [listed, { id: 'a-model', deprecation_replacement_model: piece, expiration_date: piece }],
        balance_infos: [{ currency: piece, total_balance: echo }],
        id: piece,
        inferenceProviderMapping: {},
        auth: { expiresAt: echo },
      };
      const bad = {
        error: { message: echo, code: piece, type: echo, status: echo, details: [{ reason: piece }] },
        detail: echo,
        code: piece,
      };
      return {
        ok: true,
        response: {
          status,
          headers: { 'content-type': 'application/json', 'retry-after': '9' },
          body: JSON.stringify(status === 200 ? good : bad),
          isCut: false,
        },
      };
    },
    close: async () => undefined,
  };
}

function piecesOf(key: string): string[] {
  return Array.from({ length: Math.max(key.length - 5, 0) }, (_, i) => key.slice(i, i + 6)).filter(
    (piece) => !PUBLIC.test(piece),
  );
}

describe('whatever a vendor answers', () => {
  it('no six characters of a key come out, in any format', { timeout: 120_000 }, async () => {
    const parts = fc.array(
      fc.oneof(fc.tuple(fc.nat(100), fc.integer({ min: 4, max: 60 })), fc.string({ maxLength: 8 })),
      { maxLength: 8 },
    );
    const format = Object.keys(FORMATS);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...makeKeys(48)),
        fc.constantFrom(200, 200, 400, 401, 402, 403, 404, 429, 500),
        parts,
        fc.boolean(),
        fc.boolean(),
        async (key, status, echoed, isInFile, isMisplaced) => {
          const values = Object.fromEntries(
            PROVIDERS.flatMap(({ id, keyVariable, modelVariable, baseUrlVariable }) => [
              [keyVariable, key],
              [modelVariable, isMisplaced ? key : 'a-model'],
              ...(id === 'ollama' ? [[baseUrlVariable, 'https://ollama.com']] : []),
            ]),
          );
          for (const one of format) {
            const run = await runProbe(isInFile ? { '.env': envFile(values) } : {}, {
              http: makeEcho(echoed, status),
              env: isInFile ? {} : values,
              options: { format: [one, `${one}:out`], color: 'never', verbose: true },
            });
            const output = run.out + run.err + (run.files.get('/project/out') ?? '');
            for (const piece of piecesOf(key)) {
              if (output.includes(piece)) expect.fail(`a piece of the key came out in ${one}`);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
