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

interface Use {
  readonly reason: string;
  readonly certain: boolean;
  readonly call?: PackageCall;
}

/** What comes first on some way on, a new fetch or a use of the lists, where it is a use. */
function firstUse(step: Step): Use | undefined {
  const uses = waysOn(step).flatMap((way) => useOn(way) ?? []);
  return uses.find(({ certain }) => certain) ?? uses[0];
}

function useOn(way: readonly Step[]): Use | undefined {
  for (const step of way) {
    const found = step.instruction.keyword === 'RUN' ? useIn(step) : triggered(step);
    if (found === 'fetched') return undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An image that is built from this one runs it there. */
function triggered({ instruction }: Step): Use | undefined {
  const trigger = instruction.trigger;
  return trigger?.keyword === 'RUN' && /\bapt/.test(trigger.body.text)
    ? { reason: 'ONBUILD may install from the lists', certain: false }
    : undefined;
}

function useIn(step: Step): Use | 'fetched' | undefined {
  const line = step.stage.build.dockerfile.position(step.instruction.range.start).line;
  const shell = shellOf(step);
  if (!shell.known) return { reason: `RUN in line ${line} cannot be read: ${shell.reason}`, certain: false };
  const calls = step.stage.packages.calls.filter((call) => call.step === step && call.manager === 'apt');
  for (const run of commandsOf(step)) {
    const call = calls.find(({ command }) => command === run.command);
    if (call === undefined) {
      if (listEffect(run, 'apt') === 'removed' && run.command.reached === 'always') {
        const minds = run.command.name === 'rm' && !isCarefree(run) && !run.command.tolerated;
        return minds
          ? { reason: `rm in line ${line} names the lists, and fails without any`, certain: true }
          : 'fetched';
      }
      if (mayUse(run))
        return { reason: `${run.command.name} in line ${line} may use the lists`, certain: false };
    } else if (call.action === 'refresh') {
      if (call.command.reached === 'always' && !call.dry && !call.elsewhere) return 'fetched';
    } else if (!WITHOUT_LISTS.has(call.action) || call.needsLists)
      return {
        reason: `${call.program} ${call.verb} in line ${line} uses these lists`,
        certain: call.needsLists,
        call,
      };
  }
  return undefined;
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
