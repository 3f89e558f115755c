import { is, known, unknown, type Known } from '../known.ts';
import { commandsOf, shellOf, type StageCommand } from './commands.ts';
import { mountOver } from './cache-directories.ts';
import { shipped, waysOn } from './later.ts';
import { listEffect } from './package-files.ts';
import { join } from './paths.ts';
import { commandPrograms } from './program-effects.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A RUN that fetches the lists of APT and leaves them in the image. */
export interface KeptLists {
  readonly step: Step;
  /** The last call in it that fetches them. */
  readonly refresh: PackageCall;
  /** Known true where nothing behind the RUN counts on the lists; the reason is what may, or does. */
  readonly free: Known<true>;
  /** What comes later certainly installs from these lists. */
  readonly needed: boolean;
  /** The call that installs from them first, where `needed`. */
  readonly user: PackageCall | undefined;
  /** The RUN does nothing else. */
  readonly alone: boolean;
}

const DIRECTORY = '/var/lib/apt';

/** Each RUN of a stage that leaves lists where they take room. */
export function* keptLists(stage: Stage): Iterable<KeptLists> {
  if (!shipped(stage)) return;
  const refreshes = stage.packages.calls.filter(
    ({ manager, action, dry, elsewhere }) => manager === 'apt' && action === 'refresh' && !dry && !elsewhere,
  );
  for (const refresh of refreshes) {
    const { step } = refresh;
    if (refreshes.findLast((one) => one.step === step) !== refresh) continue;
    if (mountOver(step, [`${DIRECTORY}/lists`]) !== undefined || isCleaned(refresh)) continue;
    const found = firstUse(step);
    yield {
      step,
      refresh,
      free: found === undefined ? known(true) : unknown(found.reason),
      needed: found?.certain === true,
      user: found?.call,
      alone: isAlone(refresh),
    };
  }
}

/** True where what follows in the same RUN takes the lists away, or may. */
function isCleaned({ step, command }: PackageCall): boolean {
  if (is(step.stage.packages.lists(step.index + 1), 'absent')) return true;
  return commandsOf(step).some(
    (run) => run.command.range.start > command.range.start && listEffect(run, 'apt') !== undefined,
  );
}

function isAlone({ step, command }: PackageCall): boolean {
  const plain = command.redirects.length === 0 && command.wrappedBy.every((word) => word === 'sudo');
  return plain && commandsOf(step).length === 1 && step.instruction.heredocs.length === 0;
}

export interface Use {
  readonly reason: string;
  readonly certain: boolean;
  readonly call?: PackageCall;
}

/** What comes first behind a RUN on some way on, a new fetch or a use of the lists, where it is a use. */
export function firstUse(step: Step): Use | undefined {
  const uses = waysOn(step).flatMap((way) => useOn(way) ?? []);
  return uses.find(({ certain }) => certain) ?? uses[0];
}

/** A certain use counts, though what comes before it may have fetched the lists anew. */
function useOn(way: readonly Step[]): Use | undefined {
  let doubtful: Use | undefined;
  for (const step of way)
    for (const found of usesIn(step)) {
      if (found === 'fetched') return doubtful;
      if (found.certain) return found;
      doubtful ??= found;
    }
  return doubtful;
}

/** An image that is built from this one runs it there. */
function triggered({ instruction }: Step): Use[] {
  const trigger = instruction.trigger;
  return trigger?.keyword === 'RUN' && /\bapt/.test(trigger.body.text)
    ? [{ reason: 'ONBUILD may install from the lists', certain: false }]
    : [];
}

function* usesIn(step: Step): Iterable<Use | 'fetched'> {
  const { instruction, stage } = step;
  if (instruction.keyword !== 'RUN') {
    yield* triggered(step);
    return;
  }
  const line = stage.build.dockerfile.position(instruction.range.start).line;
  const shell = shellOf(step);
  if (!shell.known) yield { reason: `RUN in line ${line} cannot be read: ${shell.reason}`, certain: false };
  const calls = stage.packages.calls.filter((call) => call.step === step && call.manager === 'apt');
  for (const run of commandsOf(step)) {
    const call = calls.find(({ command }) => command === run.command);
    const found = call === undefined ? useOfCommand(run, line) : useOfCall(call, line);
    if (found !== undefined) yield found;
  }
}

function useOfCommand(run: StageCommand, line: number): Use | 'fetched' | undefined {
  const { name, reached, tolerated } = run.command;
  if (listEffect(run, 'apt') === 'removed' && reached === 'always') {
    const minds = name === 'rm' && !isCarefree(run) && !tolerated;
    return minds
      ? { reason: `rm in line ${line} names the lists, and fails without any`, certain: true }
      : 'fetched';
  }
  return mayUse(run) ? { reason: `${name} in line ${line} may use the lists`, certain: false } : undefined;
}

function useOfCall(call: PackageCall, line: number): Use | 'fetched' | undefined {
  if (call.action === 'refresh')
    return call.command.reached === 'always' && !call.dry && !call.elsewhere ? 'fetched' : undefined;
  if (WITHOUT_LISTS.has(call.action) && !call.needsLists) return undefined;
  const reason = `${call.program} ${call.verb} in line ${line} uses these lists`;
  return { reason, certain: call.needsLists, call };
}

const WITHOUT_LISTS: ReadonlySet<string> = new Set(['remove', 'clean']);

/** Programs that read the lists, or have APT install something without fetching them first. */
const READERS: ReadonlySet<string> = new Set([
  'apt-cache',
  'apt-file',
  'apt-rdepends',
  'apt-show-versions',
  'apt-src',
  'aptdcon',
  'auto-apt',
  'gdebi',
  'grep-available',
  'unattended-upgrade',
]);

function mayUse(run: StageCommand): boolean {
  const { name, words } = run.command;
  if (READERS.has(name)) return true;
  if (words.some(({ raw }) => raw.includes('/var/lib/apt/lists')) && !isCarefree(run)) return true;
  if (!commandPrograms(run).some(({ kind }) => kind === 'opaque')) return false;
  const text = scriptText(run);
  // A script that runs another one may do what that does.
  return text === undefined || /\b(?:apt|aptitude|rosdep|gdebi)\b|\.sh\b/.test(text);
}

function isCarefree({ command }: StageCommand): boolean {
  return command.name === 'rm' ? command.has('-f', '--force') : command.name === 'mkdir';
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', '.', 'source']);

/** The script of the build context that a command runs; undefined where it is none of those. */
function scriptText(run: StageCommand): string | undefined {
  const { step, directory, words } = run;
  const [program, ...rest] = words;
  const file = SHELLS.has(run.command.name)
    ? rest.find((word) => !(word.known && word.value.startsWith('-')))
    : program;
  if (file?.known !== true || !directory.known || !file.value.includes('.')) return undefined;
  const found = step.stage.files.entry(join(directory.value, file.value), step.index);
  const path = found.known ? found.value?.contextPath : undefined;
  return path === undefined ? undefined : step.stage.build.context.text(path);
}
