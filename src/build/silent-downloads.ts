import { distroTable } from '../facts/load.ts';
import { isConsumer, isDownloader, isReader, isRefuser, isWriter, pipefailSince } from '../facts/pipes.ts';
import type { ShellWord } from '../shell/types.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { StageCommand } from './commands.ts';
import type { Distro } from './image.ts';
import { pipefailPlace, type PipefailPlace } from './pipefail.ts';
import type { Stage, Step } from './stage.ts';

/** A download into a pipe whose failure nobody sees: the status of a pipe is that of its last command. */
export interface SilentDownload {
  readonly step: Step;
  readonly download: StageCommand;
  /** What reads it. */
  readonly consumer: StageCommand;
  /** How its failure can be made to count. */
  readonly remedy: Known<Remedy>;
}

export type Remedy =
  /** The list begins with `set -e…`: that word, and what it is to be. */
  | { readonly kind: 'option'; readonly word: ShellWord; readonly text: string }
  /** The first command of the RUN. */
  | { readonly kind: 'command'; readonly first: StageCommand }
  /** SHELL sets it for all RUNs from a place on. */
  | { readonly kind: 'shell'; readonly place: PipefailPlace };

/** The first silent download of each RUN of a stage. What unpacks it tells of its failure by its own. */
export function* silentDownloads(stage: Stage): Iterable<SilentDownload> {
  const seen = new Set<Step>();
  for (const [index, download] of stage.commands.entries()) {
    const { step, command } = download;
    if (seen.has(step) || !isDownloader(command.name) || command.before === '|' || !command.tolerated)
      continue;
    const pipe = pipeFrom(stage.commands, index);
    const consumer = pipe.at(-1);
    if (consumer === undefined || consumer === download || consumer.command.tolerated) continue;
    if (command.after !== '|' || !isConsumer(consumer.command.name) || command.wrappedBy.length > 0) continue;
    if (isRefuser(consumer.command.name)) continue;
    seen.add(step);
    yield { step, download, consumer, remedy: remedyFor(step) };
  }
}

/** The commands from one on that write into each other. */
function pipeFrom(commands: readonly StageCommand[], index: number): readonly StageCommand[] {
  let end = index;
  while (commands[end]?.command.after === '|' && commands[end + 1]?.command.before === '|') end++;
  return commands.slice(index, end + 1);
}

function remedyFor(step: Step): Known<Remedy> {
  const { stage } = step;
  const place = pipefailPlace(stage);
  if (place.known && place.value !== undefined && place.value.step.index <= step.index)
    return known({ kind: 'shell', place: place.value });
  const own = stage.commands.filter((one) => one.step === step);
  const [first] = own;
  if (step.instruction.heredocs.length > 0 || step.instruction.json !== undefined || first === undefined)
    return unknown('the RUN is no line of shell');
  if (!own.every((_, index) => isHarmless(own, index))) return unknown(OTHER_PIPE);
  const knows = knowsPipefail(step);
  if (!knows.known) return knows;
  if (!knows.value) return place.known ? unknown('its shell does not know pipefail') : place;
  return known(inList(first));
}

const OTHER_PIPE = 'another pipe of it may be meant to end early, which pipefail takes for a failure';

/** What writes does not fail, and what reads takes all: pipefail changes nothing for such a pipe. */
function isHarmless(commands: readonly StageCommand[], index: number): boolean {
  const one = commands[index]?.command;
  if (one === undefined || one.after !== '|') return true;
  const next = commands[index + 1]?.command;
  const starts = one.before !== '|' ? isWriter(one.name) : isReader(one.name);
  return starts && next?.before === '|' && isReader(next.name);
}

function inList(first: StageCommand): Remedy {
  const [name, options] = first.command.words;
  const letters = name?.literal === 'set' && first.command.words.length === 2 ? options?.literal : undefined;
  if (options === undefined || letters === undefined || !/^-[a-z]+$/.test(letters) || letters.includes('o'))
    return { kind: 'command', first };
  return { kind: 'option', word: options, text: `${letters}o pipefail` };
}

/** Whether the shell of a RUN has the option. */
function knowsPipefail(step: Step): Known<boolean> {
  const { shell } = step.stage.state(step.index);
  if (!shell.known) return shell;
  const name = shell.value[0]?.split('/').at(-1) ?? '';
  if (name !== 'sh' && name !== 'ash') return known(pipefailSince(name, '') !== undefined);
  const { image } = step.stage;
  if (!image.known) return image;
  const { shell: program, distro } = image.value;
  if (!program.known || !distro.known) return unknown('what /bin/sh is in the base image is not known');
  return known(has(pipefailSince(program.value, distro.value.family), distro.value));
}

/** A tag that names no release may still be an older one on somebody's machine. */
function has(first: string | undefined, { family, release, named }: Distro): boolean {
  if (first === undefined || first === 'always') return first === 'always';
  const releases = distroTable(family)?.releases ?? [];
  return named && release !== undefined && releases.indexOf(release) >= releases.indexOf(first);
}

/** Name of the shell, for what is told. */
export function shellName(step: Step): string {
  return valueOf(step.stage.state(step.index).shell)?.[0] ?? 'the shell';
}
