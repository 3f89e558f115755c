import { describe, expect, it } from '@jest/globals';
import { logicalText } from '../src/dockerfile/logical.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import type { Dockerfile, Instruction } from '../src/dockerfile/types.ts';
import type { Range } from '../src/range.ts';

/** Parses, and gives a way to look at ranges as text. */
function read(text: string): Dockerfile & { slice(range: Range | undefined): string | undefined } {
  const file = parseDockerfile(text);
  return Object.assign(file, {
    slice: (range: Range | undefined) => range && text.slice(range.start, range.end),
  });
}

/** The only instruction of a text that has a FROM before it. */
function only(text: string): {
  instruction: Instruction;
  slice(range: Range | undefined): string | undefined;
} {
  const file = read(`FROM a\n${text}`);
  const instruction = file.instructions[1];
  if (instruction === undefined || file.instructions.length !== 2)
    throw new Error(`not one instruction: ${text}`);
  return { instruction, slice: (range) => file.slice(range) };
}

const keywords = (text: string): string[] => parseDockerfile(text).instructions.map(({ keyword }) => keyword);
const values = (text: string): string[] => only(text).instruction.words.map(({ value }) => value);

describe('lines', () => {
  it('gives 1-based lines and columns, the line break being part of its line', () => {
    const file = read('FROM a\r\nRUN b\n\nUSER c');
    expect(file.position(0)).toEqual({ line: 1, column: 1 });
    expect(file.position(7)).toEqual({ line: 1, column: 8 });
    expect(file.position(8)).toEqual({ line: 2, column: 1 });
    expect(file.position(14)).toEqual({ line: 3, column: 1 });
    expect(file.position(21)).toEqual({ line: 4, column: 7 });
  });

  it('finds start and end of the line at an offset, before its break', () => {
    const file = read('FROM a\r\nRUN b\n');
    expect([file.lineStart(3), file.lineEnd(3)]).toEqual([0, 6]);
    expect([file.lineStart(10), file.lineEnd(10)]).toEqual([8, 13]);
    expect([file.lineStart(14), file.lineEnd(14)]).toEqual([14, 14]);
  });

  it('knows the line break in use where both kinds are mixed, and the last line takes that of the line before', () => {
    const file = read('FROM a\nRUN b\r\nUSER c');
    expect([file.eolAt(0), file.eolAt(8), file.eolAt(15)]).toEqual(['\n', '\r\n', '\r\n']);
    expect(parseDockerfile('FROM a').eolAt(0)).toBe('\n');
  });
});

function names(text: string): string[] {
  return parseDockerfile(text).directives.map(({ name, value }) => `${name}=${value}`);
}

describe('directives', () => {
  it('reads syntax, escape and check at the top, in any case and with spaces', () => {
    const text = '# Syntax = docker/dockerfile:1 x\n#ESCAPE=`\n# check=skip=all\nFROM a\n';
    const file = read(text);
    expect(names(text)).toEqual(['syntax=docker/dockerfile:1 x', 'escape=`', 'check=skip=all']);
    expect(file.directives.map(({ range }) => file.slice(range))).toEqual(text.split('\n').slice(0, 3));
    expect(file.slice(file.directives[0]?.valueRange)).toBe('docker/dockerfile:1 x');
    expect(file.comments).toEqual([]);
  });

  it.each([
    ['a blank line', '\n# escape=`\nFROM a'],
    ['a comment', '# hello\n# escape=`\nFROM a'],
    ['an unknown name', '# foo=bar\n# escape=`\nFROM a'],
    ['an instruction', 'FROM a\n# escape=`\n'],
  ])('are ended by %s', (_, text) => {
    const file = parseDockerfile(text);
    expect([file.escape, file.directives.length]).toEqual(['\\', 0]);
    expect(file.comments.at(-1)?.text).toBe('escape=`');
  });

  it('may stand behind a byte order mark', () => {
    const file = read('\uFEFF# escape=`\nFROM a\n');
    expect([file.bom, file.escape]).toEqual([true, '`']);
    expect(file.slice(file.directives[0]?.range)).toBe('# escape=`');
  });
});

