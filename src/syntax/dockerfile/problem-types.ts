/** What BuildKit refuses, as data. */
import type { Range } from '../../core/text.js';

/**
 * Codes are stable. `args` hold only public words: instruction names, flag and key names, stage names, counts;
 * never a value from the file.
 *
 * - `no-instructions`: nothing but comments and blanks
 * - `line-too-long`: a physical line above 65535 bytes
 * - `directive-duplicate` {name}, `escape-invalid`
 * - `instruction-unknown` {keyword}
 * - `argument-missing` {keyword}: at least one argument is needed
 * - `argument-count` {keyword, expected}: exactly so many (FROM: one or three)
 * - `destination-missing` {keyword}: COPY or ADD with fewer than two arguments
 * - `destination-heredoc` {keyword}
 * - `key-value-missing` {keyword}: `ENV name` without a value
 * - `key-value-equals` {keyword}: a word without `=` among `k=v` words
 * - `key-value-name` {keyword}: blank name
 * - `json-not-strings` {keyword}: a JSON array with something else than strings
 * - `shell-not-json`: SHELL in shell form
 * - `flag-unknown` {keyword, flag}, `flag-duplicate` {keyword, flag}, `flag-value-missing` {keyword, flag},
 *   `flag-not-boolean` {keyword, flag}, `flag-value-invalid` {keyword, flag}
 * - `mount-syntax`, `mount-key-unknown` {key}, `mount-value-missing` {key}, `mount-value-invalid` {key},
 *   `mount-key-not-allowed` {key, type}, `mount-from-variable`, `mount-secret-target`
 * - `heredoc-unterminated` {name: 'heredoc' }, `heredoc-name`
 * - `stage-name-invalid`, `from-as-missing`: a second word that is not AS
 * - `onbuild-chained`, `onbuild-trigger` {keyword}: FROM or MAINTAINER as a trigger
 * - `healthcheck-type`, `healthcheck-none-arguments`, `healthcheck-command-missing`
 * - `volume-empty`
 * - `copy-from-variable`: COPY --from does not expand variables
 * - `variable-syntax` {reason}: `bad-substitution`, `unterminated`, `unsupported-modifier`, `quote`, `too-deep`
 */
export type DockerfileProblemCode =
  | 'no-instructions'
  | 'line-too-long'
  | 'directive-duplicate'
  | 'escape-invalid'
  | 'instruction-unknown'
  | 'argument-missing'
  | 'argument-count'
  | 'destination-missing'
  | 'destination-heredoc'
  | 'key-value-missing'
  | 'key-value-equals'
  | 'key-value-name'
  | 'json-not-strings'
  | 'shell-not-json'
  | 'flag-unknown'
  | 'flag-duplicate'
  | 'flag-value-missing'
  | 'flag-not-boolean'
  | 'flag-value-invalid'
  | 'mount-syntax'
  | 'mount-key-unknown'
  | 'mount-value-missing'
  | 'mount-value-invalid'
  | 'mount-key-not-allowed'
  | 'mount-from-variable'
  | 'mount-secret-target'
  | 'heredoc-unterminated'
  | 'heredoc-name'
  | 'stage-name-invalid'
  | 'from-as-missing'
  | 'onbuild-chained'
  | 'onbuild-trigger'
  | 'healthcheck-type'
  | 'healthcheck-none-arguments'
  | 'healthcheck-command-missing'
  | 'volume-empty'
  | 'copy-from-variable'
  | 'variable-syntax';

/** One thing that BuildKit would refuse. */
export interface DockerfileProblem {
  readonly code: DockerfileProblemCode;
  readonly range: Range;
  readonly args: Readonly<Record<string, string>>;
}
