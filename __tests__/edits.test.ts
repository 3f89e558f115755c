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

const writingAfter = (keyword: string, text: string) => (source: string) =>
  edit(source, (d) => insertInstructionAfter(d, instruction(d, keyword), text));

describe('insertInstructionAfter', () => {
  it('writes a line after the instruction', () => {
    expect(writingAfter('FROM', 'USER app')('FROM a\nCMD x\n')).toBe('FROM a\nUSER app\nCMD x\n');
  });
  it('keeps a file without a final line break without one', () => {
    expect(writingAfter('FROM', 'USER app')('FROM a')).toBe('FROM a\nUSER app');
  });
  it('writes the line breaks of the place', () => {
    expect(writingAfter('FROM', 'USER app')('FROM a\r\nCMD x\r\n')).toBe('FROM a\r\nUSER app\r\nCMD x\r\n');
  });
  it('writes after the heredoc, not into it', () => {
    expect(writingAfter('RUN', 'USER app')('FROM a\nRUN <<EOF\nid\nEOF\nCMD x\n')).toBe(
      'FROM a\nRUN <<EOF\nid\nEOF\nUSER app\nCMD x\n',
    );
  });
  it('writes lower-case keywords in a lower-case file', () => {
    expect(writingAfter('FROM', 'USER App')('from a\ncmd x\n')).toBe('from a\nuser App\ncmd x\n');
  });
  it('takes the indentation of the instruction', () => {
    expect(writingAfter('RUN', 'USER app')('FROM a\n  RUN id\n')).toBe('FROM a\n  RUN id\n  USER app\n');
  });
  it('writes the continuation character of the file', () => {
    expect(writingAfter('FROM', 'ENV A=1 \\\n    B=2')('# escape=`\nFROM a\n')).toBe(
      '# escape=`\nFROM a\nENV A=1 `\n    B=2\n',
    );
  });
  it('stands behind ONBUILD where its neighbour does', () => {
    const text = 'FROM a\nONBUILD RUN id\nCMD x\n';
    expect(writingAfter('RUN', 'USER app')(text)).toBe('FROM a\nONBUILD RUN id\nONBUILD USER app\nCMD x\n');
  });
  it('is not swallowed by a continuation character that dangles at the end of the file', () => {
    expect(writingAfter('RUN', 'USER app')('FROM a\nRUN id \\\n')).toBe('FROM a\nRUN id\nUSER app\n');
  });
});

const writingBefore = (keyword: string, text: string) => (source: string) =>
  edit(source, (d) => insertInstructionBefore(d, instruction(d, keyword), text));

describe('insertInstructionBefore', () => {
  it('writes a line before the instruction', () => {
    expect(writingBefore('USER', 'ENV HOME=/h')('FROM a\nUSER b\n')).toBe('FROM a\nENV HOME=/h\nUSER b\n');
  });
  it('leaves the comments of an instruction with it', () => {
    expect(writingBefore('USER', 'ENV A=1')('FROM a\n\n# one\n# two\nUSER b\n')).toBe(
      'FROM a\n\nENV A=1\n# one\n# two\nUSER b\n',
    );
  });
  it('stays below the directives', () => {
    expect(writingBefore('FROM', 'ARG A')('# syntax=docker/dockerfile:1\n# why\nFROM a\n')).toBe(
      '# syntax=docker/dockerfile:1\nARG A\n# why\nFROM a\n',
    );
  });
  it('stays behind the byte order mark', () => {
    expect(writingBefore('FROM', 'ARG A')('\uFEFFFROM a\n')).toBe('\uFEFFARG A\nFROM a\n');
  });
  it('takes no comment for its own that stands in the middle of the instruction above', () => {
    expect(writingBefore('USER', 'ENV A=1')('FROM a\nRUN <<EOF\n# x\nEOF\nUSER b\n')).toBe(
      'FROM a\nRUN <<EOF\n# x\nEOF\nENV A=1\nUSER b\n',
    );
  });
});

const removing = (keyword: string) => (source: string) =>
  edit(source, (d) => removeInstruction(d, instruction(d, keyword)));

