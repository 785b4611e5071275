import { defineProblems, maybe, name, number, text, words } from './tokens.js';

/** Problems of one value, or of its absence. */
export const VALUE_PROBLEMS = defineProblems({
  'missing-required': {
    severity: 'error',
    about: 'A variable that the program needs is not set.',
    messages: {
      missing: { name },
      missingInEnvironment: { name, environment: text },
      missingWithCompose: { name },
      /** Only an older name of it is set, which the program no longer reads; `others` holds it too. */
      onlyOldName: { name, oldName: text },
      unseen: { name, service: text, other: text },
    },
  },
  'empty-required': {
    severity: 'error',
    about: 'A variable that the program needs is set to nothing.',
    messages: {
      empty: { name },
      emptyInEnvironment: { name, environment: text },
      emptyWithCompose: { name },
      unseen: { name, service: text, other: text },
    },
  },
  'missing-from-template': {
    severity: 'warning',
    about: "The project's own template names a variable, without a default, that is not set.",
    messages: { missing: { name }, unseen: { name, service: text, other: text } },
  },
  'deprecated-variable': {
    severity: 'warning',
    about: 'The configuration says that a variable should no longer be set.',
    messages: { deprecated: { name, reason: text } },
  },
  'invalid-type': {
    severity: 'error',
    about: 'A value is not of the type that the program reads.',
    messages: {
      integer: { name },
      /** `8000 # http`: the reader keeps the comment in the value. */
      integerWithComment: { name },
      /** `50MB` where a bare number is read; `instead` is the number to write, where it is worth saying. */
      integerWithUnit: { name, unit: text, instead: maybe },
      /** `1.5`, `1e3`. */
      integerWithFraction: { name },
      integerWithSeparators: { name },
      number: { name },
      numberWithUnit: { name, unit: text },
      boolean: { name },
      port: { name },
      duration: { name },
      durationUnit: { name, units: words },
      bytes: { name },
      bytesUnit: { name, units: words },
      path: { name },
      urlPath: { name },
      /** Set to nothing, where the program's own conversion fails on an empty text instead of taking the default. */
      empty: { name, kind: text },
    },
  },
  'type-mismatch': {
    severity: 'error',
    about: 'A value is not what the code that reads it takes.',
    messages: {
      raises: { name, by: text, wants: text, expected: text },
      /** The program goes on with something that was not meant; a warning. */
      misread: { name, by: text, wants: text, expected: text },
    },
  },
  'out-of-range': {
    severity: 'error',
    about: 'A number, or the length of a text, is outside the bounds of the contract.',
    messages: {
      belowMin: { name, min: number },
      aboveMax: { name, max: number },
      outside: { name, min: number, max: number },
      tooShort: { name, min: number },
      tooLong: { name, max: number },
    },
  },
  'invalid-choice': {
    severity: 'error',
    about: 'A value is none of the words that are allowed.',
    messages: {
      unknown: { name, choices: words },
      near: { name, choices: words, nearest: text },
      /** The word is right but for its case, and the program compares exactly. */
      letterCase: { name, choices: words, nearest: text },
    },
  },
  'invalid-url': {
    severity: 'error',
    about: 'A URL cannot be read, or its scheme is not one that the program knows.',
    messages: {
      noScheme: { name, schemes: words },
      wrongScheme: { name, schemes: words },
      noHost: { name },
      badHost: { name },
      badPort: { name },
      blank: { name },
    },
  },
  'unencoded-password': {
    severity: 'error',
    about:
      'A character in the user name or password of a URL must be percent-encoded, or the URL means something else.',
    messages: { password: { name }, username: { name } },
  },
  'invalid-list': {
    severity: 'error',
    about: 'A list cannot be read.',
    messages: {
      badJson: { name },
      notArray: { name },
      notStrings: { name, position: number },
      badItem: { name, position: number },
    },
  },
  'list-not-json': {
    severity: 'error',
    about:
      'A list that typed settings read as JSON is written with commas, which stops the program at start-up.',
    messages: { commaList: { name } },
  },
  'invalid-host': {
    severity: 'error',
    about: 'A value is not a host name or IP address.',
    messages: { host: { name }, withScheme: { name }, withPort: { name } },
  },
  'invalid-email': {
    severity: 'error',
    about: 'A value is not an e-mail address.',
    messages: { email: { name } },
  },
  'invalid-regex': {
    severity: 'error',
    about: 'A value is not a regular expression.',
    messages: { regex: { name } },
  },
  'pattern-mismatch': {
    severity: 'error',
    about: 'A value does not match the pattern that the configuration declares.',
    messages: { mismatch: { name }, tooLongToMatch: { name, max: number } },
  },
  'invalid-fernet-key': {
    severity: 'error',
    about: 'A value is not a Fernet key: 32 bytes in URL-safe base64, 44 characters.',
    messages: {
      length: { name, length: number },
      /** `+` or `/`: ordinary base64, which Python's library happens to take and others refuse; a warning. */
      standardBase64: { name },
      alphabet: { name },
    },
  },
  'weak-secret': {
    severity: 'error',
    about: 'A secret is easy to guess. The contract only knows the least length; the rule adds the rest.',
    messages: { tooShort: { name, length: number, min: number } },
  },
});
