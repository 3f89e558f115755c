import type { Build } from '../build/build.ts';
import type { Transform } from '../transform.ts';

/** A line break that the builder takes out, so that a word may stand on both sides of it. */
const CONTINUATION = /[\\`][ \t]*\r?\n/g;

/** What is taken out with a line break. */
const BREAKS = /[\\`\s]/;

/**
 * Whether a transform may find anything in a build, by the words that it looks for. With a log every transform is asked: a
 * log speaks of what scripts and packages do, too.
 */
export function mayFindIn({ dockerfile, failure }: Build): (transform: Transform) => boolean {
  if (failure !== undefined) return () => true;
  const text = dockerfile.text.toLowerCase();
  const joined = text.replace(CONTINUATION, '');
  const has = (word: string): boolean => joined.includes(word) || (BREAKS.test(word) && text.includes(word));
  const found = new Map<string, boolean>();
  const holds = (word: string): boolean => {
    let answer = found.get(word);
    if (answer === undefined) found.set(word, (answer = has(word)));
    return answer;
  };
  return ({ looksFor }) => looksFor === undefined || (looksFor !== 'log' && looksFor.some(holds));
}
