import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';

/** The first install of apt, if a shell reads it. */
export function firstInstall(runs: readonly StageCommand[]): StageCommand | undefined {
  const run = runs.find(
    ({ command: { name, words } }) =>
      /^(?:apt-get|apt|aptitude)$/.test(name) && words.some(({ literal }) => literal === 'install'),
  );
  if (run === undefined) return undefined;
  const hasShell = run.step.instruction.json === undefined || run.command.wrappedBy.includes('-c');
  return hasShell ? run : undefined;
}

/** Directories of manual pages that the log misses, and that no command before makes. */
export function missingManuals(failure: Failure, run: StageCommand): readonly string[] {
  const { commands } = run.step.stage;
  const made = commands
    .slice(0, commands.indexOf(run))
    .filter(({ command }) => command.name === 'mkdir')
    .flatMap(({ command }) => command.words.map(({ raw }) => raw));
  const named = failure.causes('man-directory-missing').flatMap(({ captures }) => captures.path ?? []);
  return [...new Set(named)].filter((directory) => !made.includes(directory));
}
