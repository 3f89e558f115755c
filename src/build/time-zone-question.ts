import { asksForTimeZone, needsTimeZoneData } from '../facts/time-zone-data.ts';
import { is, valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { callsBefore, isOpaque } from './missing-packages.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** An install that brings tzdata, which asks for the time zone. */
export interface TimeZoneQuestion {
  readonly call: PackageCall;
  /** The package that brings it, tzdata itself among them. */
  readonly package: string;
  /** The word that starts the call. */
  readonly program: ShellWord;
}

/** The install of a stage that asks for the time zone, where nobody has answered that before. */
export function timeZoneQuestion(stage: Stage): TimeZoneQuestion | undefined {
  const release = askingRelease(stage);
  if (release === undefined) return undefined;
  const call = stage.packages.calls.find((one) => broughtBy(one, release) !== undefined);
  const name = call && broughtBy(call, release);
  const [program] = call?.command.words ?? [];
  if (call === undefined || name === undefined || program === undefined) return undefined;
  if (callsBefore(call).some((one) => broughtBy(one, release) !== undefined)) return undefined;
  return isAsked(call) ? { call, package: name, program } : undefined;
}

/** The release where the base is Ubuntu's own image, which has no tzdata. */
function askingRelease(stage: Stage): string | undefined {
  const image = valueOf(stage.image);
  const release = image && valueOf(image.distro)?.release;
  return image?.image === 'ubuntu' && release !== undefined && asksForTimeZone(release) ? release : undefined;
}

function broughtBy({ manager, action, dry, packages }: PackageCall, release: string): string | undefined {
  if (manager !== 'apt' || action !== 'install' || dry) return undefined;
  return packages.find(({ name, kind, removes }) => {
    return kind === 'package' && !removes && (name === 'tzdata' || needsTimeZoneData(name, release));
  })?.name;
}

function isAsked(call: PackageCall): boolean {
  const { command, frontend, elsewhere, run, step } = call;
  if (!is(frontend, undefined) || elsewhere || isOpaque(call)) return false;
  // Something is read from the input, or the call stands where no variable can be set for it.
  if (command.before === '|' || command.redirects.some(({ operator }) => operator.startsWith('<')))
    return false;
  if (step.instruction.json !== undefined || command.wrappedBy.some((word) => !SHELL.has(word))) return false;
  const { commands } = step.stage;
  const before = commands.slice(0, commands.indexOf(run));
  return ![...step.stage.chain.slice(1).flatMap((below) => below.commands), ...before].some(answers);
}

const SHELL: ReadonlySet<string> = new Set([
  'sh',
  '/bin/sh',
  'bash',
  '/bin/bash',
  '-c',
  '-e',
  '-x',
  '-ex',
  'sudo',
]);

/** tzdata takes the zone from these files, and does not ask. */
const FILES = ['/etc/localtime', '/etc/timezone'];

function answers({ command }: StageCommand): boolean {
  const targets = command.redirects.map(({ target }) => target);
  const named = [...command.words, ...targets].some((word) => FILES.includes(word?.literal ?? ''));
  return named || command.name === 'debconf-set-selections';
}
