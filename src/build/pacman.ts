import type { StageCommand } from './commands.ts';

const KEYS = ['archlinux-keyring', 'pacman-key'];

/** The first command that fetches packages of Arch Linux, if a shell reads it. */
export function firstSync(runs: readonly StageCommand[]): StageCommand | undefined {
  const run = runs.find(({ command: { name, words } }) => {
    return name === 'pacman' && words.some(({ raw }) => /^(?:-S|-[a-z]*S|--sync$)/.test(raw));
  });
  if (run === undefined) return undefined;
  const hasShell = run.step.instruction.json === undefined || run.command.wrappedBy.includes('-c');
  return hasShell ? run : undefined;
}

/** True where the stage has to do with the keys of pacman up to this command, that one included. */
export function renewsKeyring(run: StageCommand): boolean {
  const { commands } = run.step.stage;
  return commands
    .slice(0, commands.indexOf(run) + 1)
    .some(({ command }) => command.words.some(({ raw }) => KEYS.includes(raw)));
}
