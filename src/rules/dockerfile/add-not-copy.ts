import { defineRule } from '../define-rule.js';
import { isArchive, isRemote } from '../dockerfile-shared/copy-paths.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

/** Flags that ADD has and COPY has not. */
const OWN_FLAGS = ['checksum', 'keep-git-dir', 'unpack'];

export default defineRule({
  id: 'dockerfile/add-not-copy',
  aliases: ['DL3020', 'DS-0005', 'kics:add_instead_of_copy'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'ADD copies plain files of the build context.',
    why: 'ADD also unpacks archives and fetches URLs: the day a source becomes one, something else lands in the image. COPY only copies.',
    bad: 'FROM python:3.13-slim\nADD app.py /srv/',
    good: 'FROM python:3.13-slim\nCOPY app.py /srv/',
    refs: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  },
  messages: {
    copy: (_: Record<string, never>) => 'COPY does what is wanted here, and only that',
    part: (_: Record<string, never>) =>
      'nothing is unpacked or fetched here: COPY takes it, on a line of its own',
  },
  *check(model) {
    for (const one of instructionsOf(model, 'add')) {
      const sources = one.sources.map(({ literal }) => literal);
      if (sources.length === 0 && one.heredocs.length === 0) continue;
      if (one.flags.some(({ name }) => OWN_FLAGS.includes(name))) continue;
      // What a variable holds may be an archive or a URL.
      const isNeeded = (source: string | undefined) =>
        source === undefined || isRemote(source) || isArchive(source.replace(/["']$/, ''));
      if (sources.some(isNeeded)) {
        const plain = one.sources.find(({ literal }) => !isNeeded(literal));
        if (plain) yield { messageId: 'part', args: {}, range: plain.range, severity: 'info' };
        continue;
      }
      yield {
        messageId: 'copy',
        args: {},
        range: one.keywordRange,
        fixes: [
          {
            title: 'write COPY',
            safety: 'safe',
            edits: [
              {
                file: model.file.path,
                ...one.keywordRange,
                text: one.keyword === one.keyword.toLowerCase() ? 'copy' : 'COPY',
              },
            ],
          },
        ],
      };
    }
  },
});
