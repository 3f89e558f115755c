import type { Build } from '../build/build.ts';
import type { Transform } from '../transform.ts';

/** A line break that the builder takes out, so that a word may stand on both sides of it. */
const CONTINUATION = /[\\`][ \t]*\r?\n/g;

/**
 * Whether a transform may find anything in a build, by the words that it looks for. With a log every transform is asked: a
 * log speaks of what scripts and packages do, too.
 */
export function mayFindIn({ dockerfile, failure }: Build): (transform: Transform) => boolean {
  if (failure !== undefined) return () => true;
  const text = dockerfile.text.toLowerCase();
  const joined = text.replace(CONTINUATION, '');
  const found = new Map<string, boolean>();
  const holds = (word: string): boolean => {
    let answer = found.get(word);
    if (answer === undefined) found.set(word, (answer = text.includes(word) || joined.includes(word)));
    return answer;
  };
  return ({ looksFor }) => looksFor === undefined || (looksFor !== 'log' && looksFor.some(holds));
}
