import { describe, expect, it } from 'vitest';
import { expectFormat } from '../support/exchange.js';
import { runCommand } from '../support/run-command.js';

const FORMATS = [
  'pretty',
  'compact',
  'json',
  'jsonl',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'checkstyle',
  'rdjson',
  'markdown',
  'html',
];
const EXCHANGE = ['sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'rdjson', 'jsonl'];
/** What a viewer, a terminal, a parser or a runner would act on. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'a\u001b[31mred\u001b]0;title\u0007',
  'x]]><evil/>',
  '\n::error::made up',
  '%0A::error file=a::made up',
  'user\u202etxt.exe\u2066\u200f\u061c',
  '`|**bold**|` [link](javascript:alert(1)) @everyone #1',
  '\u0085\u009b31m\u2028\ufeff',
  "'&amp;&lt;\\",
];
const quote = (text: string) => JSON.stringify(text);

/** Files that rules have something to say about, with a hostile text in the name of everything that has a name. */
function makeProject(text: string): Record<string, string> {
  const name = text.replaceAll('/', '∕').replaceAll('\n', '\r');
  const compose = [
    'services:',
    `  ${quote(text)}:`,
    `    image: ${quote(`redis:${text}`)}`,
    `    depends_on: [${quote(`${text}x`)}]`,
    `    networks: [${quote(text)}]`,
    '    ports: ["6379:6379"]',
    '    environment:',
    `      ${quote(text)}: "1"`,
    '  plain:',
    '    image: redis:latest',
    `    container_name: ${quote(text)}`,
    '',
  ];
  return {
    [`${name}/compose.yaml`]: compose.join('\n'),
    [`${name}/${name}.env`]: `${text}=1\n${text}=2\nSECRET_KEY=changeme\nA=1\nA=2\n`,
    [`${name}/Dockerfile`]: `FROM node:8 AS ${text}\nENV ${text}=1 B=2\nCOPY --from=${text}x . .\nRUN cd /${text} && sudo ls\n`,
    [`other ${name}/.env`]: `# catalyst-ignore ${text} -- ${text}\nA=1\nA=2\n`,
  };
}

/** Every format of one run. */
async function renderAll(text: string): Promise<ReadonlyMap<string, string>> {
  const outputs = FORMATS.flatMap((format) => ['-f', `${format}:/out/${format}`]);
  const { files } = await runCommand(makeProject(text), ['doctor', '-v', '--select', 'all', ...outputs]);
  return new Map(FORMATS.map((format) => [format, files.get(`/out/${format}`)!]));
}

const countScripts = (page: string) => page.match(/<script\b/g)?.length ?? 0;

describe.each(HOSTILE)('with %j in every name', (text) => {
  it('every format shows it, and nothing acts on it', { timeout: 60_000 }, async () => {
    const own = countScripts((await renderAll('plain')).get('html')!);
    for (const [format, out] of await renderAll(text)) {
      expect(out.length, format).toBeGreaterThan(500);
      // Terminals and viewers: no control, format or direction characters but the line ends of the format itself.
      expect(out, format).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
      );
      // A line of the output that begins a workflow command would be run by the runner that prints it.
      if (format !== 'github') expect(out, format).not.toMatch(/^::/m);
      if (EXCHANGE.includes(format)) expectFormat(format, out);
      if (format === 'json') expect(JSON.parse(out).findings.length).toBeGreaterThan(5);
      // In Markdown a code block and a code span are text, whatever they hold.
      const live =
        format === 'markdown'
          ? out
              .replace(/^( *)(`{3,})[^`\n]*\n[\s\S]*?\n\1\2 *$/gm, '')
              .replace(/(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
          : out;
      if (format === 'markdown' || format === 'html')
        expect(live, format).not.toMatch(/<img|<script>alert|<evil/);
      if (format === 'html') expect(countScripts(out)).toBe(own);
    }
  });
});
