import { describe, expect, it } from '@jest/globals';
import type { LogicalText } from '../src/dockerfile/types.ts';
import { parseShell } from '../src/shell/parse.ts';
import type { Command, Script, ShellPart, ShellWord } from '../src/shell/types.ts';

function identity(text: string): LogicalText {
  return { text, offset: (index) => index, range: (start, end) => ({ start, end }) };
}

/** What remains of `text` without the given pieces, as a reader of a Dockerfile would join it. */
function without(text: string, ...gaps: string[]): LogicalText {
  const offsets: number[] = [];
  let joined = '';
  for (let i = 0; i < text.length;) {
    const gap = gaps.find((each) => text.startsWith(each, i));
    if (gap === undefined) {
      offsets.push(i);
      joined += text.charAt(i);
    }
    i += gap?.length ?? 1;
  }
  const offset = (index: number) => offsets[index] ?? text.length;
  return {
    text: joined,
    offset,
    range: (start, end) => ({ start: offset(start), end: end > start ? offset(end - 1) + 1 : offset(start) }),
  };
}

function script(source: string | LogicalText): Script {
  const shell = parseShell(typeof source === 'string' ? identity(source) : source);
  if (!shell.known) throw new Error(shell.reason);
  return shell.value;
}

function commands(text: string): readonly Command[] {
  return script(text).commands;
}

/** The first argument of `x …`. */
function argument(text: string): ShellWord | undefined {
  return commands(`x ${text}`)[0]?.words[1];
}

const text = (value: string): ShellPart => ({ kind: 'text', text: value });
const variable = (name: string, quoted = false, fallback?: string): ShellPart => ({
  kind: 'variable',
  name,
  fallback,
  quoted,
});

/** Questions that parsing asks about places, for a body of so many pieces. */
function questions(piece: string, separator: string, count: number): number {
  const body = Array<string>(count).fill(piece).join(separator);
  let asked = 0;
  const range = (start: number, end: number) => {
    asked++;
    return { start, end };
  };
  script({ text: body, offset: (index) => index, range });
  return asked;
}

const quote = (inner: string) => `sh -c '${inner.replaceAll("'", "'\\''")}'`;

describe('literal words', () => {
  it.each([
    ['plain', 'plain'],
    ['""', ''],
    ["''", ''],
    ['"a b"', 'a b'],
    ["'a $X \\n'", 'a $X \\n'],
    ['a\\ b', 'a b'],
    ['\\$X', '$X'],
    ['"\\$X \\" \\\\ \\a \\`"', '$X " \\ \\a `'],
    ['a"b"\'c\'\\d', 'abcd'],
    ["$'a\\n\\x41\\''", "a\nA'"],
    ['"a\\\nb"', 'ab'],
    ['\\*', '*'],
    ['"*"', '*'],
    ['"~/x"', '~/x'],
    ['a~', 'a~'],
    ['--x=~/y', '--x=~/y'],
    ['[', '['],
    ['{}', '{}'],
    ['a=b', 'a=b'],
    ['a#b', 'a#b'],
    ['$', '$'],
  ])('reads %s', (raw, literal) => {
    expect(argument(raw)).toMatchObject({ raw, literal, parts: literal === '' ? [] : [text(literal)] });
  });
});

