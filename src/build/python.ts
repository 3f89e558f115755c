import { known, map, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** A `pip install --user`. */
export interface UserInstall {
  readonly run: StageCommand;
  /** Directory that gets `bin` and `lib/pythonX.Y/site-packages`. */
  readonly base: Known<string>;
}

/** Directory of packages installed with `--user`: PYTHONUSERBASE, else `~/.local`.
 *  https://docs.python.org/3/library/site.html#site.USER_BASE */
export function userBase(state: State): Known<string> {
  const variable = state.seen('PYTHONUSERBASE');
  if (!variable.known) return variable;
  if (variable.value !== undefined && variable.value !== '') return known(variable.value);
  return map(state.home, (home) => join(home, '.local'));
}

/** Every `pip install --user` of a stage and of those it is built FROM. */
export function userInstalls(stage: Stage): UserInstall[] {
  const below = stage.base.kind === 'stage' ? userInstalls(stage.base.stage) : [];
  return [...below, ...stage.commands.flatMap((run) => readUserInstall(run))];
}

function readUserInstall(run: StageCommand): UserInstall[] {
  if (operationOf(run.command)?.manager !== 'pip' || operationOf(run.command)?.action !== 'install') return [];
  const state = run.step.stage.state(run.step.index);
  const variable = state.seen('PIP_USER');
  const byVariable = variable.known && ['1', 'true', 'yes'].includes(variable.value ?? '');
  const elsewhere = run.command.has('-t', '--target', '--prefix', '--root');
  if (elsewhere || !(run.command.has('--user') || byVariable)) return [];
  return [{ run, base: userBase(state) }];
}
