import { defineRule } from '../define-rule.js';
import { findRepeats } from '../dockerfile-shared/stage-repeats.js';

export default defineRule({
  id: 'dockerfile/multiple-cmd',
  aliases: ['DL4003', 'MultipleInstructionsDisallowed', 'DS-0016', 'kics:multiple_cmd_instructions_listed'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage has more than one CMD.',
    why: 'The earlier ones are dropped without a word: what the reader sees first is not what runs.',
    bad: 'FROM python:3.13-slim\nCMD ["python", "a.py"]\nCMD ["python", "b.py"]',
    good: 'FROM python:3.13-slim\nCMD ["python", "b.py"]',
    refs: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  },
  messages: {
    dropped: (_: Record<string, never>) => 'this CMD has no effect: the stage has a later one',
    later: (_: Record<string, never>) => 'the one that counts',
  },
  check: (model) => findRepeats(model, 'cmd'),
});
