import { findImageUser } from '../../data/base-images.js';
import { defineRule } from '../define-rule.js';
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
    const isMild = /^(?:nginx|httpd)$/.test(image.short) || !isService(model, target);
    yield {
      messageId: 'missing',
      args: { image: image.short },
      range: target.from.range,
      ...(isMild ? { severity: 'info' as const } : {}),
    };
  },
});
