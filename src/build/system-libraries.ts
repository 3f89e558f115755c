import { installInstruction as installOf } from './install-place.ts';
import { pythonLibraries, type PythonLibrary } from '../facts/python-libraries.ts';
import { known, unknown, type Known } from '../known.ts';
import { lacksMirrors } from './archived-packages.ts';
import { shellOf } from './commands.ts';
import type { Copy } from './copy.ts';
import { within } from './paths.ts';
import { pipInstall, type PipInstall } from './python-packages.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A Python package that was compiled in one stage and copied to another, where the library that it loads is missing. */
export interface MissingLibrary {
  readonly library: PythonLibrary;
  /** The distribution's package that has it. */
  readonly name: string;
  readonly install: PipInstall;
  /** What brings the Python package. */
  readonly copy: Copy;
  /** The stage of the copy. */
  readonly stage: Stage;
}

/** Every such package of a stage and of those that it is built FROM; where it is not known whether the library is missing, it is left out. */
export function missingLibraries(target: Stage): MissingLibrary[] {
  const { image } = target;
  if (!image.known || !image.value.distro.known || !isSmall(image.value.image, image.value.tag)) return [];
  const { family } = image.value.distro.value;
  return pythonLibraries().flatMap((library) => {
    const name = library.runtime[family];
    if (name === undefined || mayHave(target, library)) return [];
    const found = target.chain.flatMap((stage) => received(stage, library)).at(0);
    return found === undefined ? [] : [{ ...found, library, name }];
  });
}

/** Images that come without the libraries of databases. The full ones of Python have the packages for compiling with them. */
function isSmall(image: string, tag: string): boolean {
  if (image === 'python') return /(^|-)(slim|alpine)/.test(tag);
  return image === 'debian' || image === 'ubuntu' || image === 'alpine';
}

/** Whether packages, copies or commands that cannot be read may have brought a library. */
export function mayHave(
  target: Stage,
  { broughtBy, soname }: Pick<PythonLibrary, 'broughtBy' | 'soname'>,
): boolean {
  const speaksOf = (text: string) => broughtBy.some((part) => text.includes(part));
  const library = soname.split('.')[0] ?? soname;
  return target.chain.some(({ steps, packages, copies }) => {
    const opaque = steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known);
    const called = packages.calls.some(
      (call) => call.unread !== undefined || call.packages.some(({ name }) => speaksOf(name)),
    );
    const copied = copies.some(({ sources }) =>
      sources.some(
        ({ text }) =>
          !text.known ||
          text.value.includes(library) ||
          /^\/(usr\/(local\/)?)?lib(\/[^/]*-linux-[^/]*)?\/?$|^\/(usr\/?)?$/.test(text.value),
      ),
    );
    return opaque || called || copied;
  });
}

function received(stage: Stage, library: PythonLibrary): { install: PipInstall; copy: Copy; stage: Stage }[] {
  return stage.copies.flatMap((copy) => {
    if (copy.from.kind !== 'stage') return [];
    const installs = copy.from.stage.chain.flatMap(({ commands }) =>
      commands.flatMap((run) => pipInstall(run) ?? []),
    );
    const install = installs.find((one) => asksFor(one, library) && takes(copy, one));
    return install === undefined ? [] : [{ install, copy, stage }];
  });
}

/** Whether an install certainly asks for the package, in a version that has no wheels. */
export function asksFor({ requirements, run }: PipInstall, library: PythonLibrary): boolean {
  const specifier = requirements.get(library.package);
  if (specifier === undefined || run.command.reached !== 'always' || run.command.tolerated) return false;
  return library.since === undefined || !isOlder(specifier, library.since);
}

/** Whether a specifier names, as its only or highest version, one before `since`; `<` and `!=` say too little. */
export function isOlder(specifier: string, since: string): boolean {
  const [major = 0, minor = 0] = since.split('.').map(Number);
  const version = /^(?:===?|~=|<=?)\s*(\d+)(?:\.(\d+))?/.exec(specifier);
  if (version === null) return /[<!]/.test(specifier);
  const [a, b] = [Number(version[1]), Number(version[2] ?? 0)];
  return a < major || (a === major && b < minor);
}

/** Whether a copy brings what an install has put on disk, or a part of it. */
export function takes({ sources }: Copy, { place }: PipInstall): boolean {
  return sources.some(({ path }) => {
    if (!path.known || place === undefined) return false;
    if (place !== '/usr/local/lib') return within(path.value, place) || within(place, path.value);
    return (
      path.value === '/usr/local' || (within(place, path.value) && /python|site-packages/.test(path.value))
    );
  });
}

/** Where a package can be written into a call that installs others, in the stage itself. */
export function callToExtend({ stage }: MissingLibrary): PackageCall | undefined {
  return stage.packages.calls.find(
    (call) =>
      call.certain &&
      call.action === 'install' &&
      call.packages.some(({ kind, whole, removes }) => kind === 'package' && whole && !removes) &&
      !call.options.some(({ name }) => name === '-t' || name === '--virtual'),
  );
}

/** The RUN that installs a package by itself, in the words of the distribution; the reason where none can stand before the copy. */
export function installInstruction({ stage, copy, name }: MissingLibrary): Known<string> {
  const { image } = stage;
  if (!stage.state(copy.step.index).isRoot)
    return unknown('the commands before the copy may not install packages');
  if (lacksMirrors(stage, copy.step.index))
    return unknown('the packages of its release have left the mirrors');
  const manager = image.known ? image.value.packageManager : image;
  if (!manager.known) return manager;
  return known(installOf(manager.value === 'apk' ? 'apk' : 'apt', [name]));
}