describe('words with variables', () => {
  it.each<[string, ShellPart[]]>([
    ['$X', [variable('X')]],
    ['"$X"', [variable('X', true)]],
    ['${X}y', [variable('X'), text('y')]],
    ['a"b$X c"d', [text('ab'), variable('X', true), text(' cd')]],
    ['${X:-d}', [variable('X', false, 'd')]],
    ['"${X:-a b}"', [variable('X', true, 'a b')]],
    ['${X:-}', [variable('X', false, '')]],
    ['$X_y$Z', [variable('X_y'), variable('Z')]],
    ['~', [variable('HOME')]],
    ['~/x$Y', [variable('HOME'), text('/x'), variable('Y')]],
    ['~/"a b"', [variable('HOME'), text('/a b')]],
  ])('reads %s', (raw, parts) => {
    expect(argument(raw)).toMatchObject({ raw, literal: undefined, parts });
  });

  it.each([
    '*.txt',
    'a?',
    '[ab]c',
    '{a,b}',
    '~user/x',
    '$(cmd)',
    '`cmd`',
    '$((1 + 2))',
    '$1',
    '$@',
    '$?',
    '${X-d}',
    '${X:+d}',
    '${X:=d}',
    '${X%.*}',
    '${#X}',
    '${X[1]}',
    '${X:-$(cmd)}',
    '${X:-*}',
    '"${X:-\'a\'}"',
    '$"text"',
    '<(cmd)',
  ])('says nothing about %s', (raw) => {
    expect(argument(raw)).toMatchObject({ raw, literal: undefined, parts: undefined });
  });

  it('does not glob on the right of an assignment', () => {
    const [command] = commands('A=*.txt B=~/x C=a:~/y D+=z E=(1 2) F= cmd');
    expect(
      command?.assignments.map(({ name, append, value }) => [name, append, value?.literal, value?.parts]),
    ).toEqual([
      ['A', false, '*.txt', [text('*.txt')]],
      ['B', false, undefined, [variable('HOME'), text('/x')]],
      ['C', false, undefined, undefined],
      ['D', true, 'z', [text('z')]],
      ['E', false, undefined, undefined],
      ['F', false, '', []],
    ]);
  });

  it('keeps the assignments of export as words', () => {
    const [command] = commands('export A=$X B="c d" C');
    expect(command?.words.map((word) => word.parts)).toEqual([
      [text('export')],
      [text('A='), variable('X')],
      [text('B=c d')],
      [text('C')],
    ]);
  });
});

