import { dirname } from 'node:path/posix';
import { is, known, map, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { join, within } from './paths.ts';
import { copiedUserBases, isPrefix, userInstalls, type CopiedUserBase } from './python.ts';
import type { Stage } from './stage.ts';
import type { Account } from './user-table.ts';

/** Minor version of the Python that `python` starts in a stage's image. */
export function pythonMinor(stage: Stage): Known<string> {
  const { image } = stage;
  if (!image.known) return image;
  const version = image.value.pythonVersion;
  if (!version.known) return version;
  const { major, minor } = version.value;
  return minor === undefined
    ? { known: false, reason: `the tag ${image.value.tag} names no minor version of Python` }
    : known(`${major}.${minor}`);
}

/** Whether both stages certainly have the same Python: the same minor version, or the same image. */
export function samePython(one: Stage, other: Stage): Known<boolean> {
  if (one.sameBaseAs(other)) return known(true);
  const [a, b] = [pythonMinor(one), pythonMinor(other)];
  if (!a.known) return a;
  return b.known ? known(a.value === b.value) : b;
}

/** How Python misses copied user packages. */
export interface MissedPackages {
  readonly packages: CopiedUserBase;
  /** The stage whose container misses them: the one of the COPY, or one built FROM it. */
  readonly target: Stage;
  /** Where the image's own user has Python look today; unknown where the user, or the home, is. */
  readonly searched: Known<string>;
}

/**
 * Whether Python misses copied user packages, be it under the image's own user or under another one, and PYTHONUSERBASE
 * would show them. Known undefined where PYTHONUSERBASE names them already; else the reason why it is not so.
 */
export function missedPackages(target: Stage, packages: CopiedUserBase): Known<MissedPackages | undefined> {
  const current = target.end.env('PYTHONUSERBASE');
  if (is(current, packages.base)) return known(undefined);
  const reason = questions
    .map((question) => question(target, packages))
    .find((answer) => answer !== undefined);
  if (reason !== undefined) return { known: false, reason };
  const { home } = target.end;
  return known({ packages, target, searched: map(home, (path) => join(path, '.local')) });
}

/** Each answers with a reason to leave the packages alone. */
type Question = (target: Stage, packages: CopiedUserBase) => string | undefined;

const questions: readonly Question[] = [
  (_, { doubt }) => doubt,
  (_, { packages, base }) =>
    packages ? undefined : `only the scripts are copied to ${base}/bin, not the packages that they start`,
  setElsewhere,
  amongItsOwn,
  onPythonPath,
  switchedOff,
  homeOfAll,
  closedToOthers,
  otherPython,
  otherPackages,
];

function setElsewhere({ end }: Stage): string | undefined {
  const current = end.env('PYTHONUSERBASE');
  if (!current.known) return `the base image may set PYTHONUSERBASE itself: ${current.reason}`;
  return current.value === undefined ? undefined : `PYTHONUSERBASE is set to ${current.value || 'nothing'}`;
}

/** `COPY --from=builder /root/.local /usr/local` puts the packages where Python has its own. */
function amongItsOwn(_: Stage, { base }: CopiedUserBase): string | undefined {
  return isPrefix(base) ? `the packages are copied to ${base}, among Python's own` : undefined;
}

function onPythonPath({ end }: Stage, { base }: CopiedUserBase): string | undefined {
  const path = end.env('PYTHONPATH');
  if (!path.known) return `PYTHONPATH may name ${base}: ${path.reason}`;
  return path.value?.split(':').some((one) => within(base, one)) ? `PYTHONPATH names ${base}` : undefined;
}

function switchedOff({ end }: Stage): string | undefined {
  if (valueOf(end.env('PYTHONNOUSERSITE'))) return 'PYTHONNOUSERSITE turns user packages off';
  const environment =
    valueOf(end.env('VIRTUAL_ENV')) ??
    valueOf(end.path)
      ?.find((one) => /\/\.?venv\/bin$/.test(one))
      ?.slice(0, -'/bin'.length);
  return (
    environment && `Python runs from the virtual environment ${environment}, which ignores user packages`
  );
}

/** A HOME in the image's environment holds for every user. */
function homeOfAll({ end }: Stage, { base }: CopiedUserBase): string | undefined {
  const home = dirname(base);
  return base === `${home}/.local` && is(end.env('HOME'), home)
    ? `HOME is ${home}, so Python looks in ${base} by itself`
    : undefined;
}

function closedToOthers(target: Stage, packages: CopiedUserBase): string | undefined {
  const { end } = target;
  const { base } = packages;
  const home = dirname(base);
  const finds = base === `${home}/.local` && is(end.home, home);
  if (within('/root', base) && !opens(target, '/root')) {
    if (!end.isRoot) return `only root can enter /root, where ${base} lies`;
    return finds ? 'root runs it and finds its own packages' : undefined;
  }
  const user = valueOf(end.user);
  if (!finds || user === undefined || !hasPrivateHome(target, user, packages)) return undefined;
  return `${user.spec} finds ${base} by itself, and nobody else can enter ${home}`;
}

/** True where a command may let other users into a directory. */
export function opens(target: Stage, directory: string): boolean {
  return target.chain.some(({ commands }) =>
    commands.some(
      ({ command, words }) => command.name === 'chmod' && words.some((word) => is(word, directory)),
    ),
  );
}

/** First releases whose adduser makes homes that nobody else can enter: DIR_MODE is 0700 there.
 *  https://manpages.debian.org/bookworm/adduser/adduser.conf.5.en.html */
const PRIVATE_SINCE = new Set(['bookworm', 'trixie', 'forky', 'sid']);

/** True where the home of an account was certainly made for itself alone, before the packages came. */
function hasPrivateHome(target: Stage, { made, home }: Account, { copy }: CopiedUserBase): boolean {
  const distro = valueOf(target.image)?.distro;
  const release =
    distro?.known === true && distro.value.family === 'debian' ? distro.value.release : undefined;
  if (made === undefined || !home.known || release === undefined || !PRIVATE_SINCE.has(release)) return false;
  const isEarlier = made.step.stage !== copy.step.stage || made.step.index < copy.step.index;
  const isOrdinary = made.command.name === 'adduser' && !made.command.has('--system', '--no-create-home');
  return isEarlier && isOrdinary && !opens(target, home.value);
}

function otherPython(target: Stage, { install }: CopiedUserBase): string | undefined {
  const same = samePython(install.run.step.stage, target);
  if (is(same, false)) return 'the packages were installed by another version of Python';
  if (same.known || hasPython(target)) return undefined;
  return `whether the image has the Python that they were installed for is not known: ${same.reason}`;
}

/** True where the image, or a system package that a stage installs, brings a Python. */
function hasPython(target: Stage): boolean {
  const image = valueOf(target.image);
  if (image !== undefined && is(image.has('python3'), true)) return true;
  return target.chain.some(({ commands }) =>
    commands.some(({ command }) => {
      const operation = operationOf(command);
      const isSystem = operation?.action === 'install' && operation.manager !== 'pip';
      return isSystem && operation.operands.some(({ literal }) => /^python3?(\.?\d+)?$/.test(literal ?? ''));
    }),
  );
}

/** PYTHONUSERBASE names one directory, for this stage and for those that are built FROM it. */
function otherPackages(target: Stage, { base, copy }: CopiedUserBase): string | undefined {
  const heirs = target.build.stages.filter(({ chain }) => chain.includes(copy.step.stage));
  const installs = heirs.flatMap((stage) => userInstalls(stage)).map((install) => install.base);
  const copies = heirs.flatMap((stage) => copiedUserBases(stage)).map((one) => known(one.base));
  const other = [...installs, ...copies].find((one) => !is(one, base));
  const place = other && valueOf(other);
  return (
    other &&
    `other user packages lie ${place === undefined ? 'elsewhere' : `in ${place}`}, and PYTHONUSERBASE can name one directory only`
  );
}

/** Packages whose console scripts are on PATH while Python, started by the image's own user, certainly misses them. */
export function missedScripts(target: Stage): MissedPackages | undefined {
  const path = valueOf(target.end.path) ?? [];
  return copiedUserBases(target)
    .filter(({ base, scripts }) => scripts && path.includes(`${base}/bin`))
    .map((packages) => valueOf(missedPackages(target, packages)))
    .find((missed) => missed?.searched.known === true && missed.searched.value !== missed.packages.base);
}

/** Why the interpreter that a console script names may not be in the image; undefined where it is. */
export function whyNoInterpreter({ packages, target }: MissedPackages): string | undefined {
  const same = samePython(packages.install.run.step.stage, target);
  return same.known
    ? undefined
    : `whether the image has the interpreter that the script names is not known: ${same.reason}`;
}
