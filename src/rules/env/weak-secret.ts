import { defineRule } from '../define-rule.js';
import { findWeakSecrets } from '../env-shared/weak-secrets.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { adviseRecipe, showCount } from '../shared/prose.js';

interface Args {
  readonly [key: string]: string;
  readonly name: string;
  /** The variable, or the password in it. */
  readonly secret: string;
  /** Another variable, or the path of another file. */
  readonly other: string;
}

const MAKE_ONE = 'make one: openssl rand -hex 32';

export default defineRule({
  id: 'env/weak-secret',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A secret is easy to guess.',
    why: 'Whoever guesses the key that signs sessions can sign a session of anyone, the administrator included.',
    bad: 'SECRET_KEY=qp7vX2',
    good: 'SECRET_KEY=<output of: openssl rand -hex 32>',
  },
  messages: {
    ...contractMessages<'weak-secret'>({
      tooShort: ({ name, length, min }) =>
        `${name} has ${showCount(length, 'character')}, and fewer than ${min} can be guessed`,
    }),
    short: (a: Args) => `${a.secret} is so short that it can be guessed`,
    repeated: (a: Args) => `${a.secret} repeats a few characters`,
    sequence: (a: Args) => `${a.secret} is a row of letters or digits, as on the keyboard`,
    words: (a: Args) => `${a.secret} is made of words that are tried first`,
    predictable: (a: Args) => `${a.secret} has too few different characters to be drawn at random`,
    reused: (a: Args) => `${a.secret} is the same as ${a.other}: who learns one has both`,
    asInTemplate: (a: Args) => `${a.secret} is what ${a.other} has: everybody who has the template knows it`,
    asElsewhere: (a: Args) => `${a.secret} is what ${a.other} has, which is for another environment`,
  },
  advice: {
    tooShort: adviseRecipe(MAKE_ONE),
    short: MAKE_ONE,
    repeated: MAKE_ONE,
    sequence: MAKE_ONE,
    words: MAKE_ONE,
    predictable: MAKE_ONE,
    asInTemplate: MAKE_ONE,
    reused: MAKE_ONE,
  },
  applies: ({ file }) => file.role === 'env',
  *check(model) {
    const tooShort = contractHits(model, 'weak-secret', { ignore: 'placeholders', recipe: true });
    yield* tooShort;
    // One finding a secret.
    const said = new Set(tooShort.map(({ subject }) => subject));
    for (const { args, ...hit } of findWeakSecrets(model)) {
      if (!said.has(args.name)) yield { ...hit, args, subject: args.name };
    }
  },
});
