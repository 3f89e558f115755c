import { consoleScript } from '../facts/console-scripts.ts';
import { is, valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { environmentsOf, onlyInEnvironment } from './environments.ts';
import type { Stage } from './stage.ts';

/** A program that is installed into an environment in the home of whoever installs, under a name that nobody can know. */
export interface HiddenProgram {
  readonly name: string;
  readonly manager: 'pipenv' | 'poetry';
  readonly run: StageCommand;
}

/** The program that a container starts by its name alone, where pipenv or Poetry hides it so. */
export function hiddenProgram(target: Stage): HiddenProgram | undefined {
  const name = startedScript(target);
  if (name === undefined || valueOf(target.image)?.image !== 'python' || environmentsOf(target).length > 0)
    return undefined;
  const installs = target.chain.flatMap(({ commands }) => commands).flatMap((run) => projectInstall(run));
  const [found, ...others] = installs;
  const isOnly = found !== undefined && others.length === 0 && onlyInEnvironment(target, name);
  return isOnly && !isConfigured(target, found.run) ? { ...found, name } : undefined;
}

function startedScript({ build, launch }: Stage): string | undefined {
  const start = launch.instruction('ENTRYPOINT') ?? launch.instruction('CMD');
  const process = launch.processes.find(({ instruction, via }) => instruction === start && via.length === 0);
  const [word] = process?.words ?? [];
  const name = word && valueOf(word);
  const row = name === undefined ? undefined : consoleScript(name);
  const isAsked =
    row?.name === name && build.context.python('')?.requirements.has(row?.distribution.toLowerCase() ?? '');
  return process?.command.assignments.length === 0 && isAsked === true ? name : undefined;
}

function projectInstall(run: StageCommand): Omit<HiddenProgram, 'name'>[] {
  const { reached, tolerated, wrappedBy } = run.command;
  const operation = operationOf(run.command);
  const manager = operation?.manager;
  if (operation?.verb !== 'install' || reached !== 'always' || tolerated || wrappedBy.length > 0) return [];
  return manager === 'pipenv' || manager === 'poetry' ? [{ run, manager }] : [];
}

const VARIABLES = [
  'PIPENV_SYSTEM',
  'PIPENV_VENV_IN_PROJECT',
  'PIPENV_IGNORE_VIRTUALENVS',
  'POETRY_VIRTUALENVS_CREATE',
  'POETRY_VIRTUALENVS_IN_PROJECT',
  'POETRY_VIRTUALENVS_PATH',
  'VIRTUAL_ENV',
  'WORKON_HOME',
] as const;

/** Settings that put the packages elsewhere, or may. */
function isConfigured(target: Stage, run: StageCommand): boolean {
  const { command, step } = run;
  const state = step.stage.state(step.index);
  const commands = target.chain.flatMap((stage) => stage.commands);
  const { context } = target.build;
  return (
    command.has('--system') ||
    command.assignments.length > 0 ||
    VARIABLES.some((name) => !is(state.seen(name), undefined)) ||
    context.has('poetry.toml') ||
    commands.some(({ command: { name, words } }) => name === 'poetry' && words[1]?.literal === 'config') ||
    commands.some(({ command: { name } }) => ['.', 'source', 'virtualenv'].includes(name))
  );
}
