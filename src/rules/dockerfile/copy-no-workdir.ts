import { findImageUser } from '../../data/base-images.js';
import { defineRule } from '../define-rule.js';
import { isAbsolutePath } from '../dockerfile-shared/copy-paths.js';
import { baseImageOf } from '../dockerfile-shared/stage-facts.js';

/** Images that set a WORKDIR of their own. */
const WITH_WORKDIR =
  /^(?:golang|php|oven\/bun|denoland\/deno|tomcat|jetty|apache\/|public\.ecr\.aws\/lambda\/|amazon\/aws-lambda|wordpress|nextcloud|ghost|n8nio\/)/;

export default defineRule({
  id: 'dockerfile/copy-no-workdir',
  aliases: ['DL3045'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'COPY has a relative destination, and no WORKDIR was set before.',
    why: 'The files land wherever the base image happens to stand, mostly in /, and elsewhere when the base image changes.',
    bad: 'FROM python:3.13-slim\nCOPY app.py .',
    good: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY app.py .',
    refs: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  },
  messages: {
    relative: (_: Record<string, never>) => 'the destination is relative, and no WORKDIR says to what',
  },
  *check(model) {
    const set = new Set<number>();
    for (const stage of model.graph.stages) {
      let isSet = stage.base.kind === 'stage' && set.has(stage.base.stage);
      const { image, scratch } = baseImageOf(model.graph, stage);
      const hasOwn = image !== undefined && WITH_WORKDIR.test(image.short);
      const isKnown =
        stage.base.kind === 'none' ||
        scratch ||
        (image && findImageUser(image.short, image.tag) !== undefined);
      for (const one of stage.instructions) {
        if (one.kind === 'workdir') isSet = true;
        if (one.kind !== 'copy' || isSet || hasOwn || !one.destination) continue;
        const { value, range } = one.destination;
        const target = value.replace(/^["']/, '');
        if (target === '' || target.startsWith('$') || isAbsolutePath(target)) continue;
        // scratch has no folder but the root.
        if (scratch && /^\.\/?$/.test(target)) continue;
        yield { messageId: 'relative', args: {}, range, ...(isKnown ? {} : { severity: 'info' as const }) };
      }
      if (isSet) set.add(stage.index);
    }
  },
});
