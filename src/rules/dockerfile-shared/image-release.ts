import { type ImageProduct, type ReleaseCycle, findCycle, findImageProduct } from '../../data/end-of-life.js';
import type { ImageName } from './image-name.js';

/** A product in an image and its release, as far as the tag tells them. */
export interface ImageRelease {
  readonly product: string;
  /** As people write it: `Python 3.8`, `Debian 10 (Buster)`. */
  readonly label: string;
  readonly cycle: ReleaseCycle;
  readonly newest: ReleaseCycle | undefined;
}

const TITLES: Readonly<Record<string, string>> = {
  'alpine-linux': 'Alpine',
  'amazon-linux': 'Amazon Linux',
  nodejs: 'Node.js',
  postgresql: 'PostgreSQL',
  php: 'PHP',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  rabbitmq: 'RabbitMQ',
  dotnet: '.NET',
  centos: 'CentOS',
  'rocky-linux': 'Rocky Linux',
  'eclipse-temurin': 'Temurin',
  go: 'Go',
};

/** The releases that the tag of an image names: of its own product, and of the system below (`-bullseye`, `-alpine3.18`). */
export function findReleases(image: ImageName, today: string): ImageRelease[] {
  const tag = image.tag?.toLowerCase();
  if (tag === undefined) return [];
  const found: ImageRelease[] = [];
  const own = findImageProduct(image.short);
  if (own) {
    const cycle = ownCycle(own, tag);
    if (cycle) found.push(describe(own, cycle, today));
  }
  if (own?.product === 'debian' || own?.product === 'ubuntu' || own?.product === 'alpine-linux') return found;
  for (const [part, system] of systemsIn(tag)) {
    const product = findImageProduct(system);
    const cycle = product && findCycle(product, part);
    if (product && cycle) found.push(describe(product, cycle, today));
  }
  return found;
}

function ownCycle(product: ImageProduct, tag: string): ReleaseCycle | undefined {
  const first = tag.split('-')[0]!;
  if (!/^v?\d/.test(first)) return /^[a-z]+$/.test(first) ? findCycle(product, first) : undefined;
  const version = first.replace(/^v/, '').replace(/(?:a|b|rc|alpha|beta)\d*$/, '');
  const cycle = findCycle(product, version);
  if (cycle) return cycle;
  // `python:3` and `node:20` with cycles of two numbers: the tag moves on by itself and never ends.
  return undefined;
}

const DEBIAN = ['trixie', 'bookworm', 'bullseye', 'buster', 'stretch', 'jessie', 'wheezy'];
const UBUNTU = ['noble', 'jammy', 'focal', 'bionic', 'xenial', 'trusty'];

function systemsIn(tag: string): (readonly [string, string])[] {
  return tag.split(/[-_]/).flatMap((part): (readonly [string, string])[] => {
    if (DEBIAN.includes(part)) return [[part, 'debian']];
    if (UBUNTU.includes(part)) return [[part, 'ubuntu']];
    const alpine = /^alpine(\d+\.\d+)$/.exec(part)?.[1];
    const ubuntu = /^ubuntu(\d\d\.\d\d)$/.exec(part)?.[1];
    return alpine ? [[alpine, 'alpine']] : ubuntu ? [[ubuntu, 'ubuntu']] : [];
  });
}

function describe(product: ImageProduct, cycle: ReleaseCycle, today: string): ImageRelease {
  const title = TITLES[product.product] ?? product.product.charAt(0).toUpperCase() + product.product.slice(1);
  const codename = product.product === 'debian' && cycle.codename ? ` (${cycle.codename.toLowerCase()})` : '';
  const newest = product.cycles.find(({ release }) => release <= today);
  return { product: product.product, label: `${title} ${cycle.cycle}${codename}`, cycle, newest };
}

/**
 * Last day of security support, where volunteers or the vendor go on after the regular end, free of charge.
 * https://wiki.debian.org/LTS (as of 2026-11)
 */
const LONG_SUPPORT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  debian: {
    '8': '2020-06-30',
    '9': '2022-06-30',
    '10': '2024-06-30',
    '11': '2026-08-31',
    '12': '2028-06-30',
    '13': '2030-06-30',
  },
};

/** The day after which nobody mends holes any more; undefined while that is not announced or still to come. */
export function endedOn({ product, cycle }: ImageRelease, today: string): string | 'ended' | undefined {
  const long = LONG_SUPPORT[product]?.[cycle.cycle];
  const end = long ?? cycle.eol;
  if (end === null) return undefined;
  if (end === 'ended') return 'ended';
  return end < today ? end : undefined;
}