describe('removeInstruction', () => {
  it('takes the lines out', () => {
    expect(removing('RUN')('FROM a\nRUN x \\\n  y\nCMD z\n')).toBe('FROM a\nCMD z\n');
  });
  it('leaves one of two blank lines', () => {
    expect(removing('RUN')('FROM a\n\nRUN x\n\nCMD z\n')).toBe('FROM a\n\nCMD z\n');
  });
  it('takes a heredoc out with it', () => {
    expect(removing('RUN')('FROM a\nRUN <<EOF\nid\nEOF\nCMD z\n')).toBe('FROM a\nCMD z\n');
  });
  it('keeps the end of the file without a line break', () => {
    expect(removing('RUN')('FROM a\r\nRUN x')).toBe('FROM a');
    expect(removing('RUN')('FROM a\n\n\nRUN x')).toBe('FROM a');
  });
  it('keeps the final line break', () => {
    expect(removing('RUN')('FROM a\nRUN x\n')).toBe('FROM a\n');
  });
  it('keeps the byte order mark', () => {
    expect(removing('ARG')('\uFEFFARG x\nFROM a\n')).toBe('\uFEFFFROM a\n');
  });
  it('takes ONBUILD out with its trigger', () => {
    expect(removing('RUN')('FROM a\nONBUILD RUN x\nCMD z\n')).toBe('FROM a\nCMD z\n');
  });
});

const settingOnCopy = (name: string, value: string) => (source: string) =>
  edit(source, (d) => setFlag(instruction(d, 'COPY'), name, value));

