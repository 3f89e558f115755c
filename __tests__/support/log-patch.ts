import { Build } from '../../src/build/build.ts';
import type { Stage } from '../../src/build/stage.ts';
import { memoryContext } from '../../src/context/context.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { parseReference } from '../../src/facts/reference.ts';
import type { Instruction } from '../../src/dockerfile/types.ts';
import type { BuildLog, Cause } from '../../src/log/types.ts';
import { locate } from '../../src/log/locate.ts';

/** One command as its words stand in the text, quotes removed where nothing is expanded. */
export interface Run {
  readonly name: string;
  readonly words: readonly string[];
  /** The words that run it: `sudo`, `sh -c`. */
  readonly wrappedBy: readonly string[];
  readonly instruction: Instruction;
}

/** One side of a patch, seen from the step that failed: its stage and what that stage is built from. */
export interface Side {
  /** References of every FROM. */
  readonly bases: readonly string[];
  /** The image that the failed step is built on: variables replaced where all of them have a value, else as it is written. */
  readonly base: string | undefined;
  /** `--platform` of that FROM, `''` where there is none. */
  readonly platform: string;
  /** Instructions of the stage, its bases' first, up to the failed one, that one included. */
  readonly until: readonly Instruction[];
  /** Their commands. */
  readonly runs: readonly Run[];
  /** The failed instruction. */
  readonly failed: Instruction | undefined;
  /** Everything that is not a comment. */
  readonly code: string;
}

/** What a repair did to a Dockerfile, and what the log said. */
export interface Patch {
  readonly cause: Cause;
  readonly before: Side;
  readonly after: Side;
  /** Files of the build context that were written along. */
  readonly files: ReadonlySet<string>;
}

/** Both sides of a patch; undefined where the log's step cannot be found in the old text. */
export function patchOf(
  log: BuildLog,
  cause: Cause,
  before: string,
  after: string,
  files: Iterable<string> = [],
): Patch | undefined {
  const [old, now] = [buildOf(before), buildOf(after)];
  const at = locate(log, old.dockerfile);
  if (at === undefined) return undefined;
  const same = counterpart(old, at, now);
  return { cause, before: sideOf(old, at), after: sideOf(now, same), files: new Set(files) };
}

function buildOf(text: string): Build {
  return new Build(parseDockerfile(text), memoryContext({}));
}

/**
 * The instruction in the new text that stands for `at`: the one with its text; where it was edited, the one with the same
 * tail behind it, or else the one at its place from the start.
 */
function counterpart(old: Build, at: Instruction, now: Build): Instruction | undefined {
  const [before, after] = [old.dockerfile.instructions, now.dockerfile.instructions];
  const alike = (each: Instruction): boolean => textOf(each) === textOf(at);
  const kept = after.filter(alike)[before.filter(alike).indexOf(at)];
  if (kept !== undefined) return kept;
  const place = before.indexOf(at);
  const tail = before.slice(place + 1).map(textOf);
  const end = after.length - tail.length - 1;
  const tailNow = after.slice(Math.max(0, end + 1)).map(textOf);
  const sameTail = tail.every((text, index) => text === tailNow[index]);
  return after[sameTail ? end : place];
}

function sideOf(build: Build, failed: Instruction | undefined): Side {
  const { dockerfile, stages } = build;
  const stage = stages.find(
    ({ from, steps }) => from === failed || steps.some((step) => step.instruction === failed),
  );
  const chain = stage === undefined ? [] : stage.chain.toReversed();
  const all = chain.flatMap(({ from, steps }) => [from, ...steps.map(({ instruction }) => instruction)]);
  const until = failed === undefined ? all : all.slice(0, all.indexOf(failed) + 1);
  const lowest = chain[0];
  return {
    bases: stages.map(({ reference, from }) =>
      reference.value.known ? reference.value.value : from.body.text,
    ),
    base: lowest && baseOf(lowest),
    platform: lowest?.from.flags.find(({ name }) => name === 'platform')?.value ?? '',
    until,
    runs: chain.flatMap((each) => runsOf(each)).filter(({ instruction }) => until.includes(instruction)),
    failed,
    code: dockerfile.instructions.map(textOf).join('\n'),
  };
}

function baseOf({ reference, from }: Stage): string | undefined {
  const { value } = reference;
  return value.known && parseReference(value.value).known ? value.value : from.words[0]?.value;
}

/** The instruction as the builder reads it, its heredocs with it. */
export function textOf({ keyword, flags, body, heredocs }: Instruction): string {
  const shown = flags.map(({ name, value }) => `--${name}${value === undefined ? '' : `=${value}`}`);
  return [keyword, ...shown, body.text, ...heredocs.map(({ content }) => content.text)].join(' ');
}

function runsOf(stage: Stage): Run[] {
  return stage.commands.map(({ command, step }) => ({
    name: command.name,
    words: command.words.map(({ literal, raw }) => literal ?? raw),
    wrappedBy: command.wrappedBy,
    instruction: step.instruction,
  }));
}

/** Packages that a command asks a package manager to install, as they are written. */
export function installed(side: Side): { readonly name: string; readonly run: Run }[] {
  return side.runs.flatMap((run) => packagesOf(run).map((name) => ({ name, run })));
}

function packagesOf(run: Run): readonly string[] {
  const { name, words } = run;
  const verb = words.findIndex((word, index) => index > 0 && VERBS.test(word));
  if (!MANAGERS.test(name) || verb === -1) return [];
  const listed = words.slice(verb + 1);
  // Behind it stands the name that a list is given, which is no package.
  const given = (index: number): boolean =>
    name === 'apk' && /^(?:-t|--virtual)$/.test(listed[index - 1] ?? '');
  return listed.filter((word, index) => !word.startsWith('-') && !given(index));
}

const MANAGERS =
  /^(?:apt|apt-get|aptitude|apk|yum|dnf|microdnf|zypper|pacman|npm|yarn|pnpm|pip[\d.]*|python[\d.]*|gem|conda|mamba|pecl|docker-php-ext-install|composer|cpanm?|go|cargo)$/;
const VERBS = /^(?:install|add|-S\w*|i|global|require|get|in)$/;
