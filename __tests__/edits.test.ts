import { describe, expect, it } from '@jest/globals';
import type { Word } from '../src/dockerfile/types.ts';
import {
  addToEnv,
  appendCommand,
  insertCommandBefore,
  insertInstructionAfter,
  insertInstructionBefore,
  insertWordsAfter,
  insertWordsBefore,
  removeFlag,
  removeInstruction,
  removeValue,
  replaceExecWords,
  replaceWord,
  setFlag,
} from '../src/edits/index.ts';
import { command, edit, instruction } from './support/dockerfile.ts';

describe('insertInstructionAfter', () => {
  const after = (keyword: string, text: string) => (source: string) =>
    edit(source, (d) => insertInstructionAfter(d, instruction(d, keyword), text));

  it('writes a line after the instruction', () => {
    expect(after('FROM', 'USER app')('FROM a\nCMD x\n')).toBe('FROM a\nUSER app\nCMD x\n');
  });
  it('keeps a file without a final line break without one', () => {
    expect(after('FROM', 'USER app')('FROM a')).toBe('FROM a\nUSER app');
  });
  it('writes the line breaks of the place', () => {
    expect(after('FROM', 'USER app')('FROM a\r\nCMD x\r\n')).toBe('FROM a\r\nUSER app\r\nCMD x\r\n');
  });
  it('writes after the heredoc, not into it', () => {
    expect(after('RUN', 'USER app')('FROM a\nRUN <<EOF\nid\nEOF\nCMD x\n')).toBe(
      'FROM a\nRUN <<EOF\nid\nEOF\nUSER app\nCMD x\n',
    );
  });
  it('writes lower-case keywords in a lower-case file', () => {
    expect(after('FROM', 'USER App')('from a\ncmd x\n')).toBe('from a\nuser App\ncmd x\n');
  });
  it('takes the indentation of the instruction', () => {
    expect(after('RUN', 'USER app')('FROM a\n  RUN id\n')).toBe('FROM a\n  RUN id\n  USER app\n');
  });
  it('writes the continuation character of the file', () => {
    expect(after('FROM', 'ENV A=1 \\\n    B=2')('# escape=`\nFROM a\n')).toBe(
      '# escape=`\nFROM a\nENV A=1 `\n    B=2\n',
    );
  });
  it('stands behind ONBUILD where its neighbour does', () => {
    const text = 'FROM a\nONBUILD RUN id\nCMD x\n';
    expect(after('RUN', 'USER app')(text)).toBe('FROM a\nONBUILD RUN id\nONBUILD USER app\nCMD x\n');
  });
  it('is not swallowed by a continuation character that dangles at the end of the file', () => {
    expect(after('RUN', 'USER app')('FROM a\nRUN id \\\n')).toBe('FROM a\nRUN id\nUSER app\n');
  });
});

describe('insertInstructionBefore', () => {
  const before = (keyword: string, text: string) => (source: string) =>
    edit(source, (d) => insertInstructionBefore(d, instruction(d, keyword), text));

  it('writes a line before the instruction', () => {
    expect(before('USER', 'ENV HOME=/h')('FROM a\nUSER b\n')).toBe('FROM a\nENV HOME=/h\nUSER b\n');
  });
  it('leaves the comments of an instruction with it', () => {
    expect(before('USER', 'ENV A=1')('FROM a\n\n# one\n# two\nUSER b\n')).toBe(
      'FROM a\n\nENV A=1\n# one\n# two\nUSER b\n',
    );
  });
  it('stays below the directives', () => {
    expect(before('FROM', 'ARG A')('# syntax=docker/dockerfile:1\n# why\nFROM a\n')).toBe(
      '# syntax=docker/dockerfile:1\nARG A\n# why\nFROM a\n',
    );
  });
  it('stays behind the byte order mark', () => {
    expect(before('FROM', 'ARG A')('\uFEFFFROM a\n')).toBe('\uFEFFARG A\nFROM a\n');
  });
  it('takes no comment for its own that stands in the middle of the instruction above', () => {
    expect(before('USER', 'ENV A=1')('FROM a\nRUN <<EOF\n# x\nEOF\nUSER b\n')).toBe(
      'FROM a\nRUN <<EOF\n# x\nEOF\nENV A=1\nUSER b\n',
    );
  });
});