describe('flags', () => {
  it('writes a flag behind the keyword', () => {
    expect(settingOnCopy('chown', 'a:b')('FROM a\nCOPY x y\n')).toBe('FROM a\nCOPY --chown=a:b x y\n');
  });
  it('writes a flag behind those that are there', () => {
    expect(settingOnCopy('chown', 'a')('FROM a\nCOPY --from=b x y\n')).toBe(
      'FROM a\nCOPY --from=b --chown=a x y\n',
    );
  });
  it('changes a value', () => {
    expect(settingOnCopy('chown', 'a')('FROM a\nCOPY --chown=root --from=b x y\n')).toBe(
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

const adding = (variables: Record<string, string>) => (source: string) =>
  edit(source, (d) => addToEnv(d, instruction(d, 'ENV'), variables));

describe('addToEnv', () => {
  it('gives a single variable a second line, aligned', () => {
    expect(adding({ B: '2' })('FROM a\nENV PATH=/x:$PATH\n')).toBe('FROM a\nENV PATH=/x:$PATH \\\n    B=2\n');
  });
  it('stays on the line of several', () => {
    expect(adding({ C: '3', D: '4' })('FROM a\nENV A=1 B=2\n')).toBe('FROM a\nENV A=1 B=2 C=3 D=4\n');
  });
  it('goes on a new line where that one would be too long', () => {
    const long = `ENV A=1 B=${'x'.repeat(85)}`;
    expect(adding({ C: '345' })(`FROM a\n${long}\n`)).toBe(`FROM a\n${long} \\\n    C=345\n`);
  });
  it('takes the indentation of the last line', () => {
    expect(adding({ C: '3' })('FROM a\nENV A=1 \\\n\tB=2\nCMD x\n')).toBe(
      'FROM a\nENV A=1 \\\n\tB=2 \\\n\tC=3\nCMD x\n',
    );
  });
  it('leaves a legacy ENV, which holds one variable, and writes another', () => {
    expect(adding({ B: '2' })('FROM a\nENV A one two\n')).toBe('FROM a\nENV A one two\nENV B=2\n');
  });
  it('keeps CRLF', () => {
    expect(adding({ B: '2' })('FROM a\r\nENV A=1\r\n')).toBe('FROM a\r\nENV A=1 \\\r\n    B=2\r\n');
  });
  it('aligns in an indented, lower-case file with another continuation character', () => {
    expect(adding({ B: '2' })('# escape=`\nfrom a\n  env A=1')).toBe(
      '# escape=`\nfrom a\n  env A=1 `\n      B=2',
    );
  });
});

const appending =
  (name: string, ...added: string[]) =>
  (source: string) =>
    edit(source, (d) => {
      const run = instruction(d, 'RUN');
      return appendCommand(d, run, command(run, name), ...added);
    });

describe('appendCommand', () => {
  it('stays on one line', () => {
    expect(appending('npm', 'echo 1')('FROM a\nRUN npm ci\n')).toBe('FROM a\nRUN npm ci && echo 1\n');
  });
  it('breaks a line that would be too long, in the layout of the other RUNs', () => {
    const long = 'x'.repeat(90);
    expect(appending('npm', long, 'id')('FROM a\nRUN a && \\\n  b\nRUN npm ci\n')).toBe(
      `FROM a\nRUN a && \\\n  b\nRUN npm ci && \\\n  ${long} && \\\n  id\n`,
    );
  });
  it('puts leading operators where they lead', () => {
    expect(appending('a', 'c', 'd')('FROM a\nRUN a x \\\n  && b\n')).toBe(
      'FROM a\nRUN a x \\\n  && c \\\n  && d \\\n  && b\n',
    );
  });
  it('puts trailing operators where they trail', () => {
    expect(appending('b', 'c')('FROM a\nRUN a && \\\n    b y\nCMD z\n')).toBe(
      'FROM a\nRUN a && \\\n    b y && \\\n    c\nCMD z\n',
    );
  });
  it('goes behind the whole of a command that spans lines', () => {
    expect(appending('apt-get', 'id')('FROM a\nRUN apt-get install -y \\\n    b \\\n    c\n')).toBe(
      'FROM a\nRUN apt-get install -y \\\n    b \\\n    c \\\n    && id\n',
    );
  });
  it('goes behind redirects', () => {
    expect(appending('true', 'id')('FROM a\nRUN adduser x 2>/dev/null || true\n')).toBe(
      'FROM a\nRUN adduser x 2>/dev/null || true && id\n',
    );
    expect(appending('adduser', 'id')('FROM a\nRUN adduser x 2>/dev/null\n')).toBe(
      'FROM a\nRUN adduser x 2>/dev/null && id\n',
    );
  });
  it('stays on a line that goes on with another command', () => {
    expect(appending('a', 'c')('FROM a\nRUN a && b x \\\n  y\n')).toBe('FROM a\nRUN a && c && b x \\\n  y\n');
  });
  it('stands no deeper than the list, behind a pipe that does', () => {
    expect(appending('b', 'c')('FROM a\nRUN a \\\n    | b \\\n  && d\n')).toBe(
      'FROM a\nRUN a \\\n    | b \\\n  && c \\\n  && d\n',
    );
  });
  it('is quoted within exec form, where a shell reads it', () => {
    expect(appending('a', 'echo "c"')('FROM a\nRUN ["sh", "-c", "a"]\n')).toBe(
      'FROM a\nRUN ["sh", "-c", "a && echo \\"c\\""]\n',
    );
    expect(() => appending('a', 'c')('FROM a\nRUN ["a", "b"]\n')).toThrow('exec form');
  });
  it('leaves a pipe what it was', () => {
    expect(appending('a', 'c')('FROM a\nRUN a x | b\n')).toBe('FROM a\nRUN { a x && c; } | b\n');
  });
  it('goes on with ; where the shell stops at the first failure', () => {
    expect(appending('a', 'c')('FROM a\nRUN set -e; \\\n  a; \\\n  b\n')).toBe(
      'FROM a\nRUN set -e; \\\n  a; \\\n  c; \\\n  b\n',
    );
  });
  it('does not hide a failure behind ;', () => {
    expect(appending('a', 'c')('FROM a\nRUN a; b\n')).toBe('FROM a\nRUN a && c; b\n');
  });
  it('stays on the line within a heredoc', () => {
    expect(appending('a', 'c')('FROM a\nRUN <<EOF\na\nb\nEOF\n')).toBe('FROM a\nRUN <<EOF\na && c\nb\nEOF\n');
  });
  it('writes the continuation character of the file and its line breaks', () => {
    expect(appending('b', 'c')('# escape=`\r\nFROM a\r\nRUN a `\r\n && b\r\n')).toBe(
      '# escape=`\r\nFROM a\r\nRUN a `\r\n && b `\r\n && c\r\n',
    );
  });
});

const running =
  (name: string, ...added: string[]) =>
  (source: string) =>
    edit(source, (d) => {
      const run = instruction(d, 'RUN');
      return insertCommandBefore(d, run, command(run, name), ...added);
    });

describe('insertCommandBefore', () => {
  it('stays on one line', () => {
    expect(running('npm', 'echo 1')('FROM a\nRUN npm ci\n')).toBe('FROM a\nRUN echo 1 && npm ci\n');
  });
  it('takes leading operators', () => {
    expect(running('b', 'c')('FROM a\nRUN a \\\n  && b\n')).toBe('FROM a\nRUN a \\\n  && c \\\n  && b\n');
  });
  it('takes trailing operators on the first line', () => {
    expect(running('a', 'c')('FROM a\nRUN a && \\\n    b\n')).toBe(
      'FROM a\nRUN c && \\\n    a && \\\n    b\n',
    );
  });
  it('stays on a line that begins with another command', () => {
    expect(running('b', 'c')('FROM a\nRUN --mount=x a && b \\\n  && d\n')).toBe(
      'FROM a\nRUN --mount=x a && c && b \\\n  && d\n',
    );
  });
  it('runs just when the command would have run', () => {
    expect(running('b', 'c')('FROM a\nRUN a || b\n')).toBe('FROM a\nRUN a || { c && b; }\n');
  });
});

const replacing = (first: number, last: number, words: string[]) => (source: string) =>
  edit(source, (d) => {
    const cmd = instruction(d, 'CMD');
    const all = cmd.json ?? cmd.words;
    const [from, to]: (Word | undefined)[] = [all[first], all[last]];
    if (from === undefined || to === undefined) throw new Error('no such word');
    return replaceExecWords(cmd, from, to, words);
  });

describe('replaceExecWords', () => {
  it('keeps the layout of the words that stay', () => {
    const text = 'FROM a\nCMD ["python", "-m", "uvicorn", "app:x", \\\n     "--port", "1"]\n';
    expect(replacing(0, 2, ['uvicorn'])(text)).toBe(
      'FROM a\nCMD ["uvicorn", "app:x", \\\n     "--port", "1"]\n',
    );
  });
  it('takes lines out with the words that go', () => {
    const text = 'FROM a\nCMD [ \\\n  "python", \\\n  "-m", \\\n  "uvicorn", \\\n  "x" ]\n';
    expect(replacing(0, 2, ['uvicorn'])(text)).toBe('FROM a\nCMD [ \\\n  "uvicorn", \\\n  "x" ]\n');
  });
  it('replaces words by others', () => {
    expect(replacing(0, 1, ['d"', 'e', 'f'])('FROM a\nCMD ["a", "b", "c"]\n')).toBe(
      'FROM a\nCMD ["d\\"", "e", "f", "c"]\n',
    );
  });
  it('adds words at either end', () => {
    expect(replacing(0, 0, ['tini', '--', 'a'])('FROM a\nCMD ["a"]\n')).toBe(
      'FROM a\nCMD ["tini", "--", "a"]\n',
    );
    expect(replacing(0, 0, ['a', 'b'])('FROM a\nCMD ["a"]\n')).toBe('FROM a\nCMD ["a", "b"]\n');
  });
  it('takes the last word out with its comma', () => {
    expect(replacing(0, 1, ['a'])('FROM a\nCMD ["a", "b"]\n')).toBe('FROM a\nCMD ["a"]\n');
  });
  it('writes words of the shell form without quotes', () => {
    expect(replacing(0, 2, ['uvicorn'])('FROM a\nCMD python -m uvicorn x\n')).toBe('FROM a\nCMD uvicorn x\n');
  });
});
