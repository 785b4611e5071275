import type { Place, ServerAddress } from '../../models/align.js';
import { readNginx } from '../../rules/compose-shared/references-nginx.js';
import { readPrometheus } from '../../rules/compose-shared/references-prometheus.js';
import { forgeOf } from '../../syntax/ci/index.js';
import { isSourcePath, readSource } from '../../syntax/code/read-source.js';
import type { CodeText } from './code-files.js';

/** A template of nginx's image (`envsubst` fills it in), or a configuration of nginx or Prometheus. */
const SERVER = /(?:^|\/)nginx\/|nginx[^/]{0,99}$|\.conf\.template$|(?:^|\/)prometheus[^/]{0,99}\.ya?ml$/i;
const PROMETHEUS = /(?:^|\/)prometheus[^/]{0,99}\.ya?ml$/i;
const WRITTEN_OUT = /\$\{([A-Z][A-Z0-9_]+)\}/g;

/**
 * What shell scripts, CI files and the configuration of servers read, and what CI files set. They are part of the graph
 * and no more: what a script gives to whom it starts is not known.
 */
export function placesOfOthers(texts: readonly CodeText[]): Place[] {
  return texts.flatMap(({ path, text, role }): Place[] => {
    if (role !== 'config') return [];
    if (isSourcePath(path)) return placesOfScript(path, text);
    return SERVER.test(path) ? placesOfServer(path, text) : [];
  });
}

function placesOfScript(file: string, text: string): Place[] {
  const { reads, sets = [] } = readSource(file, text);
  const kind = forgeOf(file) === undefined ? ('script' as const) : ('ci' as const);
  return [
    ...reads.map((read): Place => {
      const fallback = read.default;
      return {
        name: read.name,
        kind,
        file,
        range: read.range,
        read,
        ...(fallback ? { valueRange: fallback.range } : {}),
        ...(fallback?.kind === 'literal' ? { value: fallback.value } : {}),
      };
    }),
    ...sets.map(({ name, range }): Place => ({ name, kind: 'ci-set', file, range })),
  ].sort((a, b) => a.range.start - b.range.start);
}

function placesOfServer(file: string, text: string): Place[] {
  const isComment = (at: number) => /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
  return [...text.matchAll(WRITTEN_OUT)].flatMap(({ 1: name = '', index }): Place[] =>
    isComment(index)
      ? []
      : [{ name, kind: 'server', file, range: { start: index + 2, end: index + 2 + name.length } }],
  );
}

/** The hosts that configurations of nginx and Prometheus name, groups of nginx by their members. */
export function addressesOf(texts: readonly CodeText[]): ServerAddress[] {
  return texts.flatMap(({ path, text, role }): ServerAddress[] => {
    if (role !== 'config' || isSourcePath(path) || !SERVER.test(path)) return [];
    if (PROMETHEUS.test(path))
      return readPrometheus(path, text).map((one) => ({ kind: 'scrape', ...one, file: path }));
    const { upstreams, groups } = readNginx(text);
    return upstreams.flatMap(({ isMember, host, port, range }): ServerAddress[] =>
      isMember || !groups.includes(host) ? [{ kind: 'upstream', host, port, file: path, range }] : [],
    );
  });
}