describe('removeInstruction', () => {
  const remove = (keyword: string) => (source: string) =>
    edit(source, (d) => removeInstruction(d, instruction(d, keyword)));

  it('takes the lines out', () => {
    expect(remove('RUN')('FROM a\nRUN x \\\n  y\nCMD z\n')).toBe('FROM a\nCMD z\n');
  });
  it('leaves one of two blank lines', () => {
    expect(remove('RUN')('FROM a\n\nRUN x\n\nCMD z\n')).toBe('FROM a\n\nCMD z\n');
  });
  it('takes a heredoc out with it', () => {
    expect(remove('RUN')('FROM a\nRUN <<EOF\nid\nEOF\nCMD z\n')).toBe('FROM a\nCMD z\n');
  });
  it('keeps the end of the file without a line break', () => {
    expect(remove('RUN')('FROM a\r\nRUN x')).toBe('FROM a');
  });
  it('keeps the final line break', () => {
    expect(remove('RUN')('FROM a\nRUN x\n')).toBe('FROM a\n');
  });
  it('keeps the byte order mark', () => {
    expect(remove('ARG')('\uFEFFARG x\nFROM a\n')).toBe('\uFEFFFROM a\n');
  });
  it('takes ONBUILD out with its trigger', () => {
    expect(remove('RUN')('FROM a\nONBUILD RUN x\nCMD z\n')).toBe('FROM a\nCMD z\n');
  });
});

describe('flags', () => {
  const onCopy = (name: string, value: string) => (source: string) =>
    edit(source, (d) => setFlag(instruction(d, 'COPY'), name, value));

  it('writes a flag behind the keyword', () => {
    expect(onCopy('chown', 'a:b')('FROM a\nCOPY x y\n')).toBe('FROM a\nCOPY --chown=a:b x y\n');
  });
  it('writes a flag behind those that are there', () => {
    expect(onCopy('chown', 'a')('FROM a\nCOPY --from=b x y\n')).toBe('FROM a\nCOPY --from=b --chown=a x y\n');
  });
  it('changes a value', () => {
    expect(onCopy('chown', 'a')('FROM a\nCOPY --chown=root --from=b x y\n')).toBe(
      'FROM a\nCOPY --chown=a --from=b x y\n',
    );
  });
  it('takes a flag out with its blank', () => {
    expect(
      edit('FROM a\nCOPY --from=b \\\n  --chown=c \\\n  x y\n', (d) =>
        removeFlag(instruction(d, 'COPY'), 'chown'),
      ),
    ).toBe('FROM a\nCOPY --from=b \\\n  x y\n');
  });
});

describe('words', () => {
  it('replaces a word', () => {
    expect(
      edit('FROM a AS b\n', (d) =>
        instruction(d, 'FROM')
          .words.slice(0, 1)
          .flatMap((w) => replaceWord(w, 'c')),
      ),
    ).toBe('FROM c AS b\n');
  });
  it('inserts words around a word of a command', () => {
    expect(
      edit('FROM a\nRUN set -e && pip install x\n', (d) => {
        const pip = command(instruction(d, 'RUN'), 'pip');
        return [
          ...pip.words.slice(0, 1).flatMap((w) => insertWordsBefore(w, 'nice')),
          ...pip.words.slice(1, 2).flatMap((w) => insertWordsAfter(w, '--user')),
        ];
      }),
    ).toBe('FROM a\nRUN set -e && nice pip install --user x\n');
  });
  it('drops the default of an ARG', () => {
    expect(
      edit('FROM a\nARG X=http://y Z\n', (d) => instruction(d, 'ARG').pairs.slice(0, 1).flatMap(removeValue)),
    ).toBe('FROM a\nARG X Z\n');
  });
});

