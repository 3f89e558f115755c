import { either } from './directory.ts';
import type { Directories } from './directory.ts';
import type { Command, Reached } from './types.ts';

/** How a part of a script is run: what comes down the tree. */
export interface Turn {
  readonly reached: Reached;
  /** The body fails where the exit status of this part says so. */
  readonly statusCounts: boolean;
  /** `set -e` looks at the exit status of this part. */
  readonly errexitCounts: boolean;
  /** The body fails where the shell that runs this part exits with a failure. */
  readonly exitCounts: boolean;
  readonly isolated: boolean;
  readonly before: Command['before'];
  readonly after: Command['after'];
}

/** What the shell that runs a part knows: what goes along from left to right. */
export interface State {
  errexit: boolean;
  pipefail: boolean;
  directories: Directories;
  /** The shell may have exited without a failure, so that nothing more runs. */
  left: boolean;
}

/** The exit statuses that a part may end with where no command fails that is not there to be asked. */
export type Status = number;
export const NEVER: Status = 0;
export const SUCCESS: Status = 1;
export const FAILURE: Status = 2;
export const EITHER: Status = SUCCESS | FAILURE;

/** True where the body fails if this part does. */
export function matters(turn: Turn, state: State): boolean {
  return turn.statusCounts || (turn.errexitCounts && state.errexit && turn.exitCounts);
}

/** The turn of a part that runs in a shell of its own, made for it alone. */
export function inSubshell(turn: Turn, state: State): Turn {
  const counts = matters(turn, state);
  return { ...turn, statusCounts: counts, exitCounts: counts, isolated: true };
}

/** The turn of a part whose failure goes unnoticed. */
export function unnoticed(turn: Turn): Turn {
  return { ...turn, statusCounts: false, errexitCounts: false };
}

/** Sets `state` to what is certain where one of several ways was taken. */
export function merge(state: State, ways: readonly State[]): void {
  state.errexit = ways.every((way) => way.errexit);
  state.pipefail = ways.every((way) => way.pipefail);
  state.left = ways.some((way) => way.left);
  state.directories = either(ways.map((way) => way.directories));
}

/** Names of commands that people run to ask a question: a failure is an answer. */
const QUESTIONS = new Set(
  '[ test which type hash getent id cmp diff pgrep expr grep egrep fgrep mountpoint'.split(' '),
);

/** Exit statuses of a simple command that does what it is there for. */
export function statusOf(command: Pick<Command, 'name' | 'words'>): Status {
  const { name, words } = command;
  if (name === 'exit') return NEVER;
  if (name === 'false') return FAILURE;
  return QUESTIONS.has(name) || (name === 'command' && words.length > 1) ? EITHER : SUCCESS;
}

/** The exit status that `exit N` asks for. */
export function exitsWithFailure(status: string | undefined): boolean {
  return status !== undefined && /^[0-9]{1,3}$/.test(status) && Number(status) % 256 !== 0;
}
