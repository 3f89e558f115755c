import { describe, expect, it } from '@jest/globals';
import { drawSkeleton } from '../src/dockerfile/skeleton.ts';
import { Lines } from '../src/dockerfile/lines.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';

const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'many instructions': (size) => `FROM a\n${'RUN b && \\\n  # c\n  d $X\n'.repeat(size / 20)}`,
  'many stages and comments': (size) => '# c\nFROM a AS b\nCOPY --from=b c d\n'.repeat(size / 30),
  'one long line': (size) => `FROM a\nRUN ${'b "c $d" '.repeat(size / 9)}`,
  'one long instruction': (size) => `FROM a\nENV ${'A=b \\\n  '.repeat(size / 8)}B=c`,
  'one long array': (size) => `FROM a\nCMD [${'"b", '.repeat(size / 5)}"c"]`,
  'one long heredoc': (size) => `FROM a\nRUN <<E\n${'EE\n'.repeat(size / 3)}E\n`,
  'many heredocs': (size) => `FROM a\n${'COPY <<E b\nc\nE\n'.repeat(size / 15)}`,
  'many markers that are none': (size) => `FROM a\n${'RUN b $((1 << 2))\n'.repeat(size / 18)}`,
  'many open quotes': (size) => `FROM a\nRUN <<E ${`"'`.repeat(size / 2)}\nE`,
  'many open braces': (size) => `FROM a\nENV A=${'${B:-'.repeat(size / 5)}`,
  'blanks only': (size) => `FROM a\nRUN b${' '.repeat(size)}\\ c`,
  'blank lines only': (size) => `FROM a\nRUN b \\\n${'\n'.repeat(size)}c`,
};

/** Asks for everything there is. */
function readAll(text: string): void {
  const file = parseDockerfile(text);
  void file.problems;
  for (const { words, flags, json, pairs, trigger } of file.instructions)
    void [words, flags, json, pairs, trigger];
}

/** Best time of a few runs, in milliseconds. */
function bestTime(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    readAll(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('sixteen times the text', () => {
  it.each(Object.entries(SHAPES))('costs far less than sixteen times sixteen as much: %s', (_, shape) => {
    const [small, large] = [bestTime(shape(10_000)), bestTime(shape(160_000))];
    expect(large / Math.max(small, 1)).toBeLessThan(100);
  });
});

it('dockerfile-ast is shown a few characters of each line, however long the lines are', () => {
  const text = SHAPES['one long line']?.(1_000_000) ?? '';
  const skeleton = drawSkeleton(new Lines(text), 0, 0, '\\').text;
  expect(skeleton).toBe('X .\nX .');
});
