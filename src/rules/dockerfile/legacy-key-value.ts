import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/legacy-key-value',
  aliases: ['LegacyKeyValueFormat'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'ENV or LABEL separates name and value by a blank instead of an equals sign.',
    why: 'Only one pair fits in, and everything to the end of the line is its value: a second pair on the line silently becomes part of the first. The form may be removed.',
    bad: 'FROM python:3.13-slim\nENV PORT 8000',
    good: 'FROM python:3.13-slim\nENV PORT=8000',
    refs: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  },
  messages: {
    legacy: (a: { keyword: string; name: string }) =>
      `${a.keyword} ${a.name} needs an equals sign between name and value`,
  },
  *check(model) {
    const { file, dockerfile } = model;
    for (const one of instructionsOf(model, 'env', 'label')) {
      const [entry] = one.entries;
      if (!entry?.legacy || !entry.value) continue;
      const { key, value } = entry;
      const source = file.text.slice(value.range.start, value.range.end);
      const quoted = quote(source, dockerfile.escape);
      const separator = { file: file.path, start: key.range.end, end: value.range.start, text: '=' };
      yield {
        messageId: 'legacy',
        args: { keyword: one.kind.toUpperCase(), name: key.value },
        range: entry.range,
        ...(quoted === undefined || one.innerComments.length > 0
          ? {}
          : {
              fixes: [
                {
                  title: 'write it with an equals sign',
                  safety: 'safe',
                  edits:
                    quoted === source
                      ? [separator]
                      : [separator, { file: file.path, ...value.range, text: quoted }],
                },
              ],
            }),
      };
    }
  },
});

/**
 * The value so that it stays one word and means the same; undefined where that cannot be told. The old form, too,
 * removes quotes and escapes, so that a value in one pair of quotes can stay as it is.
 */
function quote(source: string, escapeCharacter: string): string | undefined {
  if (/^[^\s"'\\`]+$/.test(source)) return source;
  if (/^"[^"\\`\n]*"$/.test(source) || /^'[^'\\`\n]*'$/.test(source)) return source;
  if (source.includes(escapeCharacter) || /["'\n\r]/.test(source)) return undefined;
  return `"${source}"`;
}
