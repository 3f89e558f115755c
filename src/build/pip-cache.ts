import { valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { countsOnNothingIn, mountOver } from './cache-directories.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { pipInstall } from './pip-installs.ts';
import type { Stage } from './stage.ts';

/** A call of pip that installs and keeps what it has fetched. */
export interface CachedInstall {
  readonly run: StageCommand;
  /** The word `install`. */
  readonly verb: ShellWord;
  /** Why the cache may be wanted, or is none. */
  readonly kept: string | undefined;
  /** Why pip may be too old to know how to do without. */
  readonly old: string | undefined;
}

const VARIABLE = 'PIP_NO_CACHE_DIR';

/** Every such call of a stage. */
export function* cachedInstalls(stage: Stage): Iterable<CachedInstall> {
  const old = oldPip(stage);
  for (const run of stage.commands) {
    if (pipInstall(run) === undefined || hasOption(run, '--no-cache-dir')) continue;
    const verb = run.command.words.find(({ literal }) => literal === 'install');
    if (verb === undefined || isSwitchedOff(run)) continue;
    yield { run, verb, kept: isPlaced(verb) ? keptFor(run) : SPREAD, old };
  }
}

const SPREAD = 'the string that it stands in goes on in the next line';

/** Of a string of the exec form that goes on in another line only the whole has a place. */
function isPlaced({ raw, range }: ShellWord): boolean {
  return range.end - range.start === raw.length;
}

/** Also where a variable gives the option. */
function hasOption({ words }: StageCommand, option: string): boolean {
  return words.some((word) => word.known && word.value.split(/\s/).includes(option));
}

/** The variable switches the cache off, whatever its value is: https://github.com/pypa/pip/blob/main/src/pip/_internal/cli/cmdoptions.py */
function isSwitchedOff(run: StageCommand): boolean {
  const { step, command } = run;
  if (command.assignments.some(({ name }) => name === VARIABLE)) return true;
  const seen = valueOf(step.stage.state(step.index).seen(VARIABLE));
  if (seen !== undefined && seen !== '') return true;
  return commandsOf(step).some((one) => {
    if (one.command.range.start >= command.range.start) return false;
    const { assignments, name, words } = one.command;
    const sets = name === 'export' && words.some(({ raw }) => raw.startsWith(`${VARIABLE}=`));
    return sets || (name === '' && assignments.some((each) => each.name === VARIABLE));
  });
}

function keptFor(run: StageCommand): string | undefined {
  const mount = mountOver(run.step, ['/root/.cache/pip', 'pip', '.cache']);
  if (mount !== undefined) return `${mount} is a cache that outlives the build, and no part of the image`;
  if (run.command.has('--cache-dir')) return 'it says itself where its cache is';
  const { chain } = run.step.stage;
  if (chain.some(({ commands }) => commands.some(configures)))
    return 'a configuration of pip may say what is cached';
  const counts = countsOnNothingIn(run.step, ['.cache', 'pip cache']);
  return counts.known ? undefined : counts.reason;
}

/** `pip config set global.no-cache-dir true`, a pip.conf, and `pip cache purge`, which wants something to remove. */
function configures({ command }: StageCommand): boolean {
  const verb = command.words[1]?.literal;
  if (/^pip[0-9.]*$/.test(command.name) && (verb === 'config' || verb === 'cache')) return true;
  return command.redirects.some(({ target }) => /pip(?:\.conf|\/pip\.conf|\.ini)/.test(target?.raw ?? ''));
}

/** The last releases whose own pip is older than 6.0, which has the option: https://pip.pypa.io/en/stable/news/#v6-0 */
const OLD: Readonly<Record<string, readonly string[]>> = {
  debian: ['squeeze', 'wheezy', 'jessie'],
  ubuntu: ['precise', 'quantal', 'raring', 'saucy', 'trusty', 'utopic', 'vivid', 'wily'],
};

function oldPip(stage: Stage): string | undefined {
  const reference = valueOf(stage.rootReference) ?? '';
  const image = valueOf(stage.image);
  if (image?.image === 'python' || image?.image === 'pypy') return undefined;
  const distro = image && valueOf(image.distro);
  const names = distro === undefined ? Object.values(OLD).flat() : (OLD[distro.family] ?? []);
  const name = names.find(
    (each) => each === distro?.release || (distro === undefined && reference.includes(each)),
  );
  const number = distro === undefined && /[:-]1[0-5]\.\d\d/.test(reference) ? reference : undefined;
  const found = name ?? number;
  return found === undefined
    ? undefined
    : `the pip of ${found} may be older than 6.0, which brought the option`;
}
