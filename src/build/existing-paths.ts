import type { ShellWord } from '../shell/types.ts';
import { is } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { failedCommands } from './failed-commands.ts';

/** A command that stopped since a path is there already, or is not, as the log says. */
export interface PathFailure {
  readonly run: StageCommand;
  readonly path: string;
  readonly cause: Cause;
}

/** The `mkdir` or `ln` that found what it was to make; undefined where it was told to accept that. */
export function existingPath(build: Build): PathFailure | undefined {
  return only(build, 'file-exists', (run, path) => {
    const { command } = run;
    if (command.name === 'mkdir') return !command.has('-p', '--parents') && names(run, path);
    return command.name === 'ln' && !command.has('-f', '--force') && (names(run, path) || linksTo(run, path));
  });
}

/** The `rm` that found nothing to remove. */
export function missingToRemove(build: Build): PathFailure | undefined {
  return only(
    build,
    'file-not-found',
    (run, path) => run.command.name === 'rm' && !run.command.has('-f', '--force') && names(run, path),
  );
}

/** The option word of `ln` or `rm` that a letter can be put to: none of its letters takes an argument. */
export function letters({ command }: StageCommand): ShellWord | undefined {
  return command.words.slice(1).find(({ literal }) => literal !== undefined && /^-[dnrRsvT]+$/.test(literal));
}

/** Nothing, where several commands of the step may be the one. */
function only(
  build: Build,
  kind: 'file-exists' | 'file-not-found',
  isOne: (run: StageCommand, path: string) => boolean,
): PathFailure | undefined {
  const path = build.failure?.cause(kind)?.captures.path;
  if (path === undefined) return undefined;
  const found = failedCommands(build, [kind], (run) => isOne(run, path));
  const [run] = found?.runs ?? [];
  return found === undefined || run === undefined || found.runs.length > 1
    ? undefined
    : { run, path, cause: found.cause };
}

function names({ words }: StageCommand, path: string): boolean {
  return words.slice(1).some((word) => is(word, path) || is(word, `${path}/`));
}

/** `ln -s /a/b /c` that finds a directory makes `/c/b`. */
function linksTo({ words }: StageCommand, path: string): boolean {
  const at = path.lastIndexOf('/');
  const [directory, name] = [path.slice(0, at), path.slice(at)];
  return (
    words.some((word) => word.known && (word.value === directory || word.value === `${directory}/`)) &&
    words.some((word) => word.known && word.value.endsWith(name))
  );
}
