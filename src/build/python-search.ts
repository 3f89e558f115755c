import { dirname } from 'node:path/posix';
import { is, known, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { within } from './paths.ts';
import { copiedUserBases, userInstalls, type CopiedUserBase } from './python.ts';
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
  const reason = questions.map((question) => question(target, packages)).find((answer) => answer !== undefined);
  if (reason !== undefined) return { known: false, reason };
  const { home } = target.end;
  return known({ packages, searched: home.known ? known(`${home.value}/.local`) : home });
}

/** Each answers with a reason to leave the packages alone. */
type Question = (target: Stage, packages: CopiedUserBase) => string | undefined;

const questions: readonly Question[] = [
  (_, { doubt }) => doubt,
  (_, { packages, base }) =>
    packages ? undefined : `only the scripts are copied to ${base}/bin, not the packages that they start`,
  setElsewhere,
  isPrefix,
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
function isPrefix(_: Stage, { base }: CopiedUserBase): string | undefined {
  return base === '/usr/local' || base === '/usr' ? `Python looks in ${base} by itself` : undefined;
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
  return environment && `Python runs from the virtual environment ${environment}, which ignores user packages`;
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
function opens(target: Stage, directory: string): boolean {
  return target.chain.some(({ commands }) =>
    commands.some(({ command, words }) => command.name === 'chmod' && words.some((word) => is(word, directory))),
  );
}

/** First releases whose adduser makes homes that nobody else can enter: DIR_MODE is 0700 there.
 *  https://manpages.debian.org/bookworm/adduser/adduser.conf.5.en.html */
const PRIVATE_SINCE = new Set(['bookworm', 'trixie', 'forky', 'sid']);

/** True where the home of an account was certainly made for itself alone, before the packages came. */
function hasPrivateHome(target: Stage, { made, home }: Account, { copy }: CopiedUserBase): boolean {
  const distro = valueOf(target.image)?.distro;
  const release = distro?.known === true && distro.value.family === 'debian' ? distro.value.release : undefined;
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

/** PYTHONUSERBASE names one directory. */
function otherPackages(target: Stage, { base }: CopiedUserBase): string | undefined {
  const own = target.build.stages
    .filter((stage) => stage.chain.some((one) => target.chain.includes(one)))
    .flatMap((stage) => userInstalls(stage))
    .find((install) => !is(install.base, base));
  void own;
  const copied = copiedUserBases(target).find((one) => one.base !== base);
  return copied && `other user packages lie in ${copied.base}, and PYTHONUSERBASE can name one directory only`;
}
