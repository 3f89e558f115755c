import type { Instruction } from '../dockerfile/types.ts';
import { skippedChecks, type SkippingCall, type SkippingOption } from '../facts/skipped-checks.ts';
import type { Edit } from '../fix.ts';
import { valueOf } from '../known.ts';
import type { Range } from '../range.ts';
import { head } from '../shell/flags.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A place that switches off the check of certificates, or of signatures of packages. */
export interface SkippedCheck {
  readonly at: Range;
  /** The option, the variable or the setting as people know it. */
  readonly name: string;
  readonly code: string | undefined;
  /** Why it has to be so. */
  readonly doubt: string | undefined;
  readonly removal:
    | { readonly kind: 'text'; readonly edits: readonly Edit[] }
    | { readonly kind: 'instruction'; readonly instruction: Instruction }
    | { readonly kind: 'command'; readonly run: StageCommand };
}

type Of = 'certificates' | 'signatures';

/** All such places of a stage. */
export function* skippedChecksIn(stage: Stage, of: Of): Iterable<SkippedCheck> {
  const { options, calls } = skippedChecks(of);
  for (const run of stage.commands) {
    const { command, step } = run;
    if (step.instruction.json !== undefined || command.wrappedBy.includes('-c')) continue;
    for (const option of options)
      if (option.programs.includes(command.name)) yield* inOptions(run, option, of);
    const call = calls.find((one) => writes(command, one));
    if (call !== undefined)
      yield {
        at: command.range,
        name: call.setting.replace(/^--setopt=/, ''),
        code: call.code,
        doubt: undefined,
        removal: { kind: 'command', run },
      };
  }
  yield* inVariables(stage, of);
}

function* inOptions(run: StageCommand, option: SkippingOption, of: Of): Iterable<SkippedCheck> {
  const { command } = run;
  const doubt = of === 'certificates' ? serverDoubt(run, option) : fileDoubt(run);
  let isGiven = option.given !== undefined && command.has(...option.given);
  for (const [index, word] of command.words.entries()) {
    const name = option.names.find((each) => isNamed(word, each));
    const before = command.words[index - 1];
    if (name === undefined || before === undefined) continue;
    const stays = option.instead !== undefined && !isGiven;
    isGiven ||= stays;
    const edit = stays
      ? { ...word.range, text: option.instead ?? '' }
      : without(command.words, index, name, option.valued === true);
    if (edit !== undefined)
      yield { at: word.range, name, code: option.code, doubt, removal: { kind: 'text', edits: [edit] } };
  }
}

/** `-k` may stand among other letters that have no value: `-sSLk`. */
function isNamed(word: ShellWord, name: string): boolean {
  const text = word.literal ?? head(word);
  if (name.startsWith('--')) return text === name || text.startsWith(`${name}=`);
  return (
    word.literal === word.raw &&
    /^-[#a-zA-Z]+$/.test(text) &&
    lettersWithoutValue(text).includes(name.slice(1))
  );
}

/** Letters of curl up to the first that takes a value. */
function lettersWithoutValue(text: string): string {
  return /^-([#afgGIijJklLnNOpqRsSvVZ]*)/.exec(text)?.[1] ?? '';
}

function without(
  words: readonly ShellWord[],
  index: number,
  name: string,
  valued: boolean,
): Edit | undefined {
  const [before, word] = [words[index - 1], words[index]];
  if (before === undefined || word === undefined) return undefined;
  if (!name.startsWith('--') && word.raw.length > 2) {
    const start = word.range.start + word.raw.indexOf(name.slice(1));
    return { start, end: start + 1, text: '' };
  }
  const last = valued && word.literal === name ? words[index + 1] : word;
  return last && { start: before.range.end, end: last.range.end, text: '' };
}

/** A server that nobody gives a certificate to. */
function serverDoubt({ command }: StageCommand, { names }: SkippingOption): string | undefined {
  const text = command.words.map(({ raw }) => raw);
  if (text.some((word) => /^["']?(?:https?:\/\/)?(?:localhost|\d+\.\d+\.\d+\.\d+)/.test(word)))
    return 'a server without a public name seldom has a certificate that others trust';
  if (names.includes('--trusted-host') && text.some((word) => word.includes('http://')))
    return 'its index is asked without encryption, which pip does for trusted hosts alone';
  return undefined;
}

/** A package of one's own. */
function fileDoubt({ command }: StageCommand): string | undefined {
  const isFile = command.words
    .slice(1)
    .some(({ raw }) => /\.(?:apk|rpm|deb)["']?$/.test(raw) && !raw.includes('://'));
  return isFile ? 'it installs a package from a file, which may have no signature at all' : undefined;
}

function writes({ name, words }: Command, call: SkippingCall): boolean {
  if (!call.programs.includes(name)) return false;
  const text = words.slice(1).map(({ literal }) => literal?.toLowerCase() ?? '');
  if (!call.words.every((word, index) => text[index] === word)) return false;
  return text.some((word, index) => {
    const [setting, value] = word.includes('=') ? splitAtLast(word) : [word, text[index + 1]];
    return setting === call.setting && call.values.includes(value ?? '');
  });
}

function splitAtLast(word: string): [string, string] {
  const at = word.lastIndexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

function* inVariables(stage: Stage, of: Of): Iterable<SkippedCheck> {
  const { variables } = skippedChecks(of);
  for (const { instruction, index } of stage.steps) {
    const { keyword, pairs } = instruction;
    if (keyword !== 'ENV' && keyword !== 'ARG') continue;
    for (const [position, pair] of pairs.entries()) {
      const row = Object.hasOwn(variables, pair.key) ? variables[pair.key] : undefined;
      const value = pair.value && valueOf(stage.state(index).expand(pair.value).value);
      if (row === undefined || value === undefined || value === '') continue;
      if (row.values.length > 0 && !row.values.includes(value.toLowerCase())) continue;
      const [before, after] = [pairs[position - 1], pairs[position + 1]];
      const range =
        before !== undefined
          ? { start: before.range.end, end: pair.range.end }
          : after && { start: pair.range.start, end: after.range.start };
      yield {
        at: pair.range,
        name: pair.key,
        code: row.code,
        doubt: undefined,
        removal:
          range === undefined
            ? { kind: 'instruction', instruction }
            : { kind: 'text', edits: [{ ...range, text: '' }] },
      };
    }
  }
}
