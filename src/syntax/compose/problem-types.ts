import type { Range } from '../../core/text.js';
import type { YamlProblemCode } from '../yaml/types.js';
import type { Through } from './types.js';

/** Arguments of a problem: keys and names of the file, words of the specification. Never a value. */
export type ProblemArgs = Readonly<Record<string, string | number | readonly string[]>>;

/** The codes, by area. `args` of each are described in docs of the checks that give them. */
export type ComposeProblemCode =
  | YamlProblemCode
  | 'file/empty'
  | 'file/not-a-map'
  | 'file/unreadable'
  | 'file/outside-root'
  | 'file/override-conflict'
  | 'name/missing'
  | 'interpolation/invalid'
  | 'interpolation/required'
  | 'interpolation/unset'
  | 'interpolation/cast'
  | 'include/not-a-list'
  | 'include/cycle'
  | 'include/missing'
  | 'include/env-file-missing'
  | 'extends/no-service'
  | 'extends/service-missing'
  | 'extends/file-missing'
  | 'extends/no-services'
  | 'extends/cycle'
  | 'shape/type'
  | 'shape/unknown-key'
  | 'shape/missing-key'
  | 'shape/enum'
  | 'shape/pattern'
  | 'shape/range'
  | 'shape/format'
  | 'shape/duplicate-item'
  | 'shape/too-few'
  | 'shape/too-many'
  | 'value/port'
  | 'value/volume'
  | 'value/device'
  | 'value/duration'
  | 'value/bytes'
  | 'value/boolean-word'
  | 'value/environment-space'
  | 'value/label'
  | 'value/extra-host'
  | 'value/command'
  | 'value/ssh'
  | 'value/healthcheck-test'
  | 'value/host-ip'
  | 'value/blank'
  | 'value/number'
  | 'value/env-file-format'
  | 'value/duplicate-target'
  | 'value/depends-on'
  | 'ref/service'
  | 'ref/service-disabled'
  | 'ref/network'
  | 'ref/volume'
  | 'ref/secret'
  | 'ref/build-secret'
  | 'ref/config'
  | 'ref/model'
  | 'ref/additional-context'
  | 'ref/cycle'
  | 'ref/env-file'
  | 'ref/label-file'
  | 'conflict/no-image-no-build'
  | 'conflict/dockerfile-inline'
  | 'conflict/network-mode'
  | 'conflict/external'
  | 'conflict/external-name'
  | 'conflict/source'
  | 'conflict/platform'
  | 'conflict/device-count'
  | 'conflict/scale'
  | 'conflict/container-name-scale'
  | 'conflict/container-name'
  | 'conflict/limits'
  | 'conflict/watch-target';

/** Something wrong in a project. `refuses` tells whether Compose would stop there, or only warn. */
export interface ComposeProblem {
  readonly code: ComposeProblemCode;
  readonly path: readonly (string | number)[];
  readonly file: string;
  readonly range: Range;
  readonly args: ProblemArgs;
  readonly refuses: boolean;
  /** Compose's own words with the names filled in; values of the file are replaced by `…`. */
  readonly composeSays?: string;
  /** Another place that belongs to it: the first of two, the end of a cycle. */
  readonly related?: readonly { readonly file: string; readonly range: Range }[];
  readonly through?: readonly Through[];
}
