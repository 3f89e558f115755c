import { head } from './flags.ts';
import type { ShellWord } from './types.ts';

/** The options that a call is given, and where one letter more can be written. */
export interface GivenOptions {
  /** `-f` and `--fail`, each by itself; `-fsSL` gives four. */
  readonly names: ReadonlySet<string>;
  /** What is no option, nor the value of one. */
  readonly operands: readonly ShellWord[];
  /** The first word of letters that all stand for themselves: `-sSL`. */
  readonly cluster: ShellWord | undefined;
}

/** Reads the words of a call. `valued` are the letters, and the long options, that take a value. */
export function givenOptions(
  words: readonly ShellWord[],
  valued: { readonly letters: string; readonly names: ReadonlySet<string> },
): GivenOptions {
  const names = new Set<string>();
  const operands: ShellWord[] = [];
  let cluster: ShellWord | undefined;
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    const text = word && head(word);
    if (word === undefined || text === undefined) continue;
    if (!text.startsWith('-') || text === '-') operands.push(word);
    else if (text.startsWith('--')) {
      const [name = ''] = text.split('=', 1);
      names.add(name);
      if (name === text && valued.names.has(name)) at++;
    } else {
      const letters = Array.from(text.slice(1));
      const end = letters.findIndex((letter) => valued.letters.includes(letter));
      letters.forEach((letter, index) => (end < 0 || index <= end) && names.add(`-${letter}`));
      if (end === letters.length - 1 && word.literal !== undefined) at++;
      if (end < 0 && word.literal === word.raw) cluster ??= word;
    }
  }
  return { names, operands, cluster };
}
