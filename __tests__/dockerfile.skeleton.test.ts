import { expect, it } from '@jest/globals';
import { Lines } from '../src/dockerfile/lines.ts';
import { drawSkeleton } from '../src/dockerfile/skeleton.ts';

it('dockerfile-ast is shown a few characters of each line, however long the lines are', () => {
  const text = `FROM a\nRUN ${'b "c $d" '.repeat(100_000)}`;
  const skeleton = drawSkeleton(new Lines(text), 0, 0, '\\').text;
  expect(skeleton).toBe('X .\nX .');
});