describe('continuations', () => {
  it('join lines and keep the indentation of the next', () => {
    expect(only('RUN a \\\n    b\\\nc').instruction.body.text).toBe('a     bc');
  });

  it('may have blanks behind the character, and leave out comments and empty lines between', () => {
    const { instruction, slice } = only('RUN a \\ \t\n\n  # one\n \t\n# two\\\n b \\\n\n\n c\n');
    expect(instruction.body.text).toBe('a  b  c');
    expect(slice(instruction.range)).toBe('RUN a \\ \t\n\n  # one\n \t\n# two\\\n b \\\n\n\n c');
    expect(
      parseDockerfile('FROM a\nRUN a \\\n  # one\n# two\\\n b').comments.map(({ text }) => text),
    ).toEqual(['one', 'two\\']);
  });

  it('lead back from every character to its offset', () => {
    const text = 'FROM a\nRUN ab \\\n  # x\n cd\n';
    const { body } = parseDockerfile(text).instructions[1] as Instruction;
    expect(body.text).toBe('ab  cd');
    for (const [index, char] of [...body.text].entries()) expect(text[body.offset(index)]).toBe(char);
    expect(body.offset(body.text.length)).toBe(text.length - 1);
    const range = body.range(1, 5);
    expect(text.slice(range.start, range.end)).toBe('b \\\n  # x\n c');
    expect(body.range(2, 2)).toEqual({ start: body.offset(2), end: body.offset(2) });
  });

  it('end at the end of the file', () => {
    const file = read('FROM a \\\n');
    expect(file.instructions.map(({ body }) => body.text)).toEqual(['a']);
    expect(file.slice(file.instructions[0]?.range)).toBe('FROM a \\');
    expect(keywords('FROM a\nRUN b \\\n\n# c\n')).toEqual(['FROM', 'RUN']);
  });

  it('use the backtick after an escape directive, and then not the backslash', () => {
    const file = read('# escape=`\nFROM a\nRUN dir C:\\\nRUN b `\n  c\n');
    expect(file.instructions.map(({ body }) => body.text)).toEqual(['a', 'dir C:\\', 'b   c']);
  });

  it('may part a keyword, and may come before it', () => {
    const file = read('FR\\\nOM a\n\\\n # c\n\n  RUN b\n');
    expect(file.instructions.map(({ keyword, body }) => `${keyword} ${body.text}`)).toEqual([
      'FROM a',
      'RUN b',
    ]);
    expect(file.slice(file.instructions[0]?.keywordRange)).toBe('FR\\\nOM');
    expect(file.slice(file.instructions[1]?.range)).toBe('RUN b');
    expect(file.comments.map(({ text }) => text)).toEqual(['c']);
  });

  it('are removed from any range by logicalText, also one that begins in the middle of a line', () => {
    const text = 'RUN a \\\n# c\n b && c';
    expect(logicalText(text, { start: 4, end: text.length }, '\\').text).toBe('a  b && c');
    expect(logicalText(text, { start: 4, end: 14 }, '\\').text).toBe('a  b');
    expect(logicalText(text, { start: 4, end: 7 }, '\\').text).toBe('a ');
    expect(logicalText(text, { start: 4, end: 4 }, '\\').offset(0)).toBe(4);
  });
});

describe('line endings and odd characters', () => {
  it('reads CRLF, also after continuations', () => {
    const file = read('FROM a\r\nRUN b \\\r\n  # c\r\n  d\r\n');
    expect(file.instructions.map(({ range }) => file.slice(range))).toEqual([
      'FROM a',
      'RUN b \\\r\n  # c\r\n  d',
    ]);
    expect(file.instructions[1]?.body.text).toBe('b   d');
    expect(file.slice(file.comments[0]?.range)).toBe('# c');
  });

  it('takes a byte order mark for no part of the first keyword', () => {
    const file = read('\uFEFFFROM a');
    expect(file.bom).toBe(true);
    expect(file.instructions[0]?.range).toEqual({ start: 1, end: 7 });
  });

  it('accepts tabs, vertical tabs and indentation round keyword and arguments', () => {
    expect(keywords('  \tFROM\ta\n \u00a0RUN\vb\n')).toEqual(['FROM', 'RUN']);
    expect(only('\tCOPY \t a\t\tb \t').instruction.words.map(({ raw }) => raw)).toEqual(['a', 'b']);
  });

  it('reads keywords in any case and reports them in upper case', () => {
    const file = read('from a\nCopY b c');
    expect(file.instructions.map(({ keyword }) => keyword)).toEqual(['FROM', 'COPY']);
    expect(file.slice(file.instructions[1]?.keywordRange)).toBe('CopY');
  });

  it('counts UTF-16 units', () => {
    const { instruction, slice } = only('LABEL a="😀é" b=ü');
    expect(instruction.pairs.map(({ value }) => value?.value)).toEqual(['😀é', 'ü']);
    expect(slice(instruction.pairs[1]?.range)).toBe('b=ü');
  });
});

