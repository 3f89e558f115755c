import { describe, expect, it } from '@jest/globals';
import { copyParts } from '../src/dockerfile/copy-parts.ts';
import { execForm } from '../src/dockerfile/exec-form.ts';
import { fromParts } from '../src/dockerfile/from-parts.ts';
import { nanoseconds } from '../src/dockerfile/duration.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { scriptOf } from '../src/dockerfile/script.ts';
import type { Instruction } from '../src/dockerfile/types.ts';

/** The last instruction of a text. */
function last(text: string): Instruction {
  const instruction = parseDockerfile(text).instructions.at(-1);
  if (instruction === undefined) throw new Error('no instruction');
  return instruction;
}

describe('fromParts', () => {
  it('finds image and name', () => {
    const parts = fromParts(last('FROM --platform=x a:1 \\\n aS b'));
    expect([parts.image?.value, parts.name?.value]).toEqual(['a:1', 'b']);
  });

  it('finds no name where there is no AS', () => {
    expect(fromParts(last('FROM a b c')).name).toBeUndefined();
    expect(fromParts(last('FROM')).image).toBeUndefined();
  });
});

function partsOf(text: string): unknown {
  const found = copyParts(last(text));
  return (
    found && [
      found.sources.map(({ value }) => value),
      found.destination.value,
      found.heredocs.length,
      found.json,
    ]
  );
}

describe('copyParts', () => {
  it.each([
    ['COPY --from=x a b c/', [['a', 'b'], 'c/', 0, false]],
    ['ADD ["a b", "c"]', [['a b'], 'c', 0, true]],
    ['COPY a <<E <<"F" b/\nE\nF', [['a'], 'b/', 2, false]],
    ['COPY << E b\nE', [[], 'b', 1, false]],
    ['COPY a', undefined],
    ['RUN a b', undefined],
  ])('%j', (text, expected) => {
    expect(partsOf(text)).toEqual(expected);
  });
});

function formOf(text: string): unknown {
  const found = execForm(last(text));
  if (found.form === 'exec') return found.words.map(({ value }) => value);
  return found.form === 'shell' ? found.body.text : undefined;
}

describe('execForm', () => {
  it.each([
    ['CMD ["a", "b c"]', ['a', 'b c']],
    ['ENTRYPOINT a "b"', 'a "b"'],
    ["RUN ['a']", "['a']"],
    ['HEALTHCHECK --retries=1 CMD  a b', 'a b'],
    ['HEALTHCHECK cmd ["a"]', ['a']],
    ['SHELL ["a", "-c"]', ['a', '-c']],
    ['CMD []', undefined],
    ['CMD', undefined],
    ['HEALTHCHECK NONE', undefined],
    ['USER ["a"]', undefined],
  ])('%s', (text, expected) => {
    expect(formOf(text)).toEqual(expected);
  });

  it('of a health check has offsets of its own command', () => {
    const text = 'HEALTHCHECK \\\n CMD ["a", \\\n "b"]';
    const found = execForm(last(text));
    const words = found.form === 'exec' ? found.words : [];
    expect(words.map(({ range }) => text.slice(range.start, range.end))).toEqual(['"a"', '"b"']);
  });
});

describe('scriptOf', () => {
  it('is the body of a plain RUN', () => {
    const script = scriptOf(last('RUN --mount=type=ssh a \\\n && b'));
    expect([script.source.text, script.heredoc, script.interpreter]).toEqual([
      'a  && b',
      undefined,
      undefined,
    ]);
  });

  it('is the content of a heredoc that stands alone', () => {
    const text = 'RUN <<-E\n\ta\n\tb\nE\n';
    const script = scriptOf(last(text));
    expect(script.source.text).toBe('a\nb\n');
    expect(script.heredoc?.name).toBe('E');
    const range = script.source.range(2, 3);
    expect(text.slice(range.start, range.end)).toBe('b');
  });

  it.each([
    ['#!/bin/bash -e', ['/bin/bash', '-e']],
    ['#! /usr/bin/env  python3', ['/usr/bin/env', 'python3']],
    ['#!/bin/sh\r', ['/bin/sh']],
    [' #!/bin/sh', undefined],
  ])('names the interpreter %j', (line, interpreter) => {
    expect(scriptOf(last(`RUN <<E\n${line}\nE`)).interpreter).toEqual(interpreter);
  });

  it('is the line with bodies and terminators where the heredocs are those of commands', () => {
    const text = "RUN cat <<E > a && \\\n cat <<-'F'\nb\nE\n\tc\n\tF\nUSER d";
    const run = parseDockerfile(text).instructions[0] as Instruction;
    const { source, interpreter } = scriptOf(run);
    expect(source.text).toBe("cat <<E > a &&  cat <<-'F'\nb\nE\nc\nF");
    expect(interpreter).toBeUndefined();
    for (const [index, char] of [...source.text].entries()) expect(text[source.offset(index)]).toBe(char);
    expect(source.offset(source.text.length)).toBe(text.indexOf('\nUSER'));
  });
});

describe('nanoseconds', () => {
  it.each([
    ['0', 0],
    ['1h2m3s', 3_723e9],
    ['-1.5ms', -1.5e6],
    ['+.5s', 5e8],
    ['1.s', 1e9],
    ['30', undefined],
    ['', undefined],
    ['-', undefined],
    ['1 s', undefined],
    ['.s', undefined],
    ['1d', undefined],
  ])('%j', (text, expected) => {
    expect(nanoseconds(text)).toBe(expected);
  });
});
