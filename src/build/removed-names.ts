import { removedName, type RemovedName } from '../facts/python-tools.ts';
import { operationOf } from '../packages/operation.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import { isBareName, pipInstalls, requirementName, type PipInstall } from './pip-installs.ts';
import { runningPython } from './running-python.ts';
import type { Step } from './stage.ts';

/** An install that stopped since something uses what pip or setuptools no longer has. */
export interface RemovedFrom {
  readonly cause: Cause;
  readonly removed: RemovedName;
  readonly step: Step;
  /** An install of the newest of that tool, to be held back. */
  readonly newest: ShellWord | undefined;
  /** Else how to call pip before the step, or before `before` in it. */
  readonly tool: string;
  readonly before: StageCommand | undefined;
  /** pip itself stopped, in the environment for which it is called. */
  readonly certain: boolean;
  /** Why nothing is offered. */
  readonly doubt: string | undefined;
}

/** What a log shows to be gone from pip or setuptools, and where an older one has to be installed. */
export function removedFrom(failure: Failure): RemovedFrom | undefined {
  const cause = failure.cause('setuptools-too-new', 'python-exception', 'module-not-found-python');
  const removed = cause && removedName(cause.line?.text ?? '');
  const { step } = failure;
  if (cause === undefined || removed === undefined || step === undefined) return undefined;
  const commands = step.stage.chain.flatMap((stage) => stage.commands);
  const upToHere = commands.filter(({ command }) => command.range.start < step.instruction.range.end);
  const asked = pipInstalls(upToHere).flatMap(({ run, operands }) =>
    operands.filter((word) => requirementName(word) === removed.tool).map((word) => ({ run, word })),
  );
  const newest = asked.findLast(({ run, word }) => isBareName(word) && canBeQuoted(run))?.word;
  if (newest === undefined && asked.length > 0) return undefined;
  const place = placeOf(failure.commands, step);
  if (place === undefined) return undefined;
  return { cause, removed, step, newest, ...place, doubt: doubtOf(failure, removed, place.before) };
}

function canBeQuoted({ command, step }: StageCommand): boolean {
  return !command.wrappedBy.includes('-c') && step.instruction.json === undefined;
}

interface Place {
  readonly tool: string;
  readonly before: StageCommand | undefined;
  readonly certain: boolean;
}

function placeOf(commands: readonly StageCommand[], step: Step): Place | undefined {
  const first = pipInstalls(commands).find(({ run }) => run.command.reached === 'always');
  if (first !== undefined && canBeQuoted(first.run))
    return { tool: first.tool, before: needsStep(first, commands) ? first.run : undefined, certain: true };
  const other = commands.find((run) => usesPip(run));
  if (other === undefined || !canBeQuoted(other)) return undefined;
  const entered = commands.some(({ command }) => ENTERS.has(command.name));
  const isPython = valueOf(step.stage.image)?.image === 'python';
  return isPython ? { tool: 'pip', before: entered ? other : undefined, certain: false } : undefined;
}

/** What may have pip install into the environment that is active; pipenv does with `--system` alone. */
function usesPip({ command }: StageCommand): boolean {
  if (command.name === 'pipenv') return command.has('--system');
  return ['poetry', 'make'].includes(command.name) && operationOf(command)?.action !== 'other';
}

const ENTERS: ReadonlySet<string> = new Set(['.', 'source', 'virtualenv', 'conda']);

/** True where the RUN makes or enters the environment, or brings pip, before it calls it. */
function needsStep({ run, tool }: PipInstall, commands: readonly StageCommand[]): boolean {
  const earlier = commands.filter(({ command }) => command.range.start < run.command.range.start);
  const makes = earlier.some(({ command }) => command.words.some(({ raw }) => /venv|get-pip/.test(raw)));
  const calls = run.step.stage.packages.calls.some(
    (call) =>
      call.step === run.step &&
      call.action === 'install' &&
      call.run.command.range.start < run.command.range.start &&
      call.packages.some(({ name }) => name.endsWith('pip')),
  );
  return calls || earlier.some(({ command }) => ENTERS.has(command.name)) || (makes && tool.includes('/'));
}

function doubtOf(
  failure: Failure,
  removed: RemovedName,
  before: StageCommand | undefined,
): string | undefined {
  // Where pip keeps the environment of an isolated build.
  if (failure.log.output.some(({ text }) => /(?:File "|\().*\/pip-build-env-/.test(text)))
    return `pip builds in an environment of its own, which takes the newest ${removed.tool}`;
  const run = before ?? failure.commands[0];
  const python = run && runningPython(run, failure);
  const minor = Number(/^3\.(\d+)$/.exec(python?.version ?? '')?.[1] ?? 0);
  return minor > removed.python
    ? `${removed.tool} before ${removed.limit} does not run on Python 3.${minor}`
    : undefined;
}
