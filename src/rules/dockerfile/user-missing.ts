import { findImageUser } from '../../data/base-images.js';
import { defineRule } from '../define-rule.js';
import { accountsOf } from '../dockerfile-shared/stage-accounts.js';
import type { ImageName } from '../dockerfile-shared/image-name.js';
import { baseImageOf, isWindows, targetOf } from '../dockerfile-shared/stage-facts.js';
import { isService } from '../dockerfile-shared/stage-purpose.js';
import { dropsRights } from '../dockerfile-shared/stage-user.js';

export default defineRule({
  id: 'dockerfile/user-missing',
  aliases: ['DS-0002', 'kics:missing_user_instruction'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'No USER is set in the image that is made, and its base image runs as root.',
    why: 'Whoever gets into the program is root in the container, and one hole in the kernel or one mounted socket away from the host.',
    bad: 'FROM python:3.13-slim\nCMD ["python", "app.py"]',
    good: 'FROM python:3.13-slim\nRUN useradd --system app\nUSER app\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/build/building/best-practices/#user'],
  },
  messages: {
    missing: (a: { image: string }) => `the image runs as root: ${a.image} does, and no USER is set`,
    unused: (a: { image: string; user: string }) =>
      `the image runs as root: the user ${a.user} is made, and no USER names it`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from || target.effective.user || isWindows(model.graph, target)) return;
    const { image } = baseImageOf(model.graph, target);
    const user = image && findImageUser(image.short, image.tag);
    // Of an image that is not known here it cannot be told.
    if (!image || user === undefined || user === 'other') return;
    if (user === 'drops' && target.effective.entrypoint === undefined) return;
    if (dropsRights(model, target)) return;
    // A web server gives the rights of its workers up; a tool or an image to develop in is not exposed.
    const isMild = givesUpWorkers(image) || !isService(model, target);
    const severity = isMild ? ({ severity: 'info' } as const) : {};
    const made = accountsOf(model)[target.index]?.made.findLast(({ isNew }) => isNew)?.name;
    const { range } = target.from;
    if (made !== undefined && made !== 'root')
      yield { messageId: 'unused', args: { image: image.short, user: made }, range, ...severity };
    else yield { messageId: 'missing', args: { image: image.short }, range, ...severity };
  },
});

/** nginx, Apache and php-fpm start as root and run their workers as another user. */
function givesUpWorkers({ short, tag }: ImageName): boolean {
  return /^(?:nginx|httpd)$/.test(short) || (short === 'php' && /fpm|apache/.test(tag ?? ''));
}