describe('addToEnv', () => {
  const add = (variables: Record<string, string>) => (source: string) =>
    edit(source, (d) => addToEnv(d, instruction(d, 'ENV'), variables));

  it('gives a single variable a second line, aligned', () => {
    expect(add({ B: '2' })('FROM a\nENV PATH=/x:$PATH\n')).toBe('FROM a\nENV PATH=/x:$PATH \\\n    B=2\n');
  });
  it('stays on the line of several', () => {
    expect(add({ C: '3', D: '4' })('FROM a\nENV A=1 B=2\n')).toBe('FROM a\nENV A=1 B=2 C=3 D=4\n');
  });
  it('goes on a new line where that one would be too long', () => {
    const long = `ENV A=1 B=${'x'.repeat(85)}`;
    expect(add({ C: '345' })(`FROM a\n${long}\n`)).toBe(`FROM a\n${long} \\\n    C=345\n`);
  });
  it('takes the indentation of the last line', () => {
    expect(add({ C: '3' })('FROM a\nENV A=1 \\\n\tB=2\nCMD x\n')).toBe(
      'FROM a\nENV A=1 \\\n\tB=2 \\\n\tC=3\nCMD x\n',
    );
  });
  it('leaves a legacy ENV, which holds one variable, and writes another', () => {
    expect(add({ B: '2' })('FROM a\nENV A one two\n')).toBe('FROM a\nENV A one two\nENV B=2\n');
  });
  it('keeps CRLF', () => {
    expect(add({ B: '2' })('FROM a\r\nENV A=1\r\n')).toBe('FROM a\r\nENV A=1 \\\r\n    B=2\r\n');
  });
  it('aligns in an indented, lower-case file with another continuation character', () => {
    expect(add({ B: '2' })('# escape=`\nfrom a\n  env A=1')).toBe(
      '# escape=`\nfrom a\n  env A=1 `\n      B=2',
    );
  });
});

describe('appendCommand', () => {
  const append =
    (name: string, ...added: string[]) =>
    (source: string) =>
      edit(source, (d) => {
        const run = instruction(d, 'RUN');
        return appendCommand(d, run, command(run, name), ...added);
      });

  it('stays on one line', () => {
    expect(append('npm', 'echo 1')('FROM a\nRUN npm ci\n')).toBe('FROM a\nRUN npm ci && echo 1\n');
  });
  it('breaks a line that would be too long, in the layout of the other RUNs', () => {
    const long = 'x'.repeat(90);
    expect(append('npm', long, 'id')('FROM a\nRUN a && \\\n  b\nRUN npm ci\n')).toBe(
      `FROM a\nRUN a && \\\n  b\nRUN npm ci && \\\n  ${long} && \\\n  id\n`,
    );
  });
  it('puts leading operators where they lead', () => {
    expect(append('a', 'c', 'd')('FROM a\nRUN a x \\\n  && b\n')).toBe(
      'FROM a\nRUN a x \\\n  && c \\\n  && d \\\n  && b\n',
    );
  });
  it('puts trailing operators where they trail', () => {
    expect(append('b', 'c')('FROM a\nRUN a && \\\n    b y\nCMD z\n')).toBe(
      'FROM a\nRUN a && \\\n    b y && \\\n    c\nCMD z\n',
    );
  });
  it('goes behind the whole of a command that spans lines', () => {
    expect(append('apt-get', 'id')('FROM a\nRUN apt-get install -y \\\n    b \\\n    c\n')).toBe(
      'FROM a\nRUN apt-get install -y \\\n    b \\\n    c \\\n    && id\n',
    );
  });
  it('goes behind redirects', () => {
    expect(append('true', 'id')('FROM a\nRUN adduser x 2>/dev/null || true\n')).toBe(
      'FROM a\nRUN adduser x 2>/dev/null || true && id\n',
    );
    expect(append('adduser', 'id')('FROM a\nRUN adduser x 2>/dev/null\n')).toBe(
      'FROM a\nRUN adduser x 2>/dev/null && id\n',
    );
  });
  it('leaves a pipe what it was', () => {
    expect(append('a', 'c')('FROM a\nRUN a x | b\n')).toBe('FROM a\nRUN { a x && c; } | b\n');
  });
  it('goes on with ; where the shell stops at the first failure', () => {
    expect(append('a', 'c')('FROM a\nRUN set -e; \\\n  a; \\\n  b\n')).toBe(
      'FROM a\nRUN set -e; \\\n  a; \\\n  c; \\\n  b\n',
    );
  });
  it('does not hide a failure behind ;', () => {
    expect(append('a', 'c')('FROM a\nRUN a; b\n')).toBe('FROM a\nRUN a && c; b\n');
  });
  it('stays on the line within a heredoc', () => {
    expect(append('a', 'c')('FROM a\nRUN <<EOF\na\nb\nEOF\n')).toBe('FROM a\nRUN <<EOF\na && c\nb\nEOF\n');
  });
  it('writes the continuation character of the file and its line breaks', () => {
    expect(append('b', 'c')('# escape=`\r\nFROM a\r\nRUN a `\r\n && b\r\n')).toBe(
      '# escape=`\r\nFROM a\r\nRUN a `\r\n && b `\r\n && c\r\n',
    );
  });
});

