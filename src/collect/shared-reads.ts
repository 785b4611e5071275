import type { Host } from '../host.js';

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
  const texts = new Map<string, ReturnType<Host['readText']>>();
  return {
    ...host,
    list,
    stat,
    realpath,
    readText: (file, limits) => {
      const key = `${limits?.maxBytes ?? ''}:${limits?.label ?? ''}:${file}`;
      const answer = texts.get(key) ?? host.readText(file, limits);
      texts.set(key, answer);
      return answer;
    },
  };
}
