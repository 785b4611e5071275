import { defineRule } from '../define-rule.js';
import { hasFlag, instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/add-remote',
  aliases: ['kics:curl_or_wget_instead_of_add'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'ADD fetches a URL without --checksum.',
    why: "Whatever the server sends that day becomes part of the image: a moved file, an error page, an attacker's program.",
    bad: 'FROM debian:13-slim\nADD https://example.com/tool.tar.gz /opt/',
    good: 'FROM debian:13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool.tar.gz /opt/',
    refs: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  },
  messages: {
    unchecked: (_: Record<string, never>) =>
      'what this URL sends is taken unchecked; give --checksum=sha256:…',
  },
  *check(model) {
    for (const one of instructionsOf(model, 'add')) {
      if (hasFlag(one, 'checksum')) continue;
      for (const { value, range } of one.sources) {
        // A git address is pinned by its commit, not by a checksum.
        if (/^["']?https?:\/\//i.test(value) && !/\.git(?:#|$)/.test(value))
          yield { messageId: 'unchecked', args: {}, range };
      }
    }
  },
});
