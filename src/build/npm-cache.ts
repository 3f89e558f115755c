import { operationOf } from '../packages/operation.ts';
import { countsOnNothingIn, mountOver } from './cache-directories.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { shipped } from './later.ts';
import type { Stage, Step } from './stage.ts';

/** An install with npm, the last of its RUN or of a branch in it, that leaves the cache of npm in the image. */
export interface KeptNpmCache {
  readonly run: StageCommand;
  /** Why the cache may be wanted, or cannot be cleaned. */
  readonly kept: string | undefined;
}

/** What names the cache of npm. */
const MARKS = ['/.npm', 'npm_config_cache', 'NPM_CONFIG_CACHE', 'npm cache'];

const CHANGES_USER: ReadonlySet<string> = new Set(['su', 'runuser', 'gosu', 'su-exec', 'doas', 'sudo']);

/** One for each RUN of a stage that is shipped, and one for each branch in it, where the RUN does not clean. */
export function* keptNpmCaches(stage: Stage): Iterable<KeptNpmCache> {
  if (!shipped(stage)) return;
  const last = new Map<Step, StageCommand>();
  const branches: StageCommand[] = [];
  for (const run of stage.commands)
    if (fills(run)) {
      if (run.command.reached === 'always') last.set(run.step, run);
      else branches.push(run);
    }
  for (const run of [...last.values(), ...branches])
    if (!commandsOf(run.step).some(cleans)) yield { run, kept: keptFor(run) };
}

/** A link, or a list of what would be done, fetches nothing. */
function fills({ command }: StageCommand): boolean {
  const operation = operationOf(command);
  return (
    operation?.manager === 'npm' &&
    operation.action === 'install' &&
    !command.has('--dry-run', '--package-lock-only', '--version')
  );
}

/** `npm cache clean`, or the directory of the cache taken away. */
function cleans({ command: { name, words } }: StageCommand): boolean {
  if (name === 'rm' || name === 'find')
    return words.some(({ raw }) => /cache|\.npm|\/root\/?\.|~\/\./.test(raw));
  return name === 'npm' && words[1]?.literal === 'cache';
}

function keptFor(run: StageCommand): string | undefined {
  const { step, command } = run;
  const mount = mountOver(step, ['.npm', 'npm', '_cacache', '.cache', '/root']);
  if (mount !== undefined) return `${mount} is a cache that outlives the build, and no part of the image`;
  if (command.has('--cache')) return 'it says itself where its cache is';
  if (command.wrappedBy.some((word) => CHANGES_USER.has(word))) return 'the call is made as another user';
  if (step.instruction.json !== undefined) return 'the RUN is no line of shell';
  if (![command.before, command.after].every((each) => each === undefined || each === '&&' || each === ';'))
    return 'what stands beside the call hangs on it';
  if (operationOf(command)?.operands.some(({ raw }) => /^["']?npm(?:@|["']?$)/.test(raw)) === true)
    return 'it replaces npm itself, and the new one may need another Node.js';
  const offline = step.stage.build.stages.some(({ commands }) =>
    commands.some((one) => one.command.name === 'npm' && one.command.has('--offline', '--prefer-offline')),
  );
  if (offline) return 'npm is told to use what is in its cache';
  const counts = countsOnNothingIn(step, MARKS);
  return counts.known ? undefined : counts.reason;
}
