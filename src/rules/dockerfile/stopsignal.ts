import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

/** Names without SIG. https://man7.org/linux/man-pages/man7/signal.7.html */
const NAMES = new Set(
  (
    'HUP INT QUIT ILL TRAP ABRT IOT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CLD CONT STOP TSTP TTIN TTOU URG ' +
    'XCPU XFSZ VTALRM PROF WINCH IO POLL PWR SYS UNUSED RTMIN RTMAX'
  ).split(' '),
);

export default defineRule({
  id: 'dockerfile/stopsignal',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'STOPSIGNAL names no signal, or one that no program can catch.',
    why: 'With KILL or STOP nothing is ended in order: open requests and writes are lost at every stop. An unknown name is refused when the container is made.',
    bad: 'FROM nginx:1.29\nSTOPSIGNAL SIGKILL',
    good: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT',
    refs: ['https://docs.docker.com/reference/dockerfile/#stopsignal'],
  },
  messages: {
    unknown: (_: Record<string, never>) => 'this is no signal',
    uncatchable: (a: { signal: string }) =>
      `${a.signal} cannot be caught: the program is stopped without a chance to end in order`,
  },
  *check(model) {
    for (const { value } of instructionsOf(model, 'stopsignal')) {
      const text = value?.literal?.trim();
      if (!value || text === undefined || text === '') continue;
      const name = text.toUpperCase().replace(/^SIG/, '');
      if (name === 'KILL' || name === 'STOP' || name === '9' || name === '19') {
        const signal = name === '9' || name === 'KILL' ? 'SIGKILL' : 'SIGSTOP';
        yield { messageId: 'uncatchable', args: { signal }, range: value.range, severity: 'warning' };
      } else if (!isSignal(name)) yield { messageId: 'unknown', args: {}, range: value.range };
    }
  },
});

function isSignal(name: string): boolean {
  if (/^\d+$/.test(name)) return Number(name) >= 1 && Number(name) <= 64;
  return NAMES.has(name) || /^RT(?:MIN\+|MAX-)\d{1,2}$/.test(name);
}
