import { PRODUCT_TABLES } from './end-of-life.generated.js';

export { END_OF_LIFE_AS_OF } from './end-of-life.generated.js';

/** One release cycle of a product. */
export interface ReleaseCycle {
  /** `3.11`, `22`, `24.04`. */
  readonly cycle: string;
  /** Last day of support as `YYYY-MM-DD`; `ended` when it is over and the day is not known; null when none is announced. */
  readonly eol: string | 'ended' | null;
  readonly release: string;
  readonly latest: string;
  /** `Bookworm`, where cycles have names. */
  readonly codename?: string;
}

/** The cycles of what an image contains, newest first. */
export interface ImageProduct {
  /** endoflife.date's name: `python`, `debian`. */
  readonly product: string;
  readonly cycles: readonly ReleaseCycle[];
}

/**
 * Finds the product that an image contains.
 * @param image name without tag and digest; `docker.io/library/` may be there or not.
 */
export function findImageProduct(image: string): ImageProduct | undefined {
  const name = image.replace(/^(?:(?:index\.)?docker\.io\/)?(?:library\/)?/, '');
  const table = PRODUCT_TABLES.find(([, images]) =>
    images.some((known) => (known.endsWith('/*') ? name.startsWith(known.slice(0, -1)) : known === name)),
  );
  if (!table) return undefined;
  const [product, , rows] = table;
  const read = products.get(product) ?? { product, cycles: rows.trim().split('\n').map(readCycle) };
  products.set(product, read);
  return read;
}

/** Tables that were read: the same few images come again and again. */
const products = new Map<string, ImageProduct>();

function readCycle(row: string): ReleaseCycle {
  const [cycle = '', eol = '', release = '', latest = '', codename = ''] = row.split('\t');
  return {
    cycle,
    eol: eol === '' ? null : eol === '+' ? 'ended' : eol,
    release,
    latest,
    ...(codename ? { codename } : {}),
  };
}

/** Finds the cycle of a version (`3.11.4` → `3.11`) or a codename (`bookworm`): the longest that fits. */
export function findCycle(product: ImageProduct, version: string): ReleaseCycle | undefined {
  const wanted = version.toLowerCase();
  let best: ReleaseCycle | undefined;
  for (const cycle of product.cycles) {
    if (cycle.codename?.toLowerCase().split(' ')[0] === wanted) return cycle;
    const fits = wanted === cycle.cycle || wanted.startsWith(`${cycle.cycle}.`);
    if (fits && cycle.cycle.length > (best?.cycle.length ?? 0)) best = cycle;
  }
  return best;
}

/** Whether a cycle has reached its end on a day (`YYYY-MM-DD`); the last day itself still counts as supported. */
export function hasEnded(cycle: ReleaseCycle, today: string): boolean {
  return cycle.eol === 'ended' || (cycle.eol !== null && cycle.eol < today);
}
