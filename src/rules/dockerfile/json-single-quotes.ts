import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/json-single-quotes',
  aliases: ['DL3025', 'JSONArgsRecommended'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A command is written like a JSON array, but it is not one: single quotes, a comma too many, a missing quote.',
    why: 'What is not JSON is handed to the shell as it stands: the container tries to run a program called "[python,".',
    bad: "FROM python:3.13-slim\nCMD ['python', 'app.py']",
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  },
  messages: {
    single: (a: { keyword: string }) =>
      `${a.keyword} is in single quotes: JSON takes double quotes only, so the shell gets the brackets`,
    broken: (a: { keyword: string }) =>
      `${a.keyword} starts like a JSON array and is none, so the shell gets the brackets`,
  },
  *check(model) {
    const { text, path } = model.file;
    for (const one of instructionsOf(model, 'cmd', 'entrypoint', 'run', 'healthcheck')) {
      const { command } = one;
      if (command?.form !== 'shell' || !command.looksLikeJson) continue;
      const source = command.text.text.trim();
      // `[ "$A" = b ] && c` is a test of the shell; `["a", "b"` without its end is none.
      const isArray = source.endsWith(']')
        ? !/^\[\s+[^\s'"]/.test(source)
        : /^\["[^"]*"\s*(?:,|$)/.test(source);
      if (!isArray) continue;
      const keyword = one.kind.toUpperCase();
      const { range } = command;
      if (!source.includes("'")) {
        yield { messageId: 'broken', args: { keyword }, range };
        continue;
      }
      const replaced = toJson(text.slice(range.start, range.end));
      yield {
        messageId: 'single',
        args: { keyword },
        range,
        ...(replaced === undefined
          ? {}
          : {
              fixes: [
                {
                  title: 'write the array with double quotes',
                  safety: 'unsafe',
                  edits: [{ file: path, ...range, text: replaced }],
                },
              ],
            }),
      };
    }
  },
});

/** The array with double quotes; undefined where a word holds quotes or backslashes of its own. */
function toJson(source: string): string | undefined {
  if (/["\\]/.test(source)) return undefined;
  const json = source.replaceAll("'", '"');
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? json : undefined;
  } catch {
    return undefined;
  }
}
