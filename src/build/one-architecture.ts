import type { Instruction } from '../dockerfile/types.ts';
import { bothProcessorsSince, type Spelling } from '../facts/downloads.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { commandsOf } from './commands.ts';
import type { Stage, Step } from './stage.ts';

/** Downloads of a stage that are for amd64 whatever it is built for, and that there are for other processors too. */
export interface OneArchitecture {
  /** The first of them. */
  readonly at: Range;
  readonly step: Step;
  readonly spelling: Spelling;
  /** Every place in the stage where the processor is named. */
  readonly names: readonly Range[];
  /** ARG TARGETARCH is declared before already. */
  readonly declared: boolean;
}

const NAMES: Readonly<Record<Spelling, string>> = { docker: 'amd64', kernel: 'x86_64' };

/** Undefined where there are none, and where the stage says what it is built for, or looks for it. */
export function oneArchitecture(stage: Stage): Known<OneArchitecture> | undefined {
  if (stage.from.flags.some(({ name }) => name === 'platform') || asksForItself(stage)) return undefined;
  for (const spelling of ['docker', 'kernel'] as const) {
    const downloads = stage.steps.flatMap((step) => downloadsOf(step, spelling));
    const [first] = downloads;
    if (first === undefined) continue;
    const doubt = doubtOf(stage, first.step, spelling);
    if (doubt !== undefined) return unknown(doubt);
    const names = stage.steps.flatMap(({ instruction }) => namesIn(stage, instruction, spelling));
    const declared = stage.steps
      .slice(0, first.step.index)
      .some(({ instruction }) => declaresTarget(instruction));
    return known({ at: first.range, step: first.step, spelling, names, declared });
  }
  return undefined;
}

const ASKS =
  /TARGETARCH|TARGETPLATFORM|BUILDARCH|uname|print-architecture|--print-arch|arm64|aarch64|armv7|armhf/;

function asksForItself({ build, steps }: Stage): boolean {
  return steps.some(
    ({ instruction }) =>
      instruction.keyword !== 'ARG' && ASKS.test(textOf(build.dockerfile.text, instruction)),
  );
}

function textOf(text: string, { range }: Instruction): string {
  return text.slice(range.start, range.end);
}

function declaresTarget({ keyword, pairs }: Instruction): boolean {
  return keyword === 'ARG' && pairs.some(({ key, value }) => key === 'TARGETARCH' && value === undefined);
}

interface Download {
  readonly step: Step;
  readonly range: Range;
}

function downloadsOf(step: Step, spelling: Spelling): Download[] {
  return wordsOf(step).flatMap(({ raw, range, value }) =>
    isAddress(raw) && tokens(raw, NAMES[spelling]).length > 0 && isForBoth(raw, value, spelling)
      ? [{ step, range }]
      : [],
  );
}

function isAddress(raw: string): boolean {
  return raw.includes('://');
}

/** A release that is known to have files for other processors, or the newest. */
function isForBoth(raw: string, value: Known<string>, spelling: Spelling): boolean {
  const address = raw.replace(/^["']/, '');
  const since = bothProcessorsSince(address, spelling);
  if (since === undefined) return false;
  if (/latest|stable\.txt|awscli-exe-linux-x86_64\.zip/.test(address)) return true;
  const release = releaseIn(value.known ? value.value : address);
  return release !== undefined && !isOlder(release, since);
}

/** The first number with a dot in the path of an address. */
function releaseIn(address: string): string | undefined {
  const path = address.slice(address.indexOf('/', address.indexOf('://') + 3));
  const numbers = (path.match(/[\d.]+/g) ?? []).map((text) => text.replace(/^\.|\.$/g, ''));
  return numbers.find((text) => text.includes('.'));
}

function isOlder(release: string, since: string): boolean {
  const [mine, first] = [release, since].map((text) => text.split('.').map(Number));
  for (const [index, part] of (first ?? []).entries()) {
    const own = mine?.[index] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}

interface PlainWord {
  readonly raw: string;
  readonly range: Range;
  readonly value: Known<string>;
}

/** The words of an ADD, or of the commands of a RUN in shell form. */
function wordsOf(step: Step): readonly PlainWord[] {
  const { stage, instruction, index } = step;
  if (instruction.keyword === 'ADD')
    return instruction.words.map((word) => ({ ...word, value: stage.state(index).expand(word).value }));
  if (instruction.keyword !== 'RUN' || instruction.json !== undefined) return [];
  return commandsOf(step).flatMap((run) =>
    [...run.command.words, ...run.command.redirects.flatMap(({ target }) => target ?? [])].map((word) => ({
      raw: word.raw,
      range: word.range,
      value: run.value(word),
    })),
  );
}

const CHECKS: ReadonlySet<string> = new Set(['md5sum', 'sha1sum', 'sha256sum', 'sha512sum', 'shasum']);

/** Why not all that goes with the downloads can be written for any processor. */
function doubtOf(stage: Stage, first: Step, spelling: Spelling): string | undefined {
  const name = NAMES[spelling];
  if (stage.commands.some(({ command }) => CHECKS.has(command.name)) || stage.steps.some(hasChecksum))
    return `a checksum is compared, which is that of the file for ${name}`;
  if (spelling === 'kernel' && first.instruction.keyword === 'ADD')
    return `ADD cannot ask for what the kernel calls the processor, and the file is named ${name}`;
  const { dockerfile } = stage.build;
  const others = dockerfile.instructions.filter(
    ({ range }) => tokens(dockerfile.text.slice(range.start, range.end), name).length > 0,
  );
  const steps = others.map((one) => stage.step(one));
  if (steps.some((step) => step === undefined || namedElsewhere(step, spelling)))
    return `${name} is named in other places too`;
  if (stage.steps.flatMap(wordsOf).some(isForOneAlone))
    return 'whether all that is downloaded for amd64 is there for other processors is not recorded';
  return undefined;
}

function isForOneAlone({ raw, value }: PlainWord): boolean {
  return (['docker', 'kernel'] as const).some(
    (spelling) =>
      isAddress(raw) && tokens(raw, NAMES[spelling]).length > 0 && !isForBoth(raw, value, spelling),
  );
}

function hasChecksum({ instruction }: Step): boolean {
  return instruction.flags.some(({ name }) => name === 'checksum');
}

/** In what is no word, or in single quotes, where nothing is replaced. */
function namedElsewhere(step: Step, spelling: Spelling): boolean {
  const words = wordsOf(step).filter(({ raw }) => !raw.includes("'"));
  if (spelling === 'kernel' && step.instruction.keyword === 'ADD') return true;
  return namesIn(step.stage, step.instruction, spelling).some(
    (name) => !words.some(({ range }) => range.start <= name.start && name.end <= range.end),
  );
}

/** Where an instruction names the processor, comments within it left out. */
function namesIn({ build }: Stage, { range }: Instruction, spelling: Spelling): Range[] {
  const { text, comments } = build.dockerfile;
  const name = NAMES[spelling];
  return tokens(text.slice(range.start, range.end), name)
    .map((index) => ({ start: range.start + index, end: range.start + index + name.length }))
    .filter(({ start }) => !comments.some((one) => one.range.start <= start && start < one.range.end));
}

function tokens(text: string, name: string): number[] {
  return Array.from(
    text.matchAll(new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, 'g')),
    ({ index }) => index,
  );
}