describe('commands', () => {
  it('has a name without its directory', () => {
    expect(commands('/usr/bin/pip install; ./configure; "a b"; $X; A=1').map(({ name }) => name)).toEqual([
      'pip',
      'configure',
      'a b',
      '',
      '',
    ]);
  });

  it('has redirects with their descriptors', () => {
    const [command] = commands('x 2>&1 >"out" <<EOF 3< in\nbody $(inner)\nEOF\n');
    expect(command?.redirects.map(({ operator, fd, target }) => [operator, fd, target?.literal])).toEqual([
      ['>&', 2, '1'],
      ['>', undefined, 'out'],
      ['<<', undefined, undefined],
      ['<', 3, 'in'],
    ]);
  });

  it('finds those in substitutions, conditions, loops, functions and here-documents', () => {
    const body = `a "$(b "\`c\`")" <(d)
if e; then f; elif g; then h; else i; fi
for x in $(j); do k; done
while l; do m; done
n() { o; }
case $(p) in q) r;; esac
[[ -n $(s) ]] && (( $(t) ))
cat <<EOF
$(u)
EOF
cat <<'EOF'
$(not)
EOF
X=$(v) Y=\${Z:-$(w)}
{ x; } > "$(y)"
( z ) &
`;
    const names = commands(body).map(({ name }) => name);
    expect(
      names
        .filter((name) => name.length === 1)
        .toSorted()
        .join(''),
    ).toBe('abcdefghijklmoprstuvwxyz');
    expect(names).not.toContain('not');
  });

  it('come in source order', () => {
    const found = commands('a "$(b)" && { c; } || sh -c "d; e" | f');
    expect(found.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('end at a comment', () => {
    expect(commands('a b # && c').map(({ words }) => words.map((word) => word.raw))).toEqual([['a', 'b']]);
    expect(commands('a # b\nc').map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('may be none', () => {
    expect(commands('')).toEqual([]);
    expect(commands('# nothing')).toEqual([]);
  });
});

describe('offsets', () => {
  it('lead back through continuations and comment lines', () => {
    const dockerfile = 'apt-get up\\\ndate && \\\n# why not\n    apt-get install \\\n  curl';
    const source = without(dockerfile, '\\\n', '# why not\n');
    const [update, install] = script(source).commands;
    const at = (word: ShellWord | undefined) => dockerfile.slice(word?.range.start, word?.range.end);
    expect(update?.words[1]).toMatchObject({ literal: 'update' });
    expect(at(update?.words[1])).toBe('up\\\ndate');
    expect(at(install?.words[2])).toBe('curl');
    expect(dockerfile.slice(install?.range.start, install?.range.end)).toBe('apt-get install \\\n  curl');
  });

  it('are those of the quoted characters behind sh -c', () => {
    const outer = `x && sh -c "a \\"b c\\" \\$D 'e'" && bash -c 'f g'"h"`;
    const [, a, f] = commands(outer);
    expect(a?.words.map((word) => outer.slice(word.range.start, word.range.end))).toEqual([
      'a',
      '\\"b c\\"',
      '\\$D',
      "'e'",
    ]);
    expect(a?.words.map((word) => word.literal)).toEqual(['a', 'b c', undefined, 'e']);
    expect(outer.slice(f?.range.start, f?.range.end)).toBe(`f g'"h`);
    expect(f?.words[1]?.literal).toBe('gh');
  });

  it('are right between backquotes', () => {
    const outer = 'echo `a \\`b c\\``';
    const pieces = commands(outer).map(({ range }) => outer.slice(range.start, range.end));
    expect(pieces).toEqual([outer, 'a \\`b c\\`', 'b c']);
  });

  it('are the whole word where its text is decoded', () => {
    const outer = "sh -c $'a\\tb'";
    expect(commands(outer)[0]?.range).toEqual({ start: 6, end: outer.length });
  });

  it('belong to the script too', () => {
    const source = without('a\\\nb', '\\\n');
    expect(script(source).text).toBe('ab');
    expect(script(source).range(0, 2)).toEqual({ start: 0, end: 4 });
  });
});

describe('bodies that are not known', () => {
  it.each([
    'a &&',
    'a "b',
    'if a; then b',
    'a )',
    'a | | b',
    'echo $(a &&)',
    'sh -c "a &&"',
    'x "$(sh -c \'a |\')"',
    'for x in a; b; done',
  ])('%s', (body) => {
    expect(parseShell(identity(body))).toMatchObject({
      known: false,
      reason: expect.stringMatching(/^the shell text cannot be parsed: /),
    });
  });

  it.each(['(', '$(', '{ ', 'if '])('thousands of %s', (opening) => {
    expect(parseShell(identity(opening.repeat(20_000))).known).toBe(false);
  });

  it('shells in shells in shells', () => {
    let body = 'a';
    for (let i = 0; i < 5; i++) body = quote(body);
    expect(commands(body)[0]).toMatchObject({ name: 'a', wrappedBy: 'sh -c '.repeat(5).trim().split(' ') });
    const deep = `${'echo "$('.repeat(40)}a${')"'.repeat(40)}`;
    expect(parseShell(identity(deep))).toEqual({ known: false, reason: 'the shell text is nested too deep' });
  });
});

describe('cost', () => {
  it.each([
    ['a $X', ' && '],
    ['a', ' || '],
    ['a', ' | '],
    ['a', '; '],
    ['a $(b)', '; '],
    ["sh -c 'a; b'", ' && '],
    ['sudo', ' '],
  ])('of %s joined by %s is linear', (piece, separator) => {
    const few = questions(piece, separator, 500);
    expect(questions(piece, separator, 2000)).toBeLessThanOrEqual(few * 4 + 50);
  });

  it('allows a body of fifty thousand commands', () => {
    expect(commands(Array<string>(50_000).fill('apt-get install x').join(' && '))).toHaveLength(50_000);
  });
});
