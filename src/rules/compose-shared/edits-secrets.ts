import type { Edit } from '../../core/edits.js';
import type { Fix } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import { buildFix, promise } from './edits-place.js';
import { findScalar } from './edits-scalar.js';
import type { WrittenSecret } from './secrets-values.js';

/**
 * Takes a secret out of the file: `${NAME:?}` in every place that has it, so that the places keep agreeing and Compose
 * refuses to start without it. Where one of the places cannot be edited, nothing is.
 */
export function takeOut(
  model: ComposeModel,
  group: readonly WrittenSecret[],
  groups: number,
): readonly Fix[] {
  // Each is looked for in every command; a file with hundreds is generated, and fixed where it is made.
  if (groups > 200) return buildFix('read it from the environment', 'unsafe', undefined, []);
  const name = nameFor(model, group);
  const title = `read it from the environment: \${${name}:?}`;
  const edits: Edit[] = [];
  const changes: string[] = [];
  // All of a group have the same value.
  if (isRepeatedElsewhere(model, group[0]!.value)) return buildFix(title, 'unsafe', undefined, []);
  for (const secret of group) {
    const change = editOf(model, secret, `\${${name}:?}`);
    if (change === undefined) return buildFix(title, 'unsafe', undefined, []);
    edits.push(change.edit);
    changes.push(change.path);
  }
  return buildFix(title, 'unsafe', edits, changes);
}

/** The name of the variable: that of the image's own password, unless another value goes by it already. */
function nameFor(model: ComposeModel, group: readonly WrittenSecret[]): string {
  const [first] = group;
  const named = group.find(({ where }) => where === 'variable') ?? first!;
  const key = named.where === 'url' ? `${named.key}_PASSWORD` : named.key;
  const plain = key.replace(/[^A-Za-z0-9_]/g, '_');
  const others = model.project.services.flatMap((service) =>
    service.environment.filter(
      (variable) => variable.key === named.key && variable.value?.raw !== named.value,
    ),
  );
  const clash = others.length > 0 || model.project.references.some((reference) => reference.name === plain);
  const prefix = named.service.name.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
  const full = clash && named.where !== 'url' ? `${prefix}_${plain}` : plain;
  return /^\d/.test(full) ? `_${full}` : full;
}

function editOf(
  model: ComposeModel,
  secret: WrittenSecret,
  text: string,
): { edit: Edit; path: string } | undefined {
  const place = findScalar(model, secret.origin, secret.service.name);
  if (place === undefined) return undefined;
  const { source, style } = place.node;
  const quote = style === 'plain' ? 0 : 1;
  const inner = source.slice(quote, source.length - quote);
  const head = secret.variable.syntax === 'list' ? inner.indexOf('=') + 1 : 0;
  const raw = secret.variable.value!.raw;
  // Escapes would shift the places.
  if (inner.slice(head) !== raw) return undefined;
  const start = place.node.range.start + quote + head + secret.from;
  const edit = { file: place.file, start, end: start + secret.value.length, text };
  return { edit, path: promise(place.path) };
}

/** Whether a command or a health check repeats the secret: it would no longer fit. */
function isRepeatedElsewhere(model: ComposeModel, value: string): boolean {
  return model.project.services.some((service) =>
    [service.command, service.entrypoint, service.healthcheck?.test].some((command) => {
      const text = command?.text ?? command?.words?.join(' ');
      return text !== undefined && holdsOption(text, value);
    }),
  );
}

function holdsOption(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    if (
      /(?:-p|-a|pass|password|requirepass|auth|token)[ =:"']*$|[:=][ "']*$/i.test(
        text.slice(Math.max(0, at - 24), at),
      )
    )
      return true;
  }
  return false;
}
