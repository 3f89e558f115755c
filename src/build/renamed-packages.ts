import { renamedPackage, standIn, type Rename, type RenameManager } from '../facts/packages.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { PackageWord } from '../packages/system-words.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import type { Distro } from './image.ts';
import { callsBefore, isOpaque } from './missing-packages.ts';
import { within } from './paths.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A package that an install names and the release below does not have. */
export interface GonePackage {
  readonly call: PackageCall;
  readonly word: ShellWord;
  /** The word says the name and nothing else: no version, no architecture, no variable. */
  readonly plain: boolean;
  readonly rename: Rename;
  /** The distribution's release; undefined where only the log tells that it lacks the package. */
  readonly release: string | undefined;
  /** Those that stand for it and are not named by the call as well. */
  readonly wanted: readonly string[];
  /** What the log says of it. */
  readonly cause: Cause | undefined;
  /** The log says that the build stopped for want of packages, of this one or of others. */
  readonly logged: boolean;
}

/**
 * Packages that installs of a stage name in vain: by what is recorded of the release, unless sources of its own may have
 * them, and by what the log of a build says.
 */
export function gonePackages(stage: Stage): readonly GonePackage[] {
  const image = valueOf(stage.image);
  const distro = image && valueOf(image.distro);
  return stage.packages.calls
    .filter(({ action }) => action === 'install')
    .flatMap((call) => {
      const recorded = call.certain && !isOpaque(call) && !hasMoreSources(call);
      return ofCall(call, distro, recorded);
    });
}

const TABLES: Readonly<Record<PackageCall['manager'], RenameManager | undefined>> = {
  apt: 'apt',
  apk: 'apk',
  yum: 'yum',
  dnf: 'yum',
  microdnf: 'yum',
  zypper: undefined,
};

function ofCall(call: PackageCall, distro: Distro | undefined, recorded: boolean): GonePackage[] {
  const table = TABLES[call.manager];
  if (table === undefined) return [];
  const { family, release } = distro ?? {};
  const logged = call.step.stage.build.failure?.cause('package-not-found') !== undefined;
  const taken = new Set(call.packages.map(({ name }) => name));
  return call.packages.flatMap((one): GonePackage[] => {
    const { name, version, architecture, word, whole } = one;
    const cause = unfound(call, one);
    if (cause === undefined && !(recorded && isOfRelease(call, one))) return [];
    const rename = renameOf(table, name, distro, cause, logged);
    if (rename === undefined) return [];
    const wanted = [...rename.candidates, ...pythonLink(call, rename)].filter((each) => !taken.has(each));
    for (const each of wanted) taken.add(each);
    const plain = whole && version === undefined && architecture === undefined;
    const of = family === undefined || release === undefined ? undefined : `${family} ${release}`;
    return [{ call, word, plain, rename, release: of, wanted, cause, logged }];
  });
}

function renameOf(
  table: RenameManager,
  name: string,
  distro: Distro | undefined,
  cause: Cause | undefined,
  logged: boolean,
): Rename | undefined {
  const { family, release } = distro ?? {};
  const recorded =
    family === undefined || release === undefined || table === 'yum'
      ? undefined
      : renamedPackage(table, name, family, release);
  // A log of an earlier day names only what the release of that day lacked.
  const byRule = cause !== undefined || (logged && distro?.named === false);
  if (!byRule || (recorded !== undefined && recorded.candidates.length > 0)) return recorded;
  const found = standIn(table, name, family, release);
  return cause === undefined && found?.last === undefined ? recorded : (found ?? recorded);
}

/** True where the word asks the release's own archive for a package that is not there yet. */
function isOfRelease(call: PackageCall, { name, kind, removes, suite }: PackageWord): boolean {
  if (kind !== 'package' || removes || suite !== undefined) return false;
  return valueOf(call.step.stage.packages.installed(name, call.run)) !== true;
}

/** The packages of Python 2 bring `python`; those of Python 3 leave that to another one where it is called. */
function pythonLink(
  { manager, run, step: { stage }, packages }: PackageCall,
  { kind }: Rename,
): readonly string[] {
  if (kind !== 'python2' || manager !== 'apt' || packages.some(({ name }) => name === 'python')) return [];
  if (valueOf(stage.packages.hasCommand('python', run)) === true) return [];
  const onTop = stage.build.stages.filter(({ chain }) => chain.includes(stage));
  const isCalled = onTop.some(
    ({ commands, launch }) =>
      commands.some(({ command }) => command.name === 'python') ||
      launch.processes.some(({ command, via }) => command.name === 'python' && via.length === 0),
  );
  return isCalled ? ['python-is-python3'] : [];
}

/** True where the log misses a package that no release is known to lack, and nothing has fetched the lists. */
function lacksLists(call: PackageCall): boolean {
  const { failure } = call.step.stage.build;
  if (call.manager !== 'apt' || callsBefore(call).some(({ action }) => action === 'refresh')) return false;
  return (failure?.causes('package-not-found') ?? []).some(
    ({ captures }) => standIn('apt', captures.package ?? '', undefined, undefined) === undefined,
  );
}

/** What the log says of a package that the failed step asks for in vain. */
function unfound(call: PackageCall, { name, kind }: PackageWord): Cause | undefined {
  const failure = call.step.stage.build.failure;
  if (kind !== 'package' || failure?.step !== call.step) return undefined;
  if (failure.cause('package-not-found') === undefined || lacksLists(call)) return undefined;
  return failure.causes('package-not-found').find(({ captures }) => captures.package === name);
}

const CHOOSING: ReadonlySet<string> = new Set([
  '-t',
  '--target-release',
  '--default-release',
  '-o',
  '--option',
  '-c',
  '--config-file',
  '-X',
  '--repository',
  '--repositories-file',
]);

/** True where the call, or what comes before it, may bring packages from elsewhere than the release's own archive. */
function hasMoreSources(call: PackageCall): boolean {
  const { run, step, options, manager } = call;
  // The virtual package of apk has the letter that is a release of apt.
  if (options.some(({ name }) => CHOOSING.has(name) && !(manager === 'apk' && name === '-t'))) return true;
  if (
    callsBefore(call).some(({ packages }) => packages.some(({ kind }) => kind === 'file' || kind === 'url'))
  )
    return true;
  const { stage } = step;
  const [, ...below] = stage.chain;
  const commands = [
    ...below.flatMap((one) => one.commands),
    ...stage.commands.slice(0, stage.commands.indexOf(run)),
  ];
  const copies = [
    ...below.flatMap((one) => one.copies),
    ...stage.copies.filter((one) => one.step.index < step.index),
  ];
  return commands.some(addsSource) || copies.some(bringsSource);
}

const ADDERS: ReadonlySet<string> = new Set([
  'add-apt-repository',
  'apt-add-repository',
  'extrepo',
  'setup-apkrepos',
]);

const DIRECTORIES = ['/etc/apt', '/etc/apk'] as const;

function addsSource({ command }: StageCommand): boolean {
  if (ADDERS.has(command.name)) return true;
  if (command.name === 'dpkg' || command.name === 'gdebi') return true;
  const texts = [
    ...command.words.map(({ raw }) => raw),
    ...command.redirects.map(({ target }) => target?.raw ?? ''),
  ];
  return texts.some((text) => DIRECTORIES.some((directory) => text.includes(directory)));
}

function bringsSource({ target }: Copy): boolean {
  if (!target.known) return true;
  const path = target.value;
  return DIRECTORIES.some((directory) => within(directory, path) || within(path, directory));
}
