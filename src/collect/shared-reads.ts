import type { Host } from '../host.js';

/** Bytes that one unit of a text in UTF-16 may have been. */
const MOST_BYTES_A_UNIT = 3;
/** Larger files are read, but not kept. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A host that asks the machine once for what several checks of one run want: listings, states, texts. */
export function shareReads(host: Host): Host {
  const once = <Result>(ask: (path: string) => Promise<Result>) => {
    const known = new Map<string, Promise<Result>>();
    return (path: string): Promise<Result> => {
      const answer = known.get(path) ?? ask(path);
      known.set(path, answer);
      return answer;
    };
  };
  const list = once(host.list);
  const stat = once(host.stat);
  const realpath = once(host.realpath);
  const answers = new Map<string, ReturnType<Host['exec']>>();
  const texts = new Map<string, ReturnType<Host['readText']>>();
  const bytes = once((file) => host.readBytes(file, MOST_BYTES));
  return {
    ...host,
    list,
    stat,
    realpath,
    exec: (program, args, options) => {
      const key = JSON.stringify([program, args, options]);
      const answer = answers.get(key) ?? host.exec(program, args, options);
      answers.set(key, answer);
      return answer;
    },
    readText: async (file, limits) => {
      const first = texts.get(file);
      if (first === undefined) {
        const answer = host.readText(file, limits);
        texts.set(file, answer);
        return answer;
      }
      const known = await first.catch(() => undefined);
      // An error names the file as its asker does, and a narrower limit may be one: the machine is asked again.
      const isKnown = known && known.text.length * MOST_BYTES_A_UNIT <= (limits?.maxBytes ?? Infinity);
      return isKnown ? known : host.readText(file, limits);
    },
    readBytes: async (file, maxBytes) => {
      const known = maxBytes > MOST_BYTES ? await host.readBytes(file, maxBytes) : await bytes(file);
      return known && known.length <= maxBytes ? known : undefined;
    },
  };
}