describe('flags', () => {
  it('stand before the arguments, with or without a value', () => {
    const { instruction, slice } = only('COPY --from=b --link  --chown=a:b x --not y');
    expect(instruction.flags.map(({ name, value }) => [name, value])).toEqual([
      ['from', 'b'],
      ['link', undefined],
      ['chown', 'a:b'],
    ]);
    expect(instruction.flags.map(({ range }) => slice(range))).toEqual(['--from=b', '--link', '--chown=a:b']);
    expect(instruction.flags.map(({ valueRange }) => slice(valueRange))).toEqual(['b', undefined, 'a:b']);
    expect(instruction.words.map(({ raw }) => raw)).toEqual(['x', '--not', 'y']);
  });

  it('end at a bare --', () => {
    const { instruction } = only('COPY --link -- --a b');
    expect(instruction.flags.map(({ name }) => name)).toEqual(['link']);
    expect(instruction.body.text).toBe('--a b');
  });

  it('lose quotes and escapes, which may hold white space', () => {
    const { instruction, slice } = only('RUN --mount=type=bind,source="a b",target=\\"c x');
    expect(instruction.flags[0]?.value).toBe('type=bind,source=a b,target="c');
    expect(slice(instruction.flags[0]?.valueRange)).toBe('type=bind,source="a b",target=\\"c');
    expect(instruction.body.text).toBe('x');
  });

  it('may stand on lines of their own', () => {
    const { instruction, slice } = only('RUN --mount=type=cache,target=/a \\\n    --network=none \\\n    x');
    expect(instruction.flags.map(({ range }) => slice(range))).toEqual([
      '--mount=type=cache,target=/a',
      '--network=none',
    ]);
    expect(instruction.body.text).toBe('x');
  });
});

describe('words', () => {
  it('are parted at white space alone for COPY, so that a quote binds nothing', () => {
    expect(only('COPY "a b" c').instruction.words.map(({ raw }) => raw)).toEqual(['"a', 'b"', 'c']);
  });

  it('are the whole text for USER, WORKDIR, STOPSIGNAL and MAINTAINER', () => {
    expect(values('WORKDIR "/a b"')).toEqual(['/a b']);
    expect(values('MAINTAINER Ann  Bee')).toEqual(['Ann  Bee']);
  });

  it('lose quotes and escapes in their value and keep references', () => {
    expect(values('EXPOSE "80" \'$A\' ${B:-"x"} a\\$b')).toEqual(['80', '$A', '${B:-"x"}', 'a$b']);
    expect(only('EXPOSE "80" \'81\' "8"2 \\"83').instruction.words.map(({ quote }) => quote)).toEqual([
      '"',
      "'",
      undefined,
      undefined,
    ]);
  });
});

function pairs(text: string): (string | undefined)[][] {
  const { instruction, slice } = only(text);
  return instruction.pairs.map(({ key, value, keyRange, range }) => [
    key,
    value?.value,
    slice(keyRange),
    slice(range),
  ]);
}

describe('pairs', () => {
  it('read key=value with quotes and escaped blanks', () => {
    expect(pairs('ENV A="b c" D=e\\ f G=')).toEqual([
      ['A', 'b c', 'A', 'A="b c"'],
      ['D', 'e f', 'D', 'D=e\\ f'],
      ['G', '', 'G', 'G='],
    ]);
  });

  it('read the legacy form: all the rest is the value, over several lines too', () => {
    const { instruction, slice } = only('ENV A b=c \\\n  "d"');
    expect(instruction.pairs).toHaveLength(1);
    expect(instruction.pairs[0]).toMatchObject({
      key: 'A',
      legacy: true,
      value: { raw: 'b=c   "d"', value: 'b=c   d' },
    });
    expect(slice(instruction.pairs[0]?.value?.range)).toBe('b=c \\\n  "d"');
  });

  it('unquote keys', () => {
    expect(pairs('LABEL "com.example"="x y"')).toEqual([
      ['com.example', 'x y', '"com.example"', '"com.example"="x y"'],
    ]);
  });

  it('of ARG need no value, and there may be several', () => {
    expect(pairs('ARG A B=c')).toEqual([
      ['A', undefined, 'A', 'A'],
      ['B', 'c', 'B', 'B=c'],
    ]);
  });

  it('are found across lines', () => {
    const { instruction, slice } = only('ENV A=1 \\\n  # c\n  B=2\n');
    expect(instruction.pairs.map(({ range }) => slice(range))).toEqual(['A=1', 'B=2']);
  });
});

describe('the exec form', () => {
  it('gives the strings with their places', () => {
    const { instruction, slice } = only('CMD [ "a\\"b" ,\\\n "\\u00e9", "]" ] ');
    expect(instruction.json?.map(({ value }) => value)).toEqual(['a"b', 'é', ']']);
    expect(instruction.json?.map(({ range }) => slice(range))).toEqual(['"a\\"b"', '"\\u00e9"', '"]"']);
  });

  it.each(["CMD ['a']", 'CMD ["a",]', 'CMD ["a"] b', 'CMD ["a"', 'CMD a ["b"]', 'CMD ["\\a"]'])(
    'is not what %s is',
    (text) => {
      expect(only(text).instruction.json).toBeUndefined();
    },
  );

  it('may be empty, and only stands where the instruction has it', () => {
    expect(only('CMD []').instruction.json).toEqual([]);
    expect(only('USER ["a"]').instruction.json).toBeUndefined();
  });
});

