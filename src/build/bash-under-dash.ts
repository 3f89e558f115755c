import { execForm } from '../dockerfile/exec-form.ts';
import { scriptOf } from '../dockerfile/script.ts';
import { dashLacks, dashLacksPipefail, dashReads } from '../facts/dash.ts';
import { is, valueOf } from '../known.ts';
import type { Range } from '../range.ts';
import { bashParts, type BashPart } from '../shell/bash-syntax.ts';
import type { Command } from '../shell/types.ts';
import { commandsOf, shellOf } from './commands.ts';
import { lostEnvironment } from './lost-state.ts';
import { remembered } from './remembered.ts';
import type { Stage, Step } from './stage.ts';

/** Something in a RUN, or in what a container starts with, that bash understands, and that dash, which reads it, does not. */
export interface BashUnderDash {
  readonly step: Step;
  /** What it is called, for messages. */
  readonly what: string;
  readonly range: Range;
  /** It fails there; else it goes on, with something else than was meant. */
  readonly fails: boolean;
  /** The command in which it stands. */
  readonly command: Command | undefined;
  /**
   * A `source` that can be written as `.`, since dash reads that script too; one that is of no use, since the shell ends with
   * it and all that it sets is gone; or anything else, for which it takes bash.
   */
  readonly cure: 'dot' | 'none' | 'bash';
}

/** Every such thing in a stage; those that fail come first within an instruction. */
export const bashUnderDash = remembered(readBashUnderDash);

function readBashUnderDash(stage: Stage): readonly BashUnderDash[] {
  const image = valueOf(stage.image);
  if (image === undefined || !is(image.shell, 'dash') || !is(image.has('bash'), true)) return [];
  const found: BashUnderDash[] = [];
  for (const step of stage.steps) {
    if (!isRun(step) || !isReadBySh(step)) continue;
    const all = [...foreignParts(step), ...foreignCommands(step)];
    found.push(...all.filter(({ fails }) => fails), ...all.filter(({ fails }) => !fails));
  }
  return found.length > 0 && replacesShell(stage) ? [] : found;
}

/** Where a stage has to be read by bash from: the first instruction that needs it. */
export interface BashPlace extends BashUnderDash {
  /** What SHELL has to say there. */
  readonly shell: readonly string[];
}

/** The first instruction of a stage that only bash can read, or undefined where there is none or an earlier stage settles it. */
export function bashPlace(stage: Stage): BashPlace | undefined {
  const [place, ...below] = stage.chain.map((one) => failing(one) ?? misread(one));
  return below.some((one) => one?.fails === true) ? undefined : place;
}

function failing(stage: Stage): BashPlace | undefined {
  return asPlace(bashUnderDash(stage).find(({ fails, cure }) => fails && cure === 'bash'));
}

/** A SHELL further on says where the author has thought of it. */
function misread(stage: Stage): BashPlace | undefined {
  const isThoughtOf = stage.steps.some(({ instruction }) => instruction.keyword === 'SHELL');
  if (isThoughtOf) return undefined;
  return asPlace(bashUnderDash(stage).find(({ fails, cure }) => !fails && cure === 'bash'));
}

function asPlace(found: BashUnderDash | undefined): BashPlace | undefined {
  const shell = found && valueOf(found.step.stage.state(found.step.index).shell);
  return found && shell && { ...found, shell: ['/bin/bash', ...shell.slice(1)] };
}

/** Every `source` of a stage that dash goes on reading, and that is not to be read by bash. */
export function sourcesUnderDash(stage: Stage): readonly BashUnderDash[] {
  const places = stage.chain.map((one) => failing(one));
  if (places.slice(1).some((place) => place !== undefined)) return [];
  const until = places[0]?.step.index ?? Infinity;
  return bashUnderDash(stage).filter(({ cure, step }) => cure !== 'bash' && step.index < until);
}

/** In the build, or by a container when it starts. */
function isRun({ instruction, stage }: Step): boolean {
  const { keyword } = instruction;
  if (keyword === 'RUN') return true;
  if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return false;
  const { launch } = stage;
  if (!stage.build.targets.includes(stage) || launch.instruction(keyword) !== instruction) return false;
  // What an entrypoint makes of the words of CMD is its own affair.
  return keyword === 'ENTRYPOINT' || launch.instruction('ENTRYPOINT') === undefined;
}

function commandsIn(step: Step): readonly Command[] {
  const { instruction, stage } = step;
  if (instruction.keyword === 'RUN') return commandsOf(step).map(({ command }) => command);
  return stage.launch.processes.flatMap((process) =>
    process.instruction === instruction && process.via.length === 0 ? [process.command] : [],
  );
}

