import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/heredoc-unterminated',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A here-document is never closed: the line with its delimiter alone is missing, or indented.',
    why: 'Everything to the end of the file is taken for its text, instructions included, and the build stops.',
    bad: 'FROM python:3.13-slim\nRUN <<EOF\nset -e\npip install -r requirements.txt\n  EOF',
    good: 'FROM python:3.13-slim\nRUN <<EOF\nset -e\npip install -r requirements.txt\nEOF',
    refs: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  },
  messages: {
    open: (_: Record<string, never>) =>
      'this here-document is never closed: its delimiter must stand alone on a line, not indented (with <<- by tabs only)',
    name: (_: Record<string, never>) => 'this here-document has no usable delimiter',
  },
  *check({ dockerfile }) {
    for (const { code, range } of dockerfile.problems) {
      if (code === 'heredoc-unterminated') yield { messageId: 'open', args: {}, range };
      else if (code === 'heredoc-name') yield { messageId: 'name', args: {}, range };
    }
  },
});
