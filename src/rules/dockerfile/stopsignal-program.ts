import { findImageContents } from '../../data/base-images.js';
import { defineRule } from '../define-rule.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { baseImageOf, targetOf } from '../dockerfile-shared/stage-facts.js';

/** Program, by name or path → the signal that ends it in order, which SIGTERM does not. */
const GRACEFUL: readonly (readonly [program: RegExp, signal: string])[] = [
  [/^nginx$/, 'SIGQUIT'],
  [/^php-fpm[\d.]*$/, 'SIGQUIT'],
  [/^(?:httpd|apache2|apache2-foreground)$/, 'SIGWINCH'],
  // Not /init, which is that of s6.
  [/^\/(?:usr\/)?(?:sbin\/init|lib\/systemd\/systemd)$/, 'SIGRTMIN+3'],
];

export default defineRule({
  id: 'dockerfile/stopsignal-program',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The program that the image starts ends in order on another signal than SIGTERM, and STOPSIGNAL does not name it: nginx, php-fpm, Apache, systemd.',
    why: 'On SIGTERM nginx and php-fpm drop the requests that are open, and systemd does not stop at all until it is killed. The official images set STOPSIGNAL; one that stands on a bare system has to do it itself.',
    bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nSTOPSIGNAL SIGQUIT\nCMD ["nginx", "-g", "daemon off;"]',
    refs: [
      'https://docs.docker.com/reference/dockerfile/#stopsignal',
      'https://nginx.org/en/docs/control.html',
    ],
  },
  messages: {
    unset: (a: { program: string; signal: string }) =>
      `${a.program} ends in order on ${a.signal}, not on SIGTERM: STOPSIGNAL ${a.signal}`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from) return;
    const set = target.effective.stopsignal?.instruction.value?.literal?.trim().toUpperCase();
    if (target.effective.stopsignal && set?.replace(/^SIG/, '') !== 'TERM' && set !== '15') return;
    const { image } = baseImageOf(model.graph, target);
    // What an image of the program itself sets is not in the file.
    if (!image || image.short === 'nginx' || !findImageContents(image.short, image.tag)) return;
    const launches = launchesOf(model, target);
    const [launch] = launches;
    const found =
      launch &&
      GRACEFUL.find(([one]) => one.test(launch.program) || one.test(launch.programToken.value ?? ''));
    if (!launch || launches.length !== 1 || launch.wrappers.length > 0 || !found) return;
    const args = { program: launch.program, signal: found[1] };
    yield { messageId: 'unset', args, range: launch.programToken.range };
  },
});
