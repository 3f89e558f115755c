import { known, map, unknown, type Known } from '../../known.ts';
import type { ShellWord } from '../../shell/types.ts';

/** The value of a word of a command, its references replaced. */
export type Resolve = (word: ShellWord) => Known<string>;

/** The options that a program knows: `long`, `long/s` with a single letter, and `=` at the end where a value follows. */
export type OptionSpec = readonly string[];

/** How the program reads `-xyz`: as three letters, or as one name like `--xyz`. */
export type SingleDash = 'letters' | 'name';

/** A command line taken apart; options go by their long name. */
export interface Options {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, Known<string>>;
  readonly operands: readonly Known<string>[];
}

interface Option {
  readonly long: string;
  readonly letter: string | undefined;
  readonly takesValue: boolean;
}

interface Reading {
  readonly program: string;
  readonly options: readonly Option[];
  readonly words: readonly ShellWord[];
  readonly resolve: Resolve;
  readonly flags: Set<string>;
  readonly values: Map<string, Known<string>>;
  /** Index of the word that is read next. */
  next: number;
}

/** Reads a command line as getopt_long does: unambiguous starts of names will do, options may follow operands. */
export function readOptions(
  words: readonly ShellWord[],
  spec: OptionSpec,
  singleDash: SingleDash,
  resolve: Resolve,
): Known<Options> {
  const program = words[0]?.literal ?? 'the command';
  const reading: Reading = {
    program,
    options: spec.map(toOption),
    words,
    resolve,
    flags: new Set(),
    values: new Map(),
    next: 1,
  };
  const operands: Known<string>[] = [];
  let literal = false;
  for (let word = words[reading.next++]; word !== undefined; word = words[reading.next++]) {
    const text = startOf(word);
    if (!literal && text === '--' && word.literal !== undefined) literal = true;
    else if (!literal && text.startsWith('-') && text !== '-') {
      const problem =
        text.startsWith('--') || singleDash === 'name' ? readName(reading, word) : readLetters(reading, word);
      if (problem !== undefined) return unknown(problem);
    } else if (!vanishes(word, resolve)) operands.push(operandOf(word, resolve));
  }
  return known({ flags: reading.flags, values: reading.values, operands });
}

function toOption(text: string): Option {
  const takesValue = text.endsWith('=');
  const [long = '', letter] = (takesValue ? text.slice(0, -1) : text).split('/');
  return { long, letter, takesValue };
}

function startOf(word: ShellWord): string {
  const first = word.parts?.[0];
  return word.literal ?? (first?.kind === 'text' ? first.text : '');
}

/** An unquoted variable that is empty leaves no word behind. */
function vanishes(word: ShellWord, resolve: Resolve): boolean {
  const bare = word.parts?.every((part) => part.kind === 'variable' && !part.quoted) === true;
  const value = bare && word.literal === undefined ? resolve(word) : undefined;
  return value?.known === true && value.value === '';
}

function operandOf(word: ShellWord, resolve: Resolve): Known<string> {
  const value = resolve(word);
  if (word.literal !== undefined || !value.known || !value.value.startsWith('-')) return value;
  return unknown(`${word.raw} stands for an option`);
}

/** Reads `--name`, `--name=value` or `--name value`; gives the problem, if any. */
function readName(reading: Reading, word: ShellWord): string | undefined {
  const text = startOf(word);
  const equals = text.indexOf('=');
  if (equals < 0 && word.literal === undefined) return `the option ${word.raw} is not known`;
  const name = text.slice(text.startsWith('--') ? 2 : 1, equals < 0 ? undefined : equals);
  const option = findOption(reading.options, name);
  if (option === undefined) return `${reading.program} has no option ${text}`;
  if (!option.takesValue) {
    reading.flags.add(option.long);
    return equals < 0 ? undefined : `${reading.program} takes no value for ${text}`;
  }
  if (equals < 0) return readValue(reading, option);
  reading.values.set(
    option.long,
    map(reading.resolve(word), (whole) => whole.slice(equals + 1)),
  );
  return undefined;
}

/** The option of that name, or the only one that starts so. */
function findOption(options: readonly Option[], name: string): Option | undefined {
  const exact = options.find((option) => option.long === name || option.letter === name);
  if (exact !== undefined) return exact;
  const started = options.filter((option) => option.long.startsWith(name));
  return started.length === 1 ? started[0] : undefined;
}

/** Reads `-rm`, `-u1000` or `-u 1000`; gives the problem, if any. */
function readLetters(reading: Reading, word: ShellWord): string | undefined {
  const text = startOf(word);
  for (let i = 1; i < text.length; i++) {
    const letter = text.charAt(i);
    const option = reading.options.find((one) => one.letter === letter);
    if (option === undefined) return `${reading.program} has no option -${letter}`;
    if (!option.takesValue) {
      reading.flags.add(option.long);
      continue;
    }
    if (i + 1 === text.length && word.literal !== undefined) return readValue(reading, option);
    reading.values.set(
      option.long,
      map(reading.resolve(word), (whole) => whole.slice(i + 1)),
    );
    return undefined;
  }
  return word.literal === undefined ? `the options ${word.raw} are not known` : undefined;
}

function readValue(reading: Reading, option: Option): string | undefined {
  const word = reading.words[reading.next++];
  if (word === undefined) return `--${option.long} has no value`;
  reading.values.set(option.long, reading.resolve(word));
  return undefined;
}
