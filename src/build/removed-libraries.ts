import { pythonLibraries, type PythonLibrary } from '../facts/python-libraries.ts';
import { valueOf } from '../known.ts';
import { archivedRelease } from './archived-packages.ts';
import { pipInstall, type PipInstall } from './python-packages.ts';
import type { Stage } from './stage.ts';
import { asksFor } from './system-libraries.ts';
import type { PackageCall } from './system-packages.ts';

/** A library that goes again with the packages which a Python package was compiled with. */
export interface RemovedLibrary {
  readonly library: PythonLibrary;
  /** The distribution's package that has it. */
  readonly name: string;
  readonly pip: PipInstall;
  /** The install that brings it along with what is for compiling. */
  readonly install: PackageCall;
  readonly removal: PackageCall;
}

/** The libraries that Python packages of a stage are compiled with, and that the stage takes away afterwards. */
export function removedLibraries(stage: Stage): RemovedLibrary[] {
  const family = valueOf(stage.image)?.distro;
  const distro = family && valueOf(family)?.family;
  if (distro === undefined || archivedRelease(stage) !== undefined || stage.chain.length > 1) return [];
  const { calls } = stage.packages;
  const pips = stage.commands.flatMap((run) => pipInstall(run) ?? []);
  return pythonLibraries().flatMap((library) => {
    const name = library.runtime[distro];
    const pip = pips.find((one) => asksFor(one, library));
    const naming = calls.filter((call) => call.action === 'install' && speaksOf(call, library));
    const [install, ...others] = naming;
    if (name === undefined || pip === undefined || install === undefined || others.length > 0) return [];
    if (!install.certain || calls.some(({ unread }) => unread !== undefined)) return [];
    if (install.packages.some((one) => speaksOf({ packages: [one] }, library) && !one.name.endsWith('-dev')))
      return [];
    const removal = calls.find(
      (call) => startOf(call) > pip.run.command.range.start && takesAway(call, install, library),
    );
    const isBetween = startOf(install) < pip.run.command.range.start;
    return removal === undefined || !isBetween ? [] : [{ library, name, pip, install, removal }];
  });
}

function startOf({ run }: PackageCall): number {
  return run.command.range.start;
}

function speaksOf({ packages }: Pick<PackageCall, 'packages'>, { broughtBy }: PythonLibrary): boolean {
  return packages.some(({ name }) => broughtBy.some((part) => name.includes(part)));
}

/** apk takes away what nothing asks for any more; apt does where it is told to. */
function takesAway(call: PackageCall, install: PackageCall, library: PythonLibrary): boolean {
  if (call.action !== 'remove' || !call.certain || call.manager !== install.manager) return false;
  if (call.manager === 'apt') {
    const isTold = call.options.some(({ name }) => name === '--auto-remove' || name === '--autoremove');
    return isTold && speaksOf(call, library);
  }
  const group = install.options.find(({ name }) => name === '--virtual' || name === '-t')?.value;
  const name = group && valueOf(group);
  return call.manager === 'apk' && name !== undefined && call.packages.some((one) => one.name === name);
}
