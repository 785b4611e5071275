import { GONE_PACKAGES, GONE_PACKAGES_AS_OF, type GonePackage } from '../../data/gone-packages.js';
import { defineRule } from '../define-rule.js';
import { findInstalls, packageName } from '../dockerfile-shared/command-packages.js';
import type { ImageName } from '../dockerfile-shared/image-name.js';
import { findReleases } from '../dockerfile-shared/image-release.js';
import { baseImageOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/package-gone',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A package is installed that the release of the base image no longer has.',
    why: 'The build stops with "Unable to locate package". It hits without a change of the file when a tag such as python:3.13-slim moves on to the next Debian.',
    bad: 'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y libgl1-mesa-glx',
    good: 'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y libgl1',
    refs: ['https://packages.debian.org', 'https://packages.ubuntu.com'],
  },
  messages: {
    gone: (a: { name: string; release: string; instead: string }) => `${a.release} has no package ${a.name}`,
  },
  advice: {
    gone: (a: { name: string; release: string; instead: string }) =>
      a.instead.startsWith('nothing')
        ? `needed is ${a.instead}`
        : `install ${a.instead} (as of ${GONE_PACKAGES_AS_OF})`,
  },
  *check(model, { today }) {
    for (const stage of model.graph.stages) {
      const { image } = baseImageOf(model.graph, stage);
      const system = image && systemOf(image, today);
      if (!system) continue;
      for (const one of stage.instructions) {
        if (one.kind !== 'run') continue;
        for (const { manager, packages } of findInstalls(model.scriptOf(one))) {
          if (manager !== 'apt') continue;
          for (const word of packages) {
            const gone = BY_NAME.get(packageName(word));
            if (gone && isGone(gone, system))
              yield {
                messageId: 'gone',
                args: { name: gone.name, release: system.label, instead: gone.instead },
                range: word.range,
              };
          }
        }
      }
    }
  },
});

/** No name stands in the table twice. */
const BY_NAME = new Map(GONE_PACKAGES.map((one) => [one.name, one]));

interface System {
  readonly product: 'debian' | 'ubuntu';
  readonly version: number;
  readonly label: string;
}

/** Images whose tags move to the newest Debian unless they name one. https://github.com/docker-library/python */
const ON_STABLE = /^python$/;

function systemOf(image: ImageName, today: string): System | undefined {
  for (const { product, cycle, label } of findReleases(image, today)) {
    if (product === 'debian' || product === 'ubuntu') return { product, version: Number(cycle.cycle), label };
  }
  const tag = image.tag ?? 'latest';
  // Trixie became stable on 2025-08-09 and the default of these images soon after; old versions stay where they were.
  const isMoving =
    ON_STABLE.test(image.short) &&
    !/alpine|windows/.test(tag) &&
    !/bookworm|bullseye|buster|trixie/.test(tag);
  if (!isMoving || today < '2025-10-01' || !isCurrent(tag)) return undefined;
  return { product: 'debian', version: 13, label: 'Debian 13 (trixie), on which this tag now stands,' };
}

/** Versions that were still built when trixie became the default. */
function isCurrent(tag: string): boolean {
  const version = /^3(?:\.(\d+))?(?=[.-]|$)/.exec(tag);
  return version !== null ? Number(version[1] ?? 99) >= 10 : /^(?:latest|slim)$/.test(tag);
}

function isGone({ debian, ubuntu }: GonePackage, { product, version }: System): boolean {
  const first = product === 'debian' ? debian : ubuntu;
  return first !== undefined && version >= first;
}