/** In shell form, by the `/bin/sh` of the image. */
function isReadBySh({ instruction, stage, index }: Step): boolean {
  if (execForm(instruction).form !== 'shell') return false;
  const { shell } = stage.state(index);
  if (!shell.known || !['/bin/sh', 'sh'].includes(shell.value[0] ?? '')) return false;
  const { interpreter } = scriptOf(instruction);
  return interpreter === undefined || interpreter[0] === '/bin/sh';
}

/** `ln -sf bash /bin/sh`, `dpkg-reconfigure dash`: any command that names either, in the stage or below it. */
export function replacesShell(stage: Stage): boolean {
  return stage.chain.some(({ commands }) =>
    commands.some(({ command }) =>
      command.words.some(({ raw }, index) => index > 0 && /\bdash\b|(^|\/)sh["']?$/.test(raw)),
    ),
  );
}

function foreignParts(step: Step): BashUnderDash[] {
  const shell = shellOf(step);
  if (!shell.known) return [];
  const commands = commandsIn(step);
  // Left before its end, the text may succeed with what is behind.
  const leaves = commands.some(({ name, wrappedBy }) => name === 'exit' || wrappedBy.includes('exec'));
  return bashParts(shell.value.text).flatMap((part) => {
    const range = shell.value.range(part.start, part.end);
    const command = commands.findLast((one) => holds(one, range));
    if (part.what.startsWith('{') && !takesPaths(command)) return [];
    return [
      { step, what: part.what, range, command, cure: 'bash', fails: !leaves && isFatal(part, command) },
    ];
  });
}

const TAKE_PATHS: ReadonlySet<string> = new Set(['chmod', 'chown', 'cp', 'mkdir', 'mv', 'rm', 'touch']);

/** Other commands may have a meaning of their own for braces: curl, find, awk. */
function takesPaths(command: Command | undefined): boolean {
  return command === undefined || TAKE_PATHS.has(command.name);
}

function holds(command: Command, range: Range): boolean {
  return command.range.start <= range.start && range.end <= command.range.end;
}

function isFatal({ outcome }: BashPart, command: Command | undefined): boolean {
  if (outcome !== 'stops') return outcome !== 'misread';
  return command !== undefined && command.reached === 'always' && !command.isolated;
}

function foreignCommands(step: Step): BashUnderDash[] {
  // A RUN that does nothing but enter an environment comes to something else than a shell.
  if (lostEnvironment(step) !== undefined) return [];
  const commands = commandsIn(step);
  return commands.flatMap((command) => {
    const what = command.wrappedBy.length === 0 ? foreignCommand(step, command) : undefined;
    const outcome = what === undefined ? undefined : outcomeOf(command);
    if (what === undefined || outcome === undefined) return [];
    const fails = outcome === 'fails';
    const range = command.words[0]?.range ?? command.range;
    return [{ step, what, range, command, fails, cure: cureOf(command, command === commands.at(-1)) }];
  });
}

function outcomeOf({
  name,
  reached,
  tolerated,
  isolated,
  before,
  after,
}: Command): 'fails' | 'goes on' | undefined {
  if (reached !== 'always') return undefined;
  // An option that `set` does not know ends the shell, whatever stands behind.
  if (!tolerated || (name === 'set' && !isolated)) return 'fails';
  return after === '||' || before === '|' ? undefined : 'goes on';
}

function cureOf(command: Command, isLast: boolean): BashUnderDash['cure'] {
  if (command.name !== 'source') return 'bash';
  return isLast ? 'none' : isReadByDash(command) ? 'dot' : 'bash';
}

function foreignCommand({ stage }: Step, command: Command): string | undefined {
  const name = command.words[0]?.literal;
  if (name === undefined) return undefined;
  if (dashLacks(name)) return name;
  if (name !== 'set' || !command.words.some(({ literal }) => literal === 'pipefail')) return undefined;
  const distro = stage.image.known ? valueOf(stage.image.value.distro) : undefined;
  const { family, release } = distro ?? {};
  if (family === undefined || release === undefined) return undefined;
  return dashLacksPipefail(family, release) ? 'set -o pipefail' : undefined;
}

/** One script of those that dash reads, by a path: a name alone is looked for on PATH. */
function isReadByDash({ words }: Command): boolean {
  const [, script, ...more] = words;
  const path = script?.raw.replace(/^"([^"]*)"$/, '$1');
  return path !== undefined && more.length === 0 && path.includes('/') && dashReads(path);
}
