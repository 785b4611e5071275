import { findNearest } from '../../core/nearest.js';
import { knownFlags } from '../../syntax/dockerfile/index.js';
import { defineRule } from '../define-rule.js';

const MOUNT_KEYS = [
  'type',
  'from',
  'source',
  'src',
  'target',
  'dst',
  'destination',
  'readonly',
  'ro',
  'rw',
  'readwrite',
  'id',
  'sharing',
  'mode',
  'uid',
  'gid',
  'required',
  'size',
  'env',
  'bind-propagation',
];

export default defineRule({
  id: 'dockerfile/unknown-flag',
  aliases: ['DL1000', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A flag that the instruction does not have, that is given twice, or whose value is missing or not allowed; the same for the keys of --mount.',
    why: 'The build refuses the file.',
    bad: 'FROM python:3.13-slim\nCOPY --chwon=app:app . /srv/',
    good: 'FROM python:3.13-slim\nCOPY --chown=app:app . /srv/',
    refs: ['https://docs.docker.com/reference/dockerfile/#run---mount'],
  },
  messages: {
    unknown: (a: { keyword: string; flag: string; nearest: string | null }) =>
      `${a.keyword} has no flag --${a.flag}${a.nearest ? `; did you mean --${a.nearest}?` : ''}`,
    duplicate: (a: { keyword: string; flag: string }) => `--${a.flag} is given twice`,
    'no-value': (a: { keyword: string; flag: string }) => `--${a.flag} needs a value`,
    'not-boolean': (a: { keyword: string; flag: string }) => `--${a.flag} is either true or false`,
    'bad-value': (a: { keyword: string; flag: string }) =>
      `the value of --${a.flag} is not one that ${a.keyword} accepts`,
    'mount-syntax': (_: Record<string, never>) => '--mount is not a list of key=value fields',
    'mount-key': (a: { key: string; nearest: string | null }) =>
      `--mount has no key ${a.key}${a.nearest ? `; did you mean ${a.nearest}?` : ''}`,
    'mount-value': (a: { key: string }) => `the value of ${a.key} in --mount is missing or not allowed`,
    'mount-not-for-type': (a: { key: string; type: string }) =>
      `${a.key} does not go with a mount of type ${a.type}`,
    'mount-from-variable': (_: Record<string, never>) =>
      'from= of --mount cannot hold a variable; name a stage that stands on it',
    'mount-secret-target': (_: Record<string, never>) =>
      'a secret mount needs an id, a target or an env name',
    'copy-from-variable': (_: Record<string, never>) =>
      'COPY --from cannot hold a variable; name a stage: FROM ${IMAGE} AS source',
  },
  *check({ dockerfile }) {
    // A near name is looked for so often and no more: a file of nonsense is not to take long.
    let looked = 0;
    for (const { code, range, args } of dockerfile.problems) {
      const keyword = (args['keyword'] ?? '').toUpperCase();
      const flag = args['flag'] ?? '';
      const key = args['key'] ?? '';
      // Durations and retries are told by healthcheck-options, in its words.
      if (keyword === 'HEALTHCHECK' && (code === 'flag-value-invalid' || code === 'flag-value-missing'))
        continue;
      switch (code) {
        case 'flag-unknown': {
          const nearest =
            (looked++ < 100 ? findNearest(flag, knownFlags(keyword.toLowerCase() as never)) : undefined) ??
            null;
          yield { messageId: 'unknown', args: { keyword, flag: printable(flag), nearest }, range };
          break;
        }
        case 'flag-duplicate':
          yield { messageId: 'duplicate', args: { keyword, flag }, range };
          break;
        case 'flag-value-missing':
          yield { messageId: 'no-value', args: { keyword, flag }, range };
          break;
        case 'flag-not-boolean':
          yield { messageId: 'not-boolean', args: { keyword, flag }, range };
          break;
        case 'flag-value-invalid':
          yield { messageId: 'bad-value', args: { keyword, flag }, range };
          break;
        case 'mount-syntax':
          yield { messageId: 'mount-syntax', args: {}, range };
          break;
        case 'mount-key-unknown':
          yield {
            messageId: 'mount-key',
            args: { key: printable(key), nearest: findNearest(key, MOUNT_KEYS) ?? null },
            range,
          };
          break;
        case 'mount-value-missing':
        case 'mount-value-invalid':
          yield { messageId: 'mount-value', args: { key }, range };
          break;
        case 'mount-key-not-allowed':
          yield { messageId: 'mount-not-for-type', args: { key, type: args['type'] ?? '' }, range };
          break;
        case 'mount-from-variable':
        case 'mount-secret-target':
        case 'copy-from-variable':
          yield { messageId: code, args: {}, range };
          break;
      }
    }
  },
});

/** A name as it may be repeated: what is no plain name could be anything. */
function printable(name: string): string {
  return /^[\w-]{1,30}$/.test(name) ? name : '…';
}
