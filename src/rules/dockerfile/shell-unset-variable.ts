import { findNearest } from '../../core/nearest.js';
import { PROXY_ARGS } from '../../syntax/dockerfile/index.js';
import { defineRule } from '../define-rule.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';
import { baseMayDefine, isKnown, takesInOthers } from '../dockerfile-shared/shell-words.js';

/** Names that official images set themselves. */
const FROM_IMAGES =
  /^(?:PYTHON|NODE|YARN|GOLANG|GO|RUBY|PHP|JAVA|NGINX|RUST|PG|CUDA|BUNDLER|COMPOSER|ALPINE|DEBIAN|UBUNTU|GRADLE|MAVEN)_(?:VERSION|MAJOR|HOME)$/;

export default defineRule({
  id: 'dockerfile/shell-unset-variable',
  aliases: ['SC2154', 'SC2153'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN uses a variable that nothing sets.',
    why: 'It is empty: paths lose a part, downloads a version. An ARG before the first FROM is not seen in a stage unless it is declared there again. Upper-case names may come from the base image and are reported only when they nearly match a known one.',
    bad: 'ARG version=1.2.3\nFROM debian:13\nRUN curl -fsSLO https://example.com/tool-$version.tar.gz',
    good: 'ARG version=1.2.3\nFROM debian:13\nARG version\nRUN curl -fsSLO https://example.com/tool-$version.tar.gz',
    refs: ['https://www.shellcheck.net/wiki/SC2154', 'https://docs.docker.com/reference/dockerfile/#scope'],
  },
  messages: {
    unset: (a: { name: string }) => `${a.name} is set nowhere: it is empty here`,
    outside: (a: { name: string }) =>
      `${a.name} is declared before FROM only: repeat ARG ${a.name} in this stage`,
    near: (a: { name: string; nearest: string }) => `${a.name} is set nowhere; did you mean ${a.nearest}?`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      const { script, run } = shellRun;
      if (takesInOthers(script)) continue;
      const reported = new Set<string>();
      const scope = model.graph.scopeBefore(run);
      for (const { name, range, operator } of script.variables) {
        if (
          reported.has(name) ||
          /^:?[-+=?]/.test(operator ?? '') ||
          !/^[A-Za-z_]\w*$/.test(name) ||
          isKnown(model, shellRun, name)
        )
          continue;
        reported.add(name);
        const global = model.graph.globalScope.lookup(name);
        if (global?.entry && !(FROM_IMAGES.test(name) && baseMayDefine(model, shellRun)))
          yield { messageId: 'outside', args: { name }, range };
        else if (/[a-z]/.test(name)) yield { messageId: 'unset', args: { name }, range };
        else {
          const names = [
            ...scope.list().map((one) => one.name),
            ...script.definitions.map((one) => one.name),
          ];
          const nearest = findNearest(
            name,
            [...names, ...PROXY_ARGS].filter((one) => one.length > 4),
          );
          // Only an upper-case name of the file itself, or no image that could define it, makes it a slip.
          if (
            nearest &&
            nearest.length > 4 &&
            !isVariant(name, nearest) &&
            (!baseMayDefine(model, shellRun) || isSlip(name, nearest))
          ) {
            yield { messageId: 'near', args: { name, nearest }, range };
          }
        }
      }
    }
  },
});

/** Names that differ by a number or a part are two variables. */
function isVariant(a: string, b: string): boolean {
  return a.replace(/\d+/g, '') === b.replace(/\d+/g, '') || a.toLowerCase() === b.toLowerCase();
}

/** Two letters swapped, one doubled or one missing inside: the same number of parts, the same first letter. */
function isSlip(a: string, b: string): boolean {
  return (
    a.split('_').length === b.split('_').length &&
    a[0] === b[0] &&
    Math.abs(a.length - b.length) <= 1 &&
    a.length >= 6
  );
}
