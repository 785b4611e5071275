import { defineRule } from '../define-rule.js';
import { flagValue, instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/healthcheck-options',
  aliases: ['DL1000', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'HEALTHCHECK has a duration or a number of retries that is not legal, or neither CMD nor NONE, or nothing to run.',
    why: 'The build refuses the file. A time-out as long as the interval lets checks pile up.',
    bad: 'FROM python:3.13-slim\nHEALTHCHECK --interval=30 CMD ["python", "check.py"]',
    good: 'FROM python:3.13-slim\nHEALTHCHECK --interval=30s CMD ["python", "check.py"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  messages: {
    duration: (a: { flag: string; unit: boolean }) =>
      a.unit
        ? `the value of --${a.flag} is no duration of at least 1ms, such as 30s or 1m30s`
        : `the value of --${a.flag} lacks its unit: 30s, not 30`,
    retries: (_: Record<string, never>) => '--retries takes a whole number',
    'no-value': (a: { flag: string }) => `--${a.flag} needs a value`,
    type: (_: Record<string, never>) => 'HEALTHCHECK is followed by CMD or NONE',
    none: (_: Record<string, never>) => 'HEALTHCHECK NONE takes no arguments',
    command: (_: Record<string, never>) => 'HEALTHCHECK CMD has nothing to run',
    timeout: (_: Record<string, never>) => '--timeout is longer than --interval',
  },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      const flag = args['flag'] ?? '';
      const isOurs = (args['keyword'] ?? '').toUpperCase() === 'HEALTHCHECK';
      if (code === 'healthcheck-type') yield { messageId: 'type', args: {}, range };
      else if (code === 'healthcheck-none-arguments') yield { messageId: 'none', args: {}, range };
      else if (code === 'healthcheck-command-missing') yield { messageId: 'command', args: {}, range };
      else if (isOurs && code === 'flag-value-missing')
        yield { messageId: 'no-value', args: { flag }, range };
      else if (isOurs && code === 'flag-value-invalid') {
        if (flag === 'retries') yield { messageId: 'retries', args: {}, range };
        else {
          const unit = !/^[\d.]+$/.test(dockerfile.text.slice(range.start, range.end));
          yield { messageId: 'duration', args: { flag, unit }, range };
        }
      }
    }
    for (const one of instructionsOf({ dockerfile }, 'healthcheck')) {
      const interval = secondsOf(flagValue(one, 'interval'));
      const timeout = secondsOf(flagValue(one, 'timeout'));
      const flag = one.flags.find(({ name }) => name === 'timeout');
      if (flag && interval && timeout && timeout > interval) {
        yield { messageId: 'timeout', args: {}, range: flag.range, severity: 'info' };
      }
    }
  },
});

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:\d+(?:h|ms|m|s))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(?<!\d)(\d+)(h|ms|m|s)/g))
    total += Number(amount) * UNITS[unit!]!;
  return total;
}
