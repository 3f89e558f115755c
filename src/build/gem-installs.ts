import { operands } from '../shell/flags.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';

/** A call of `gem install`. */
export interface GemInstall {
  readonly run: StageCommand;
  /** What it names: gems, or files of them. */
  readonly gems: readonly ShellWord[];
  /** A version is asked for that holds for all of them. */
  readonly isPinned: boolean;
}

/** Options of `gem install` with a value. https://guides.rubygems.org/command-reference/#gem-install */
const VALUED = [
  '-v',
  '--version',
  '-i',
  '--install-dir',
  '-n',
  '--bindir',
  '-P',
  '--trust-policy',
  '-s',
  '--source',
  '-g',
  '--file',
  '--platform',
  '--build-root',
  '--without',
];

/** Reads a command as such a call; undefined where it is none. */
export function gemInstall(run: StageCommand): GemInstall | undefined {
  const { command } = run;
  if (command.name !== 'gem' && !/^gem\d[\d.]*$/.test(command.name)) return undefined;
  const [verb, ...gems] = operands(command, VALUED);
  if (verb === undefined || !['install', 'i', 'inst'].includes(verb.literal ?? '')) return undefined;
  const own = gems.findIndex(({ literal }) => literal === '--');
  return {
    run,
    gems: own === -1 ? gems : gems.slice(0, own),
    isPinned: command.has('-v', '--version'),
  };
}

/** The word by which a call names a gem without a version. */
export function unpinned({ gems, isPinned }: GemInstall, gem: string): ShellWord | undefined {
  return isPinned ? undefined : gems.find(({ literal }) => literal === gem);
}

/** True where a call asks for a version of a gem. */
export function pins({ gems, isPinned }: GemInstall, gem: string): boolean {
  return gems.some(
    ({ literal }) =>
      (isPinned && literal === gem) || literal?.startsWith(`${gem}:`) || literal?.startsWith(`${gem}-`),
  );
}
