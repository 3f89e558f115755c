import type { Command, ShellWord } from './types.ts';

/** Start of a word that is certain: all of it, or the text before the first expansion. */
export function head(word: ShellWord): string {
  const first = word.parts?.[0];
  return word.literal ?? (first?.kind === 'text' ? first.text : '');
}

/** True where a word is an option by its looks: `-x`, `--long`; `-` alone is none, nor is `--`. */
export function isFlag(word: ShellWord): boolean {
  const text = head(word);
  return text.startsWith('-') && text !== '-' && text !== '--';
}

/** Words that are options by their looks, up to `--`. Values that stand in a word of their own are not among them. */
export function flagWords(command: Pick<Command, 'words'>): readonly ShellWord[] {
  return beforeDashes(command.words).filter(isFlag);
}

/**
 * Words after the command's name that are neither options nor values of the options listed in `flagsWithValues`
 * (`--flag`, `-f`). What follows `--` is all operands. A word such as `$X` is an operand whose text is not known.
 */
export function operands(
  command: Pick<Command, 'words'>,
  flagsWithValues: readonly string[],
): readonly ShellWord[] {
  const found: ShellWord[] = [];
  const words = command.words;
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (word.literal === '--') return [...found, ...words.slice(i + 1)];
    if (!isFlag(word)) found.push(word);
    else if (flagsWithValues.some((flag) => wantsNextWord(word, flag))) i++;
  }
  return found;
}

export function hasFlag(words: readonly ShellWord[], flags: readonly string[]): boolean {
  return beforeDashes(words).some((word) => flags.some((flag) => names(word, flag)));
}

/** The value of the last of the flags that has one. */
export function optionValue(words: readonly ShellWord[], flags: readonly string[]): ShellWord | undefined {
  let value: ShellWord | undefined;
  const all = beforeDashes(words);
  for (let i = 0; i < all.length; i++) {
    const word = all[i];
    const flag =
      word && flags.find((each) => attachedAt(word, each) !== undefined || wantsNextWord(word, each));
    if (word === undefined || flag === undefined) continue;
    const attached = attachedAt(word, flag);
    value = attached === undefined ? words[++i + 1] : tail(word, attached);
  }
  return value;
}

function beforeDashes(words: readonly ShellWord[]): readonly ShellWord[] {
  const end = words.findIndex((word, i) => i > 0 && word.literal === '--');
  return words.slice(1, end < 0 ? undefined : end);
}

function names(word: ShellWord, flag: string): boolean {
  const text = head(word);
  if (text.startsWith(`${flag}=`) || word.literal === flag) return true;
  return isLetter(flag) && /^-[A-Za-z0-9]/.test(text) && letters(text).includes(flag.charAt(1));
}

function isLetter(flag: string): boolean {
  return flag.length === 2 && flag.startsWith('-') && flag !== '--';
}

/** The letters of `-rf`: none of `--flag`, and nothing after an equals sign. */
function letters(text: string): string {
  return text.startsWith('--') ? '' : (/^-([A-Za-z0-9]*)/.exec(text)?.[1] ?? '');
}

/** Index in the word's text where the value of `--flag=v`, `-f=v` or `-fv` starts. */
function attachedAt(word: ShellWord, flag: string): number | undefined {
  const text = head(word);
  if (text.startsWith(`${flag}=`)) return flag.length + 1;
  const hasMore = text.length > flag.length || (word.literal === undefined && text === flag);
  return isLetter(flag) && text.startsWith(flag) && hasMore ? flag.length : undefined;
}

/** True for `--flag` and `-f` alone, and for a cluster that ends in the letter, e.g. `-xf`. */
function wantsNextWord(word: ShellWord, flag: string): boolean {
  if (word.literal === flag) return true;
  return (
    isLetter(flag) &&
    word.literal !== undefined &&
    /^-[A-Za-z]+$/.test(word.literal) &&
    word.literal.endsWith(flag.charAt(1))
  );
}

/** The rest of a word from an index of its text on, with the place of its own where quotes leave no doubt about it. */
function tail(word: ShellWord, index: number): ShellWord {
  const parts = tailParts(word.parts, index);
  const literal = word.literal?.slice(index);
  const quote = word.raw.charAt(0) === '"' || word.raw.charAt(0) === "'" ? word.raw.charAt(0) : '';
  const start = quote.length + index;
  const exact =
    word.range.end - word.range.start === word.raw.length &&
    word.raw.slice(quote.length, start) === head(word).slice(0, index) &&
    (quote === '' || word.raw.indexOf(quote, 1) === word.raw.length - 1);
  if (!exact) return { ...word, parts, literal };
  const end = word.raw.length - quote.length;
  const range = { start: word.range.start + start, end: word.range.start + end };
  return { range, raw: word.raw.slice(start, end), literal, parts };
}

function tailParts(parts: ShellWord['parts'], index: number): ShellWord['parts'] {
  const [first, ...rest] = parts ?? [];
  if (first?.kind !== 'text') return parts;
  const text = first.text.slice(index);
  return text === '' ? rest : [{ kind: 'text', text }, ...rest];
}
