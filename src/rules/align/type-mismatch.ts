import type { AlignModel, Place } from '../../models/align.js';
import { type Judgement, judgeValue } from '../../syntax/code/judge/index.js';
import { evidenceOf, hasCode } from '../align-shared/evidence.js';
import { isPlain, reaches } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';

interface Args {
  readonly [key: string]: string;
  readonly name: string;
  /** Who reads it: `pydantic-settings`, `int` … */
  readonly by: string;
  /** What it wants: `integer`, `json` … */
  readonly wants: string;
  /** The bound, the choices, the shape, from the code; empty where there is none. */
  readonly expected: string;
}

const WANTED: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  none: 'nothing',
  json: 'JSON',
  'json-shape': 'JSON of another shape',
  url: 'a URL',
  choice: 'one of its choices',
  minimum: 'a larger number',
  maximum: 'a smaller number',
  multiple: 'a multiple',
  length: 'another length',
  email: 'an e-mail address',
  uuid: 'a UUID',
  missing: 'a value',
  quotes: 'quotes that are closed',
  pairs: 'key=value in each part',
};
const wanted = ({ wants, expected }: Args) =>
  `${WANTED[wants] ?? 'something else'}${expected === '' ? '' : ` (${expected})`}`;

export default defineRule({
  id: 'align/type-mismatch',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The value of a variable is not what the code that reads it takes.',
    why: 'The program stops when it starts, or goes on with another value than the one that was meant.',
    bad: '# file: .env\nMAX_FILE_SIZE=50MB\n# file: app/main.py\nimport os\nsize = int(os.environ["MAX_FILE_SIZE"])',
    good: '# file: .env\nMAX_FILE_SIZE=52428800\n# file: app/main.py\nimport os\nsize = int(os.environ["MAX_FILE_SIZE"])',
  },
  messages: {
    raises: (a: Args) => `${a.name}: the code wants ${wanted(a)}, and stops at this value (${a.by})`,
    misread: (a: Args) =>
      `${a.name}: the code wants ${wanted(a)}, and goes on with something else than this value (${a.by})`,
    read: (a: { name: string }) => `${a.name} is read here`,
  },
  applies: (model) => hasCode(model),
  *check(model) {
    const { readsOf } = evidenceOf(model);
    for (const write of model.places) {
      if (!isJudged(write)) continue;
      const found = readsOf(write.name).flatMap((read) => {
        const judgement = reaches(model, write, read) ? judge(write, read) : undefined;
        return judgement ? [{ read, judgement }] : [];
      });
      // What stops the program counts more than what is misread.
      const worst = found.find(({ judgement }) => judgement.effect === 'raises') ?? found[0];
      if (worst) yield describe(model, write, worst.read, worst.judgement);
    }
  },
});

type Refusal = Extract<Judgement, { ok: false }>;

/** A value that a program gets, as far as it is known; of a template only one that is meant to be kept. */
function isJudged({ kind, value, off }: Place): boolean {
  if (value === undefined || value.includes('$') || off) return false;
  if (kind === 'template') return isPlain(value);
  return kind === 'env-file' || kind === 'compose-environment' || kind === 'docker-env';
}

function judge({ value, kind }: Place, { read }: Place): Refusal | undefined {
  if (!read || value === undefined) return undefined;
  // An empty line of an env file is mostly a form to fill in; what is wrong with it is said by validate.
  if (value.trim() === '' && kind !== 'compose-environment' && !read.required) return undefined;
  const judgement = judgeValue(read, value);
  return judgement.ok === false ? judgement : undefined;
}

function describe(model: AlignModel, write: Place, read: Place, { effect, why }: Refusal) {
  const isTemplate = write.kind === 'template';
  const isMild = isTemplate || effect === 'misread';
  const env = model.env.find(({ path }) => path === write.file);
  const isTesting = env?.environment === 'testing';
  return {
    messageId: effect,
    args: { name: write.name, by: read.read!.by, wants: why.code, expected: why.expected ?? '' },
    file: write.file,
    range: write.valueRange ?? write.range,
    subject: write.name,
    related: [{ file: read.file, range: read.range, messageId: 'read', args: { name: read.name } }],
    ...(isMild || isTesting ? { severity: 'warning' as const } : {}),
  };
}
