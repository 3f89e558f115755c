import type { Range } from '../range.ts';
import type { Command } from '../shell/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';

/** A call of sudo in a build. */
export interface SudoCall {
  readonly run: StageCommand;
  /** `sudo` with its options and what parts it from the command; undefined where they cannot be left out. */
  readonly words: Range | undefined;
  /** Why not, where they cannot. */
  readonly doubt: string | undefined;
  /** Whoever runs it is root already; undefined where that is not known. */
  readonly isRoot: boolean | undefined;
  /** PATH names directories of the system alone, so that sudo finds the same programs. */
  readonly findsSame: boolean;
}

/** Options that are of no account where root calls: https://man7.org/linux/man-pages/man8/sudo.8.html */
const HARMLESS = /^-[EHnS]+$/;

/** Where sudo looks for programs, whatever PATH says: https://www.sudo.ws/docs/man/sudoers.man/#secure_path */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set([
  '',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
]);

/** Every call of sudo in the RUNs of a build that the shell itself reads. */
export function sudoCalls({ stages, dockerfile }: Build): SudoCall[] {
  return stages.flatMap(({ commands }) =>
    commands.flatMap((run) => {
      const { command, step } = run;
      if (!isOuter(command)) return [];
      const state = step.stage.state(step.index);
      const isRoot = state.isRoot ? true : state.isNotRoot ? false : undefined;
      const words = wordsOf(command, dockerfile.text);
      const doubt = doubtOf(command, words);
      const findsSame = state.path.known && state.path.value.every((path) => OF_THE_SYSTEM.has(path));
      return [{ run, words: doubt === undefined ? words : undefined, doubt, isRoot, findsSame }];
    }),
  );
}

/** Called by the shell as a command of its own: `sudo x`, with nothing before it but assignments. */
function isOuter({ wrappedBy }: Command): boolean {
  return wrappedBy[0] === 'sudo' && !wrappedBy.includes('-c');
}

function doubtOf({ wrappedBy, assignments }: Command, words: Range | undefined): string | undefined {
  const option = wrappedBy.slice(1).find((word) => !HARMLESS.test(word));
  if (option !== undefined) return `sudo is called with ${option}`;
  if (assignments.length > 0) return 'variables are set for the call';
  return words === undefined ? 'where sudo ends cannot be told' : undefined;
}

/** Longer than any harmless options of sudo. */
const LONGEST = 40;

function wordsOf({ range }: Command, text: string): Range | undefined {
  const found = /^sudo(?:[ \t]+-[EHnS]+)*[ \t]+(?=[^\s\\`#])/.exec(
    text.slice(range.start, range.start + LONGEST),
  );
  return found === null ? undefined : { start: range.start, end: range.start + found[0].length };
}
