import type { Range } from '../../core/text.js';
import type { ComposeModel } from '../../models/compose.js';
import { findImageContents } from '../../data/base-images.js';
import { findKnownImage } from '../../data/images.js';
import type { ComposeCommand, ComposeService } from '../../syntax/compose/types.js';
import { createMappedText } from '../../syntax/dockerfile/mapped-text.js';
import { analyzeShellText } from '../../syntax/shell/analyze.js';
import type { ShellScript } from '../../syntax/shell/types.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { askOnce, askOncePerPart } from '../shared/ask-once.js';
import { referenceOf } from './images-service.js';
import { stagesOf, textOfDockerfile } from './service-dockerfile.js';
import { baseImageOf, targetOf } from '../dockerfile-shared/stage-facts.js';

/** Where the health check of a service comes from; `unknown` where its image may have one. */
export type HealthSource = 'compose' | 'disabled' | 'image' | 'none' | 'unknown';

/** Finds out whether a service has a health check: in the project, in its Dockerfile, or in its image. */
export const healthOf = askOncePerPart(findHealth);

function findHealth(model: ComposeModel, service: ComposeService): HealthSource {
  if (service.node.incomplete) return 'unknown';
  if (service.healthcheck?.disabled) return 'disabled';
  if (service.healthcheck?.test !== undefined) return 'compose';
  if (service.healthcheck !== undefined && service.build === undefined && !service.image) return 'unknown';
  if (service.build !== undefined) return healthOfBuild(model, service);
  return service.image?.value === undefined ? 'unknown' : healthOfImage(service.image.value);
}

function healthOfImage(reference: string): HealthSource {
  const { short, tag } = parseImageName(reference);
  const known = findKnownImage(short);
  if (known) return known.healthcheck ? 'image' : 'none';
  return findImageContents(short, tag) === undefined ? 'unknown' : 'none';
}

function healthOfBuild(model: ComposeModel, service: ComposeService): HealthSource {
  // A Dockerfile of one stage that nowhere says HEALTHCHECK has its image's, and need not be read as a whole.
  const base = service.build?.target === undefined ? referenceOf(model, service) : undefined;
  if (base !== undefined && !/HEALTHCHECK/i.test(textOfDockerfile(model, service) ?? 'HEALTHCHECK'))
    return base.toLowerCase() === 'scratch' ? 'none' : healthOfImage(base);
  const graph = stagesOf(model, service);
  if (graph === undefined) return 'unknown';
  const { build } = service;
  const wanted = build?.target?.value;
  if (build?.target !== undefined && wanted === undefined) return 'unknown';
  const target =
    wanted === undefined
      ? targetOf(graph)
      : graph.stages.find(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  if (target === undefined) return 'unknown';
  const health = target.effective.healthcheck?.instruction;
  if (health) return health.command === undefined ? 'disabled' : 'image';
  const { image, scratch } = baseImageOf(graph, target);
  if (scratch) return 'none';
  if (image === undefined) return 'unknown';
  return healthOfImage(`${image.short}${image.tag ? `:${image.tag}` : ''}`);
}

/** The shell text that a health check runs, and whether a shell runs it. */
export function scriptOfCheck(test: ComposeCommand | undefined): CheckScript | undefined {
  return test === undefined ? undefined : readScript(test);
}

interface CheckScript {
  readonly script: ShellScript;
  readonly inShell: boolean;
}

const readScript = askOnce((test: ComposeCommand): CheckScript | undefined => {
  const [kind, ...rest] = test.words ?? [];
  if (test.form === 'list' && kind === 'CMD') {
    const shell = rest.findIndex((word) => /^(?:\/bin\/)?(?:ba|da|a)?sh$/.test(word));
    if (shell === 0 && /^-\w*c$/.test(rest[1] ?? '')) return analyze(rest[2] ?? '', true);
    return analyze(
      rest
        .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
        .join(' '),
      false,
    );
  }
  if (test.form === 'list' && kind === 'CMD-SHELL') return analyze(rest.join(' '), true);
  if (test.form === 'string' && test.text !== undefined && test.text !== 'NONE')
    return analyze(test.text, true);
  return undefined;
});

function analyze(text: string, inShell: boolean): CheckScript | undefined {
  const mapped = createMappedText();
  mapped.add(text, 0);
  const choice = {
    name: 'sh',
    words: ['/bin/sh', '-c'],
    options: { pipefail: false, errexit: false, nounset: false },
    range: undefined,
  } as const;
  const script = analyzeShellText(mapped.build(), 'line', choice);
  return script.status === 'parsed' ? { script, inShell } : undefined;
}

/** The place of a word inside a health check, else the check. */
export function rangeOfWord(
  model: ComposeModel,
  test: ComposeCommand,
  word: string,
): { file: string; range: Range } {
  const text = model.textOf(test.file)?.slice(test.range.start, test.range.end) ?? '';
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<![\\w/-])${escaped}(?![\\w-])`).exec(text);
  if (found === null) return { file: test.file, range: test.range };
  const start = test.range.start + found.index;
  return { file: test.file, range: { start, end: start + word.length } };
}