describe('heredocs', () => {
  it('are read with body and terminator, and belong to the range but not to the head', () => {
    const { instruction, slice } = only('COPY <<EOF /a\nb # c\n\\\nEOF\n');
    const [heredoc] = instruction.heredocs;
    expect(slice(instruction.range)).toBe('COPY <<EOF /a\nb # c\n\\\nEOF');
    expect(slice(instruction.head)).toBe('COPY <<EOF /a');
    expect([slice(heredoc?.marker), slice(heredoc?.body), slice(heredoc?.terminator)]).toEqual([
      '<<EOF',
      'b # c\n\\\n',
      'EOF',
    ]);
    expect(heredoc).toMatchObject({ name: 'EOF', quoted: false, stripTabs: false });
  });

  it('follow each other in the order of their markers', () => {
    const { instruction, slice } = only('COPY <<X <<Y /d/\nY\nX\nX\nY');
    expect(instruction.heredocs.map(({ body }) => slice(body))).toEqual(['Y\n', 'X\n']);
  });

  it.each([
    ["RUN <<'E F'\nx\nE F", 'E F', true, false],
    ['RUN <<"E"\nx\nE', 'E', true, false],
    ["RUN <<E'F'\nx\nEF", 'EF', true, false],
    ["RUN <<e\\'f\nx\ne'f", "e'f", false, false],
    ['RUN <<-E\nx\n\t\tE', 'E', false, true],
    ['RUN 3<<E\nx\nE', 'E', false, false],
    ['RUN << E\nx\nE', 'E', false, false],
    ['RUN <<$E\nx\n$E', '$E', false, false],
    ['ONBUILD RUN <<E\nx\nE', 'E', false, false],
    ['RUN a && \\\n  b <<E\nx\nE', 'E', false, false],
    ['run <<E\r\nx\r\nE\r\n', 'E', false, false],
  ])('%j', (text, name, quoted, stripTabs) => {
    const { instruction } = only(text);
    expect(instruction.heredocs).toHaveLength(1);
    expect(instruction.heredocs[0]).toMatchObject({ name, quoted, stripTabs });
    expect(instruction.heredocs[0]?.content.text.trimEnd()).toBe('x');
    expect(instruction.trigger?.heredocs).toEqual(instruction.trigger && instruction.heredocs);
  });

  it.each([
    'RUN a <<<b',
    'RUN a<<E',
    'RUN "<<E"',
    'RUN ["<<E"]',
    'RUN echo $((1<<2))',
    'RUN echo $(( 1 << 2 ))',
    "RUN it's <<E",
    'RUN echo ${a^^} <<E',
    'CMD <<E',
    'RUN a <<',
  ])('%s has none', (text) => {
    expect(only(text).instruction.heredocs).toEqual([]);
    expect(parseDockerfile(`FROM a\n${text}\nUSER b`).instructions).toHaveLength(3);
  });

  it('drop the leading tabs of their content behind <<-, not of their body', () => {
    const { instruction, slice } = only('RUN <<-E\n\ta\n\t\t b\n\tE\n');
    expect(slice(instruction.heredocs[0]?.body)).toBe('\ta\n\t\t b\n');
    expect(instruction.heredocs[0]?.content.text).toBe('a\n b\n');
  });

  it('hold no comments and no instructions, and end where the next begins', () => {
    expect(keywords('FROM a\nRUN <<E\nUSER b\n# c\nE\nUSER d')).toEqual(['FROM', 'RUN', 'USER']);
    expect(parseDockerfile('FROM a\nRUN <<E\n# c\nE\n# d').comments.map(({ text }) => text)).toEqual(['d']);
  });
});

describe('ONBUILD', () => {
  it('has the trigger as an instruction of its own', () => {
    const { instruction, slice } = only('ONBUILD  copy --from=x a \\\n b');
    expect(instruction.body.text).toBe('copy --from=x a  b');
    expect(instruction.trigger?.keyword).toBe('COPY');
    expect(slice(instruction.trigger?.range)).toBe('copy --from=x a \\\n b');
    expect(instruction.trigger?.flags.map(({ name }) => name)).toEqual(['from']);
    expect(instruction.trigger?.words.map(({ range }) => slice(range))).toEqual(['a', 'b']);
    expect(only('RUN a').instruction.trigger).toBeUndefined();
  });
});
