import { namesOneThing, printsOneWord, takesSingleWords } from '../facts/single-values.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { substitutionsOf } from '../shell/substitutions.ts';
import type { ShellWord } from '../shell/types.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A word of a command that the shell splits at blanks, and takes for a pattern, once its expansion is in. */
export interface SplitWord {
  readonly run: StageCommand;
  readonly word: ShellWord;
  /** What is to stand between double quotes, or why that is not certain to be meant. */
  readonly quotes: Known<Range>;
}

/** Every such word of a stage, variables aside that an ARG or ENV of the stage sets, or the RUN to a plain text. */
export function splitWords(stage: Stage): readonly SplitWord[] {
  return stage.commands.flatMap((run) => {
    const { command, step } = run;
    if (step.instruction.json !== undefined || command.wrappedBy.length > 0) return [];
    const shell = shellOf(step);
    // Between backquotes a double quote may mean something else.
    if (!shell.known || shell.value.text.includes('`')) return [];
    return command.words.flatMap((word, index) => {
      if (index === 0 && isReference(word)) return [];
      const inner = isWhole(word, command.name) ? rangeToQuote(run, word) : undefined;
      return inner === undefined ? [] : [{ run, word, quotes: inner }];
    });
  });
}

/** No line ends within, and the shell does not take it for an assignment. */
function isWhole({ raw, range }: ShellWord, command: string): boolean {
  const assigns = ASSIGNING.has(command) && /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(raw);
  return raw.length === range.end - range.start && !assigns;
}

function rangeToQuote(run: StageCommand, word: ShellWord): Known<Range> | undefined {
  const [substitution, ...more] = substitutionsOf(word.raw);
  if (substitution !== undefined)
    return more.length > 0 ? undefined : aroundSubstitution(run, word, substitution);
  const names = Array.from(word.raw.matchAll(REFERENCE), ([, name, braced]) => name ?? braced ?? '');
  if (names.length === 0 || !PLAIN.test(word.raw.replaceAll(REFERENCE, ''))) return undefined;
  if (names.every((name) => isPlain(run, name))) return undefined;
  const single = takesSingleWords(run.command.name) || names.every((name) => isOneThing(run, name));
  if (isReference(word) && !single) return unknown(MEANT);
  const option = /^-[^=$]*=?/.exec(word.raw)?.[0] ?? '';
  return known({ start: word.range.start + option.length, end: word.range.end });
}

/** Nothing but variables. */
function isReference({ raw }: ShellWord): boolean {
  return raw.replaceAll(REFERENCE, '') === '';
}

/** By its name, or since the RUN makes a longer word of it elsewhere. */
function isOneThing({ step }: StageCommand, name: string): boolean {
  if (namesOneThing(name)) return true;
  return step.stage.commands.some(
    (one) =>
      one.step === step &&
      one.command.words.some(
        (word) =>
          !isReference(word) &&
          PLAIN.test(word.raw.replaceAll(REFERENCE, '')) &&
          Array.from(word.raw.matchAll(REFERENCE)).some(([, plain, braced]) => (plain ?? braced) === name),
      ),
  );
}

const ASSIGNING: ReadonlySet<string> = new Set([
  'alias',
  'declare',
  'export',
  'local',
  'readonly',
  'typeset',
]);

const MEANT = 'its words may be meant to be split';
const REFERENCE = /\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\})/g;
const PLAIN = /^[A-Za-z0-9_./:@%+=,-]*$/;

function aroundSubstitution(
  run: StageCommand,
  word: ShellWord,
  { start, end, inner, quoted }: ReturnType<typeof substitutionsOf>[number],
): Known<Range> | undefined {
  const rest = word.raw.slice(0, start) + word.raw.slice(end);
  if (quoted || !PLAIN.test(rest.replaceAll(REFERENCE, ''))) return undefined;
  const isUrl = /^https?:\/\//.test(word.raw);
  const prints = printsOneWord(inner.trim()) && !/[|;&<>\n]/.test(inner);
  if (!isUrl && !takesSingleWords(run.command.name) && !prints) return unknown(MEANT);
  const from = isUrl || rest.includes('$') ? 0 : start;
  return known({
    start: word.range.start + from,
    end: word.range.start + (from === 0 ? word.raw.length : end),
  });
}

/** Set in sight, to something without blanks or to what is the author's own affair. */
function isPlain(run: StageCommand, name: string): boolean {
  const { step } = run;
  const declares = step.stage.steps.some(
    ({ instruction: { keyword, pairs }, index }) =>
      index < step.index && ['ARG', 'ENV'].includes(keyword) && pairs.some(({ key }) => key === name),
  );
  const values = step.stage.commands
    .filter((one) => one.step === step)
    .flatMap(({ command }) => command.assignments.filter((one) => one.name === name));
  return (
    declares || (values.length > 0 && values.every(({ value }) => /^[^\s*?]*$/.test(value?.literal ?? ' ')))
  );
}
