import type { Range } from '../../core/text.js';
import { findKnownImage } from '../../data/images.js';
import type { ComposeModel } from '../../models/compose.js';
import { isStore } from '../compose-shared/images-service.js';
import { createOnce } from '../compose-shared/service-place.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { defineRule } from '../define-rule.js';

/** Tags that move to another version with every release. */
const MOVING = [
  'latest',
  'stable',
  'edge',
  'test',
  'nightly',
  'dev',
  'beta',
  'canary',
  'lts',
  'main',
  'master',
  'develop',
];

export default defineRule({
  id: 'compose/image-tag',
  aliases: ['dclint:service-image-require-explicit-tag'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An image has no tag, or one that moves: latest, stable, edge, nightly, main, alpine without a number.',
    why: 'The next pull may bring another major version: what was tested is not what runs, a database does not start on the data of the version before, and there is no way back to what ran yesterday.',
    bad: 'services:\n  db:\n    image: postgres',
    good: 'services:\n  db:\n    image: postgres:17',
    refs: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  },
  messages: {
    untagged: (a: { service: string; image: string }) =>
      `${a.image} in ${a.service} has no tag: the newest version runs, whatever it is`,
    moving: (a: { service: string; image: string; tag: string }) =>
      `${a.image}:${a.tag} in ${a.service} is another version with every release`,
    byDefault: (a: { service: string; image: string; tag: string }) =>
      `${a.image} in ${a.service} is ${a.tag} unless a variable says otherwise`,
    same: (a: { service: string; image: string; tag: string }) => `the same of ${a.image} in ${a.service}`,
  },
  advice: { untagged: 'name the version' },
  *check(model) {
    const once = createOnce();
    const built = imagesBuiltHere(model);
    const byDefault = new Map<string, Default[]>();
    for (const { name: service, image, build } of model.project.services) {
      const reference = image?.value;
      // The image of a build is a name that is given, not one that is asked for.
      if (!image || !reference || build !== undefined || built.has(reference) || !once(image)) continue;
      const name = parseImageName(reference);
      if (name.digest !== undefined || name.repository === '' || /^[a-f0-9]{64}$/.test(reference)) continue;
      const known = findKnownImage(name.short);
      const severity =
        known && isStore(known) && known.keeps && !model.isDevelopment
          ? ('error' as const)
          : model.isDevelopment
            ? ('info' as const)
            : ('warning' as const);
      const place = { file: image.file, range: image.range };
      const args = { service, image: name.short };
      if (name.tag === undefined) yield { messageId: 'untagged', args, ...place, severity };
      else if (isMoving(name.tag, known !== undefined)) {
        const tag = /^[a-z]+$/.test(name.tag) ? name.tag : 'a moving tag';
        if (image.text.assumed) {
          const variables = [...image.raw.matchAll(/\$\{?(\w+)/g)].map((match) => match[1]).join(' ');
          byDefault.set(variables, [
            ...(byDefault.get(variables) ?? []),
            { args: { ...args, tag }, ...place },
          ]);
        } else yield { messageId: 'moving', args: { ...args, tag }, ...place, severity };
      }
    }
    // One variable decides for all of them, and setting it is one change.
    for (const [first, ...others] of byDefault.values()) {
      if (first === undefined) continue;
      const related = others.slice(0, 5).map(({ args, ...place }) => ({ ...place, messageId: 'same', args }));
      yield { messageId: 'byDefault', ...first, severity: 'info', ...(related.length > 0 && { related }) };
    }
  },
});

/** An image whose tag is what a variable falls back to. */
interface Default {
  readonly args: { readonly service: string; readonly image: string; readonly tag: string };
  readonly file: string;
  readonly range: Range;
}

function isMoving(tag: string, known: boolean): boolean {
  const lower = tag.toLowerCase();
  if (MOVING.includes(lower) || /^latest-/.test(lower)) return true;
  // `alpine`, `management`, `slim`: a kind of image, and no version.
  return known && /^[a-z]+(?:-[a-z]+)*$/.test(tag);
}

function imagesBuiltHere(model: ComposeModel): ReadonlySet<string> {
  return new Set(
    model.project.services.flatMap(({ build, image }) => (build && image?.value ? [image.value] : [])),
  );
}
