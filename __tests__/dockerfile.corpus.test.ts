import { describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { contains } from '../src/range.ts';
import { corpus, hasCorpus } from './support/corpus.ts';

const COUNTS: Readonly<Record<'gold' | 'wild' | 'shipwright', number>> = {
  gold: 340,
  wild: 1564,
  shipwright: 2708,
};

/** Files that the builder refuses, or would have when it came to them; each was looked at. */
const REFUSED: Readonly<Record<keyof typeof COUNTS, readonly string[]>> = {
  gold: [],
  wild: [],
  shipwright: '177 301 1030 1420 1688 1916 2152 2488 2660 3314 3356 4054 4832 5152 5400'.split(' '),
};

const withCorpus = hasCorpus ? describe : describe.skip;
if (!hasCorpus) console.warn('The corpora are not there: their tests are skipped.');

withCorpus('on real Dockerfiles', () => {
  for (const name of Object.keys(COUNTS) as (keyof typeof COUNTS)[]) {
    it(`${name}: finds problems only where the builder refuses the file`, () => {
      let count = 0;
      const refused: string[] = [];
      for (const file of corpus(name)) {
        count++;
        if (parseDockerfile(file.text).problems.length > 0) refused.push(file.name);
      }
      expect(refused.toSorted()).toEqual(REFUSED[name].toSorted());
      expect(count).toBe(COUNTS[name]);
    });

    it(`${name}: leaves no line unaccounted for`, () => {
      const stray = Array.from(corpus(name), (file) => [file.name, ...strayLines(file.text)]);
      expect(stray.filter((lines) => lines.length > 1)).toEqual([]);
    });
  }
});

/** Lines that say something and belong to no instruction, comment or directive, or to two instructions. */
function strayLines(text: string): string[] {
  const file = parseDockerfile(text);
  const stray: string[] = [];
  let start = file.bom ? 1 : 0;
  for (const line of text.slice(start).split('\n')) {
    const range = {
      start: start + (line.length - line.trimStart().length),
      end: start + line.trimEnd().length,
    };
    start += line.length + 1;
    if (line.trim() === '') continue;
    const owners = file.instructions.filter((instruction) => contains(instruction.range, range)).length;
    const notes = [...file.comments, ...file.directives].filter((note) => contains(note.range, range)).length;
    if (owners > 1 || owners + notes === 0 || notes > 1) stray.push(line);
  }
  return stray;
}
