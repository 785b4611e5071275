import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/core/text.js';
import { looksLikeJson, looksLikeTemplate, parseDockerfile } from '../../../src/syntax/dockerfile/index.js';
import type { InstructionKind, InstructionOf } from '../../../src/syntax/dockerfile/types.js';

function first<K extends InstructionKind>(text: string, kind: K): InstructionOf<K> {
  const found = parseDockerfile(text).instructions.find((instruction) => instruction.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found as InstructionOf<K>;
}

const cut = (text: string, range: Range | undefined) =>
  range === undefined ? undefined : text.slice(range.start, range.end);
const codes = (text: string) => parseDockerfile(text).problems.map((problem) => problem.code);

describe('nodes', () => {
  it('covers the text with directives, comments, blanks and instructions', () => {
    const text = '# syntax=docker/dockerfile:1\n# about\n\nFROM base\nRUN a \\\n  # why\n\n  && b\n';
    const file = parseDockerfile(text);
    expect(file.nodes.map((node) => node.kind)).toEqual(['directive', 'comment', 'blank', 'from', 'run']);
    expect(file.nodes.map((node) => cut(text, node.extent)).join('')).toBe(text);
    expect(file.comments.map((comment) => comment.value)).toEqual(['about', 'why']);
    const run = file.instructions[1]!;
    expect(run.lines.map((line) => line.kind)).toEqual(['text', 'comment', 'empty', 'text']);
    expect(cut(text, run.lines[0]!.continuation)).toBe('\\');
    expect(cut(text, run.range)).toBe('RUN a \\\n  # why\n\n  && b');
    expect(run.rest.text).toBe('a   && b');
  });

  it('reads directives with their places and stops at the first comment that is none', () => {
    const text = '# Syntax = x/y:1 \n#check=skip=all\n# note\n# escape=`\nRUN a\n';
    const file = parseDockerfile(text);
    expect(file.directives.map(({ name, value }) => [name, value])).toEqual([
      ['syntax', 'x/y:1'],
      ['check', 'skip=all'],
    ]);
    expect(cut(text, file.directives[0]!.valueRange)).toBe('x/y:1');
    expect(cut(text, file.directives[0]!.nameRange)).toBe('Syntax');
    expect(file.escape).toBe('\\');
  });

  it('keeps a byte order mark and CRLF out of everything but the extents', () => {
    const text = '\ufeffFROM base\r\nENV A=1 \\\r\n    B=2\r\n';
    const file = parseDockerfile(text);
    expect(file.bom).toBe(true);
    expect(file.nodes.map((node) => cut(text, node.extent)).join('')).toBe(text);
    const env = first(text, 'env');
    expect(env.entries.map((entry) => [entry.key.value, entry.value?.value])).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
    expect(cut(text, env.entries[1]!.range)).toBe('B=2');
  });

  it('reads on after what it cannot read', () => {
    const text = 'FROM base\nINSTALL curl\nENV\nUSER app\n';
    const file = parseDockerfile(text);
    expect(file.instructions.map((instruction) => instruction.kind)).toEqual([
      'from',
      'unknown',
      'env',
      'user',
    ]);
    expect(file.problems.map(({ code, args }) => [code, args])).toEqual([
      ['instruction-unknown', { keyword: 'INSTALL' }],
      ['argument-missing', { keyword: 'ENV' }],
    ]);
    expect(cut(text, file.problems[0]!.range)).toBe('INSTALL');
  });

  it('tells lines above 64 KiB', () => {
    expect(codes(`RUN ${'a'.repeat(65531)}\n`)).toEqual([]);
    expect(codes(`RUN ${'a'.repeat(65532)}\n`)).toEqual(['line-too-long']);
    expect(codes(`RUN ${'é'.repeat(32766)}\n`)).toEqual(['line-too-long']);
  });
});

describe('Windows files', () => {
  const text =
    '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell"]\nRUN dir `\n  C:\\\nCOPY a.txt C:\\\nUSER app\n';
  it('continues lines with a backtick only', () => {
    const file = parseDockerfile(text);
    expect(file.escape).toBe('`');
    expect(file.problems).toEqual([]);
    expect(file.instructions.map((instruction) => instruction.kind)).toEqual([
      'from',
      'shell',
      'run',
      'copy',
      'user',
    ]);
    expect(first(text, 'run').rest.text).toBe('dir   C:\\');
    expect(first(text, 'copy').destination?.value).toBe('C:\\');
  });
});

describe('heredocs', () => {
  it.each([
    ['<<EOT', false, true, 0],
    ['<< EOT', false, true, 0],
    ['<<-EOT', true, true, 0],
    ['3<<EOT', false, true, 3],
    ["<<'EOT'", false, false, 0],
    ['<<-"EOT"', true, false, 0],
  ])('reads %s', (mark, chomp, expands, descriptor) => {
    const text = `RUN ${mark} cat\n\tFROM nothing\n\t# no comment\nEOT\nUSER app\n`;
    const file = parseDockerfile(text);
    expect(file.problems).toEqual([]);
    expect(file.instructions.map((instruction) => instruction.kind)).toEqual(['run', 'user']);
    const [doc] = file.instructions[0]!.heredocs;
    expect(doc).toMatchObject({ name: 'EOT', chomp, expands, descriptor });
    expect(cut(text, doc!.range)).toBe(mark);
    expect(cut(text, doc!.nameRange)).toBe(mark.replace(/^\d*<<-?\s*/, ''));
    expect(cut(text, doc!.contentRange)).toBe('\tFROM nothing\n\t# no comment\n');
    expect(doc!.content.text).toBe(
      chomp ? 'FROM nothing\n# no comment\n' : '\tFROM nothing\n\t# no comment\n',
    );
    expect(cut(text, doc!.terminatorRange)).toBe('EOT');
    expect(cut(text, file.instructions[0]!.range)).toMatch(/\nEOT$/);
  });

  it('reads several on a line, and their variables in COPY', () => {
    const text = 'COPY <<A <<"B" /etc/\n$one "${two}"\nA\n$three\nB\n';
    const copy = first(text, 'copy');
    expect(copy.heredocs.map((doc) => doc.name)).toEqual(['A', 'B']);
    expect(copy.sources).toEqual([]);
    expect(copy.destination?.value).toBe('/etc/');
    const names = copy.heredocs.map((doc) =>
      doc.parts.flatMap((part) => (part.kind === 'variable' ? part.name : [])),
    );
    expect(names).toEqual([['one', 'two'], []]);
  });

  it('gives them to the trigger of ONBUILD', () => {
    const onbuild = first('ONBUILD RUN <<A\nx\nA\n', 'onbuild');
    expect(onbuild.trigger?.heredocs.map((doc) => doc.content.text)).toEqual(['x\n']);
    expect(onbuild.trigger?.isTrigger).toBe(true);
  });

  it('has none in JSON form, ENV, or where quotes hide them', () => {
    for (const line of [
      'RUN ["cat", "<<A"]',
      'ENV a=<<A',
      'RUN echo "<<A"',
      'RUN echo $((1<<2))',
      'RUN cat <<<A',
    ]) {
      expect(parseDockerfile(`${line}\nUSER app\n`).instructions[0]!.heredocs).toEqual([]);
    }
  });

  it('ends one that is never closed before the next instruction', () => {
    const file = parseDockerfile('RUN cat <<A\nbody\nUSER app\nRUN b\n');
    expect(file.problems.map((problem) => problem.code)).toEqual(['heredoc-unterminated']);
    expect(file.instructions.map((instruction) => instruction.kind)).toEqual(['run', 'user', 'run']);
    expect(file.instructions[0]!.heredocs[0]).toMatchObject({ terminatorRange: undefined });
  });
});

describe('parts', () => {
  it('reads flags with quotes and the fields of a mount', () => {
    const text = 'RUN --mount=type=bind,"source=a b",target=/x \\\n  --network=none  make\n';
    const run = first(text, 'run');
    expect(run.flags.map((flag) => [flag.name, flag.value?.value])).toEqual([
      ['mount', 'type=bind,source=a b,target=/x'],
      ['network', 'none'],
    ]);
    const [mount] = run.mounts;
    expect(mount!.fields.map((field) => [field.key, field.value?.value])).toEqual([
      ['type', 'bind'],
      ['source', 'a b'],
      ['target', '/x'],
    ]);
    expect(cut(text, mount!.fields[1]!.value!.range)).toBe('a b');
    expect(cut(text, run.flags[1]!.range)).toBe('--network=none');
    expect(cut(text, run.restRange)).toBe('make');
  });

  it('decides the JSON form to the letter, with places', () => {
    const text = 'CMD ["sh", "-c", \\\n  "echo \\"hi\\" \\u00e9"]\n';
    const { command } = first(text, 'cmd');
    if (command?.form !== 'exec') throw new Error('no exec form');
    expect(command.words.map((word) => word.value)).toEqual(['sh', '-c', 'echo "hi" é']);
    expect(cut(text, command.words[2]!.range)).toBe('"echo \\"hi\\" \\u00e9"');
    expect(cut(text, command.range)).toMatch(/^\[.*\]$/s);
  });

  it.each([
    ["['a', 'b']", true],
    ['["a", "b"', true],
    ['["a",]', true],
    ['[“a”, “b”]', true],
    ['[ "$a" = b ] && c', false],
    ['[ -f x ]', false],
    ['[[ a ]]', false],
  ])('takes %s for meant as JSON: %s', (text, expected) => {
    expect(looksLikeJson(text)).toBe(expected);
  });

  it('splits image references around variables', () => {
    const text =
      'FROM --platform=$BUILDPLATFORM ${REG:-ghcr.io/x}/team/app:${TAG}-slim@sha256:0000 AS Build\n';
    const from = first(text, 'from');
    expect(from.image).toMatchObject({
      registry: '${REG:-ghcr.io/x}',
      repository: 'team/app',
      tag: '${TAG}-slim',
      digest: 'sha256:0000',
      hasVariables: true,
    });
    expect(cut(text, from.image?.tagRange)).toBe('${TAG}-slim');
    expect(cut(text, from.asRange)).toBe('AS');
    expect(from.stageName?.value).toBe('Build');
    expect(from.platform?.value).toBe('$BUILDPLATFORM');
  });

  it.each([
    ['localhost:5000/a', 'localhost:5000', 'a', undefined],
    ['a', undefined, 'a', undefined],
    ['team/a:1', undefined, 'team/a', '1'],
    ['"node:22"', undefined, 'node', '22'],
    ['docker.io/library/node:22-slim', 'docker.io', 'library/node', '22-slim'],
  ])('reads the reference %s', (word, registry, repository, tag) => {
    expect(first(`FROM ${word}\n`, 'from').image).toMatchObject({ registry, repository, tag });
  });

  it('reads ports', () => {
    const text = 'EXPOSE 80 443/TCP 127.0.0.1:8080:80 ${PORT}/udp 9000-9010\n';
    const { ports } = first(text, 'expose');
    expect(ports.map(({ ip, hostPort, port, protocol }) => [ip, hostPort, port, protocol])).toEqual([
      [undefined, undefined, '80', undefined],
      [undefined, undefined, '443', 'TCP'],
      ['127.0.0.1', '8080', '80', undefined],
      [undefined, undefined, '${PORT}', 'udp'],
      [undefined, undefined, '9000-9010', undefined],
    ]);
    expect(cut(text, ports[1]!.protocolRange)).toBe('TCP');
  });

  it('reads variables with their modifiers and places', () => {
    const text = 'ENV A="${X:-${Y}}" \'$Z\' B=${P%%/*} C=${Q//a/b} D=\\$W\n'.replace("'$Z' ", '');
    const { entries } = first(text, 'env');
    const variables = entries.map((entry) => entry.value!.parts.find((part) => part.kind === 'variable'));
    expect(variables[0]).toMatchObject({
      name: 'X',
      operator: ':-',
      quote: 'double',
      operand: [{ name: 'Y' }],
    });
    expect(cut(text, variables[0]!.range)).toBe('${X:-${Y}}');
    expect(variables[1]).toMatchObject({ name: 'P', operator: '%%', operand: [{ value: '/*' }] });
    expect(variables[2]).toMatchObject({
      operator: '//',
      operand: [{ value: 'a' }],
      replacement: [{ value: 'b' }],
    });
    expect(variables[3]).toBeUndefined();
    expect(entries[3]!.value!.literal).toBe('$W');
  });

  it('names the modifiers that BuildKit does not know', () => {
    const text = 'ENV A=${X^^}\n';
    const [problem] = parseDockerfile(text).problems;
    expect(problem).toMatchObject({ code: 'variable-syntax', args: { reason: 'unsupported-modifier' } });
    expect(problem!.range.start).toBe(text.indexOf('$'));
  });
});

describe('templates', () => {
  it('are told from their marks at the start of lines and in FROM', () => {
    expect(looksLikeTemplate(parseDockerfile('{% if x %}\nFROM a\n{% endif %}\n'))?.engine).toBe('jinja');
    expect(looksLikeTemplate(parseDockerfile('FROM {{ image }}\n'))?.engine).toBe('jinja');
    expect(looksLikeTemplate(parseDockerfile('FROM @IMAGE@\n'))?.engine).toBe('placeholder');
    expect(looksLikeTemplate(parseDockerfile('FROM <%= image %>\n'))?.engine).toBe('erb');
  });
  it('are not told from marks in commands', () => {
    const text = "FROM a\nRUN docker inspect -f '{{.Id}}' x\nCOPY <<A /x\n{% x %}\nA\n";
    expect(looksLikeTemplate(parseDockerfile(text))).toBeUndefined();
  });
});
