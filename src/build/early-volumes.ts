import type { Instruction } from '../dockerfile/types.ts';
import { operands } from '../shell/flags.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { join, within } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** A VOLUME before a RUN that changes what lies in it. */
export interface EarlyVolume {
  readonly volume: Instruction;
  readonly path: string;
  /** The first command behind it that changes something there. */
  readonly change: StageCommand;
  /** The last RUN that does. */
  readonly last: Instruction;
  /** A directory that may be there only because the volume is. */
  readonly missing: string | undefined;
}

/** Commands whose operands, the first one or two aside, are what they change. */
const WRITERS: ReadonlyMap<string, number> = new Map([
  ['chown', 1],
  ['chgrp', 1],
  ['chmod', 1],
  ['mkdir', 0],
  ['touch', 0],
  ['cp', 1],
  ['mv', 1],
  ['ln', 1],
  ['tee', 0],
]);

/** Every VOLUME of a stage that is declared before its files are ready. */
export function earlyVolumes(stage: Stage): EarlyVolume[] {
  return stage.steps.flatMap((step) =>
    step.instruction.keyword === 'VOLUME' ? (earlyVolume(step) ?? []) : [],
  );
}

function earlyVolume(step: Step): EarlyVolume | undefined {
  const paths = pathsOf(step, step.index);
  if (paths === undefined) return undefined;
  const changesOf = (volume: string) =>
    step.stage.commands.filter(
      (run) => run.step.index > step.index && written(run).some((path) => isChange(run, volume, path)),
    );
  const changes = paths.flatMap((path) => {
    const runs = changesOf(path);
    return runs.length === 0 ? [] : [{ path, runs, sure: isMade(step.stage, path, runs[0]) }];
  });
  const [first] = changes;
  const runs = changes.flatMap((one) => one.runs).toSorted((one, other) => one.step.index - other.step.index);
  const [change, last] = [runs[0], runs.at(-1)];
  if (first === undefined || change === undefined || last === undefined) return undefined;
  // Behind the RUN its words have to mean the same.
  if (pathsOf(step, last.step.index + 1)?.join(' ') !== paths.join(' ')) return undefined;
  const used = paths.find(
    (path) =>
      !changes.some((one) => one.path === path) &&
      isNamed(step, path, last) &&
      !isMade(step.stage, path, change),
  );
  const missing = changes.find(({ sure }) => !sure)?.path ?? used;
  return { volume: step.instruction, path: first.path, change, last: last.step.instruction, missing };
}

function isNamed({ stage, index }: Step, path: string, last: StageCommand): boolean {
  return stage.commands.some(
    (run) =>
      run.step.index > index &&
      run.step.index <= last.step.index &&
      run.words.some((word) => word.known && word.value.includes(path)),
  );
}

/** True where the directory is there without the volume too: the older builder makes it for the volume. */
function isMade(stage: Stage, path: string, run: StageCommand | undefined): boolean {
  if (run === undefined) return false;
  const entry = stage.files.entry(path, run.step.index);
  return (
    (entry.known && entry.value !== undefined) || (run.command.name === 'mkdir' && run.command.has('-p'))
  );
}

function pathsOf({ instruction, stage }: Step, index: number): readonly string[] | undefined {
  const state = stage.state(index);
  const paths = (instruction.json ?? instruction.words).map((word) =>
    instruction.json === undefined ? state.expand(word).value : state.expand(word.value).value,
  );
  const known = paths.flatMap((path) =>
    path.known && path.value.startsWith('/') ? join('/', path.value) : [],
  );
  return known.length === paths.length && known.length > 0 ? known : undefined;
}

/** The directory itself is there already: the volume is mounted on it. */
function isChange({ command }: StageCommand, volume: string, path: string): boolean {
  return within(volume, path) && !(command.name === 'mkdir' && path === volume);
}

function written(run: StageCommand): string[] {
  const { command } = run;
  const skipped = WRITERS.get(command.name);
  const words = skipped === undefined ? [] : operands(command, []).slice(skipped);
  const targets = command.redirects.flatMap(({ operator, target }) =>
    operator.includes('>') && target !== undefined ? target : [],
  );
  return [...words, ...targets].flatMap((word) => absolute(run, word) ?? []);
}

function absolute(run: StageCommand, word: ShellWord): string | undefined {
  const value = run.value(word);
  if (!value.known) return undefined;
  if (value.value.startsWith('/')) return join('/', value.value);
  return run.directory.known ? join(run.directory.value, value.value) : undefined;
}
