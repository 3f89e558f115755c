import { renamedPackage, type Rename } from '../facts/packages.ts';
import { valueOf } from '../known.ts';
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
  readonly distro: Distro & { readonly release: string };
  /** Those that stand for it and are not named by the call as well. */
  readonly wanted: readonly string[];
}

/** Packages that installs of a stage name in vain; none where sources of its own may have them. */
export function gonePackages(stage: Stage): readonly GonePackage[] {
  const distro = stage.image.known ? valueOf(stage.image.value.distro) : undefined;
  if (distro?.release === undefined) return [];
  const named = { ...distro, release: distro.release };
  return stage.packages.calls.flatMap((call) => {
    const fails = call.certain && call.action === 'install' && !isOpaque(call) && !hasMoreSources(call);
    return fails ? ofCall(call, named) : [];
  });
}

function ofCall(call: PackageCall, distro: GonePackage['distro']): GonePackage[] {
  const { manager, run, step } = call;
  if (manager !== 'apt' && manager !== 'apk') return [];
  const taken = new Set(call.packages.map(({ name }) => name));
  return call.packages.flatMap(({ name, kind, removes, suite, version, architecture, word, whole }) => {
    if (kind !== 'package' || removes || suite !== undefined) return [];
    if (valueOf(step.stage.packages.installed(name, run)) === true) return [];
    const rename = renamedPackage(manager, name, distro.family, distro.release);
    if (rename === undefined) return [];
    const wanted = rename.candidates.filter((one) => !taken.has(one));
    for (const one of wanted) taken.add(one);
    const plain = whole && version === undefined && architecture === undefined;
    return [{ call, word, plain, rename, distro, wanted }];
  });
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
