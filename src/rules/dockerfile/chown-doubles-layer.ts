import { defineRule } from '../define-rule.js';
import { cleanPath } from '../../syntax/dockerignore/parse.js';
import { fixOwner } from '../dockerfile-shared/fix-owner.js';
import { destinationOf, findWorkdirs } from '../dockerfile-shared/copy-paths.js';
import { hasFlag } from '../dockerfile-shared/instruction-walk.js';
import { targetChain } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/chown-doubles-layer',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'RUN chown -R or chmod -R goes over files that a COPY or ADD above has put there.',
    why: 'A layer holds whole files: each one whose owner changes is stored a second time. COPY --chown and --chmod set it on the way in.',
    bad: 'FROM python:3.13-slim\nCOPY . /srv\nRUN chown -R app:app /srv',
    good: 'FROM python:3.13-slim\nCOPY --chown=app:app . /srv\nRUN chown app:app /srv',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  },
  messages: {
    again: (a: { command: string; flag: string }) =>
      `${a.command} -R stores again what the ${a.flag === 'chown' ? 'COPY above has put there; COPY --chown' : 'COPY above has put there; COPY --chmod'} costs nothing`,
    copied: (_: Record<string, never>) => 'what is copied here',
  },
  *check(model) {
    const { graph, file } = model;
    for (const stage of targetChain(model)) {
      const workdirs = findWorkdirs(graph, stage, file.text);
      // Each folder that holds what was copied, and the first COPY into it.
      const copied = new Map<string, { start: number; end: number }>();
      for (const one of stage.instructions) {
        if ((one.kind === 'copy' || one.kind === 'add') && !hasFlag(one, 'chown')) {
          const path = destinationOf(graph, one, file.text, workdirs);
          for (const folder of path === undefined || path === '/' ? [] : foldersOf(path)) {
            if (!copied.has(folder)) copied.set(folder, one.range);
          }
        }
        if (one.kind !== 'run' || copied.size === 0) continue;
        const folder = workdirs.get(one);
        for (const command of model.scriptOf(one)?.commands ?? []) {
          const { name, args, range } = command;
          if (name !== 'chown' && name !== 'chmod' && name !== 'chgrp') continue;
          if (!args.some(({ display }) => display === '--recursive' || /^-[a-zA-Z]*R/.test(display)))
            continue;
          const paths = args.filter(({ display }) => !display.startsWith('-')).slice(1);
          const targets = paths.map(({ value }) => absolute(value, folder) ?? '');
          const target = targets.find((path) => copied.has(path));
          const hit = target === undefined ? undefined : copied.get(target);
          if (target === undefined || !hit) continue;
          yield {
            messageId: 'again',
            args: { command: name, flag: name === 'chmod' ? 'chmod' : 'chown' },
            range,
            related: [{ file: file.path, range: hit, messageId: 'copied', args: {} }],
            ...(name === 'chmod' ? { severity: 'info' as const } : {}),
            ...fixOwner(model, { stage, run: one, workdirs }, command, target),
          };
          break;
        }
      }
    }
  },
});

function absolute(path: string | undefined, folder: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  if (path.startsWith('/')) return cleanPath(path);
  return folder === undefined ? undefined : cleanPath(`${folder}/${path}`);
}

/** A path and the folders above it, the root among them. */
function foldersOf(path: string): string[] {
  const folders = ['/', path];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}
