import { bootstrapSource, hasOwnBootstrap } from '../facts/python-tools.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import { runningPython, type RunningPython } from './running-python.ts';
import type { Stage } from './stage.ts';

/** A download of the newest `get-pip.py` for a Python on which it does not run. */
export interface PipBootstrap {
  /** The part of the address that says which one: `/get-pip.py` behind the host. */
  readonly range: Range;
  readonly python: RunningPython;
  /** What runs the script. */
  readonly runner: StageCommand;
  /** Where it is said that there is one for that Python. */
  readonly source: string;
}

const ADDRESS = 'bootstrap.pypa.io/get-pip.py';
const HOST = 'bootstrap.pypa.io';

/** Downloads in a stage whose script ends with an error on the Python that runs it. */
export function wrongBootstraps(stage: Stage, failure: Failure | undefined): PipBootstrap[] {
  const all = downloads(stage).toSorted((one, other) => one.after - other.after);
  return all.flatMap(({ range, after, pipedTo }, index) => {
    const until = all[index + 1]?.after ?? Infinity;
    const isBetween = ({ command }: StageCommand) =>
      command.range.start > after && command.range.start < until;
    const runners = pipedTo ? [pipedTo] : stage.commands.filter((run) => isBetween(run) && runsScript(run));
    const pythons = runners.map((run) => pythonOf(run, failure));
    const [runner] = runners;
    const [python] = pythons;
    if (runner === undefined || python === undefined || !hasOwnBootstrap(python.version)) return [];
    return pythons.every((each) => each?.version === python.version)
      ? [{ range, python, runner, source: bootstrapSource() }]
      : [];
  });
}

function pythonOf(run: StageCommand, failure: Failure | undefined): RunningPython | undefined {
  return runningPython(run, run.step.instruction === failure?.instruction ? failure : undefined);
}

interface Download {
  readonly range: Range;
  /** Where the script is there. */
  readonly after: number;
  /** The Python that reads it from a pipe. */
  readonly pipedTo: StageCommand | undefined;
}

function downloads({ commands, steps }: Stage): Download[] {
  const fetched = commands.flatMap((run, index) => {
    const word = run.command.words.find(({ raw }) => raw.includes(ADDRESS));
    const next = commands[index + 1];
    const piped = run.command.after === '|' && next !== undefined && isPython(next) ? next : undefined;
    if (word === undefined || (run.command.after === '|' && piped === undefined)) return [];
    return [{ range: placeIn(word.raw, word.range.start), after: run.command.range.start, pipedTo: piped }];
  });
  const added = steps.flatMap(({ instruction }) => addedPlaces(instruction));
  return [...fetched, ...added];
}

function addedPlaces({ keyword, words, range }: Instruction): Download[] {
  const word = keyword === 'ADD' ? words.find(({ raw }) => raw.includes(ADDRESS)) : undefined;
  return word === undefined
    ? []
    : [{ range: placeIn(word.raw, word.range.start), after: range.start, pipedTo: undefined }];
}

/** Behind the host; the words hold no escapes before it. */
function placeIn(raw: string, start: number): Range {
  const at = start + raw.indexOf(ADDRESS) + HOST.length;
  return { start: at, end: at };
}

function isPython({ command }: StageCommand): boolean {
  return /^python(?:[23](?:\.\d+)?)?$/.test(command.name);
}

function runsScript(run: StageCommand): boolean {
  return isPython(run) && run.command.words.some(({ raw }) => /(?:^|\/)get-pip\.py["']?$/.test(raw));
}
