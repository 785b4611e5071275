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
  const answers = new Map<string, ReturnType<Host['exec']>>();
  const texts = new Map<string, ReturnType<Host['readText']>>();
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
    readText: (file, limits) => {
      const key = `${limits?.maxBytes ?? ''}:${limits?.label ?? ''}:${file}`;
      const answer = texts.get(key) ?? host.readText(file, limits);
      texts.set(key, answer);
      return answer;
    },
  };
}
