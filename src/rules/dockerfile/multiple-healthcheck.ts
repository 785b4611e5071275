import { defineRule } from '../define-rule.js';
import { findRepeats } from '../dockerfile-shared/stage-repeats.js';

export default defineRule({
  id: 'dockerfile/multiple-healthcheck',
  aliases: ['DL3012', 'MultipleInstructionsDisallowed', 'DS-0023'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage has more than one HEALTHCHECK.',
    why: 'The earlier ones are dropped without a word: a check that somebody relies on never runs.',
    bad: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["/a"]\nHEALTHCHECK CMD ["/b"]',
    good: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["/b"]',
    refs: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  },
  messages: {
    dropped: (_: Record<string, never>) => 'this HEALTHCHECK has no effect: the stage has a later one',
    later: (_: Record<string, never>) => 'the one that counts',
  },
  check: (model) => findRepeats(model, 'healthcheck'),
});
