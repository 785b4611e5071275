import type { AlignModel, Place } from '../../models/align.js';
import { findRefusal, type Refusal } from '../../syntax/code/judge/worst.js';
import { evidenceOf, hasCode } from '../align-shared/evidence.js';
import { isPlain, reaches } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';
import { blameHash } from '../shared/url-hash.js';
import { WANTED_ADVICE, WANTED_MESSAGES } from '../shared/wanted.js';

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
    ...WANTED_MESSAGES,
    read: (a: { name: string }) => `${a.name} is read here`,
  },
  advice: WANTED_ADVICE,
  applies: (model) => hasCode(model),
  *check(model) {
    const { readsOf } = evidenceOf(model);
    for (const write of model.places) {
      if (!isJudged(write)) continue;
      const { value } = write;
      if (value === undefined) continue;
      const readers = readsOf(write.name).filter(
        (read) => reaches(model, write, read) && !isForm(write, read),
      );
      const worst = findRefusal(readers, value);
      if (worst) yield describe(model, write, worst.reader, worst.refusal);
    }
  },
});

/** A value that a program gets, as far as it is known; of a template only one that is meant to be kept. */
function isJudged({ kind, value, off }: Place): boolean {
  if (value === undefined || value.includes('$') || off) return false;
  if (kind === 'template') return isPlain(value);
  return kind === 'env-file' || kind === 'compose-environment' || kind === 'docker-env';
}

/** An empty line of an env file is mostly a form to fill in; what is wrong with it is said by validate. */
function isForm({ value, kind }: Place, { read }: Place): boolean {
  return value?.trim() === '' && kind !== 'compose-environment' && !read?.required;
}

function describe(model: AlignModel, write: Place, read: Place, { effect, why }: Refusal) {
  const isTemplate = write.kind === 'template';
  const isMild = isTemplate || effect === 'misread';
  const env = model.env.find(({ path }) => path === write.file);
  const isTesting = env?.environment === 'testing';
  const range = write.valueRange ?? write.range;
  const args = { name: write.name, by: read.read!.by, wants: why.code, expected: why.expected ?? '' };
  return {
    messageId: effect,
    args: blameHash(args, model.textOf(write.file) ?? '', range),
    file: write.file,
    range,
    subject: write.name,
    related: [{ file: read.file, range: read.range, messageId: 'read', args: { name: read.name } }],
    ...(isMild || isTesting ? { severity: 'warning' as const } : {}),
  };
}