describe('insertCommandBefore', () => {
  const before =
    (name: string, ...added: string[]) =>
    (source: string) =>
      edit(source, (d) => {
        const run = instruction(d, 'RUN');
        return insertCommandBefore(d, run, command(run, name), ...added);
      });

  it('stays on one line', () => {
    expect(before('npm', 'echo 1')('FROM a\nRUN npm ci\n')).toBe('FROM a\nRUN echo 1 && npm ci\n');
  });
  it('takes leading operators', () => {
    expect(before('b', 'c')('FROM a\nRUN a \\\n  && b\n')).toBe('FROM a\nRUN a \\\n  && c \\\n  && b\n');
  });
  it('takes trailing operators on the first line', () => {
    expect(before('a', 'c')('FROM a\nRUN a && \\\n    b\n')).toBe(
      'FROM a\nRUN c && \\\n    a && \\\n    b\n',
    );
  });
  it('runs just when the command would have run', () => {
    expect(before('b', 'c')('FROM a\nRUN a || b\n')).toBe('FROM a\nRUN a || { c && b; }\n');
  });
});

describe('replaceExecWords', () => {
  const replace = (first: number, last: number, words: string[]) => (source: string) =>
    edit(source, (d) => {
      const cmd = instruction(d, 'CMD');
      const all = cmd.json ?? cmd.words;
      const [from, to]: (Word | undefined)[] = [all[first], all[last]];
      if (from === undefined || to === undefined) throw new Error('no such word');
      return replaceExecWords(cmd, from, to, words);
    });

  it('keeps the layout of the words that stay', () => {
    const text = 'FROM a\nCMD ["python", "-m", "uvicorn", "app:x", \\\n     "--port", "1"]\n';
    expect(replace(0, 2, ['uvicorn'])(text)).toBe(
      'FROM a\nCMD ["uvicorn", "app:x", \\\n     "--port", "1"]\n',
    );
  });
  it('takes lines out with the words that go', () => {
    const text = 'FROM a\nCMD [ \\\n  "python", \\\n  "-m", \\\n  "uvicorn", \\\n  "x" ]\n';
    expect(replace(0, 2, ['uvicorn'])(text)).toBe('FROM a\nCMD [ \\\n  "uvicorn", \\\n  "x" ]\n');
  });
  it('replaces words by others', () => {
    expect(replace(0, 1, ['d"', 'e', 'f'])('FROM a\nCMD ["a", "b", "c"]\n')).toBe(
      'FROM a\nCMD ["d\\"", "e", "f", "c"]\n',
    );
  });
  it('adds words at either end', () => {
    expect(replace(0, 0, ['tini', '--', 'a'])('FROM a\nCMD ["a"]\n')).toBe(
      'FROM a\nCMD ["tini", "--", "a"]\n',
    );
    expect(replace(0, 0, ['a', 'b'])('FROM a\nCMD ["a"]\n')).toBe('FROM a\nCMD ["a", "b"]\n');
  });
  it('takes the last word out with its comma', () => {
    expect(replace(0, 1, ['a'])('FROM a\nCMD ["a", "b"]\n')).toBe('FROM a\nCMD ["a"]\n');
  });
  it('writes words of the shell form without quotes', () => {
    expect(replace(0, 2, ['uvicorn'])('FROM a\nCMD python -m uvicorn x\n')).toBe('FROM a\nCMD uvicorn x\n');
  });
});
