import { pkgResources } from '../facts/pkg-resources.ts';
import { isAtLeast } from '../facts/python-requires.ts';
import { valueOf, type Known } from '../known.ts';
import { importedAtStart } from './app-imports.ts';
import { isUnreadRun, type StageCommand } from './commands.ts';
import type { ImageVersion } from './image.ts';
import { pipInstall, type PipInstall } from './python-packages.ts';
import type { Stage } from './stage.ts';
import { takes } from './system-libraries.ts';

/** An install of a program that needs pkg_resources, where nothing brings a setuptools that has it. */
export interface MissingPkgResources {
  readonly run: StageCommand;
  readonly name: string;
  readonly version: string;
  readonly source: string;
  /** First release of setuptools without the module, and where that is said. */
  readonly removed: { readonly setuptools: string; readonly source: string };
}

/** First release of setuptools without pkg_resources, and where that is said. */
export function removedModule(): MissingPkgResources['removed'] {
  return pkgResources().removed;
}

/** Programs that a container of the target starts, or modules that it imports then, that certainly miss pkg_resources. */
export function missingPkgResources(target: Stage): MissingPkgResources[] {
  const isPossible =
    lacksSetuptools(target) && target.chain.every((stage) => !bringsSetuptools(stage, readableSource));
  const installs = isPossible ? installsFor(target) : [];
  return installs.flatMap((install) => missedBy(target, install));
}

/** True where the official image, and the environments made with it, have no setuptools of their own. */
function lacksSetuptools({ image }: Stage): boolean {
  const version =
    image.known && image.value.image === 'python' ? valueOf(image.value.pythonVersion) : undefined;
  return version !== undefined && isBare(version);
}

/** True where the official image has no setuptools of its own: a tag without a patch release moves on. */
export function isBare({ major, minor = 0, patch = Infinity }: ImageVersion): boolean {
  const [, since = 0, first = 0] = pkgResources().image.python.split('.').map(Number);
  return major === 3 && (minor > since || (minor === since && patch >= first));
}

/** A stage whose packages may be copied from, since nothing in it brings setuptools either. */
function readableSource(stage: Stage): boolean {
  return lacksSetuptools(stage) && stage.chain.every((one) => !bringsSetuptools(one));
}

/**
 * True where a version of setuptools is asked for, or a file may ask for one, or a copy may bring one: from any stage but
 * those that `isHarmless` knows.
 */
export function bringsSetuptools(
  { commands, copies, steps }: Stage,
  isHarmless: (source: Stage) => boolean = () => false,
): boolean {
  const isNamed = ({ command }: StageCommand) =>
    command.words.some(({ raw }) => /setuptools\W*[=<~]|\.cfg|\.lock|constraint|^-c$/.test(raw)) ||
    ['poetry', 'uv', 'pipenv', 'conda'].includes(command.name);
  const unread = steps.some(isUnreadRun);
  return (
    unread ||
    commands.some(isNamed) ||
    copies.some(({ from }) => from.kind !== 'context' && !(from.kind === 'stage' && isHarmless(from.stage)))
  );
}

/** The installs of a target's image: its own, and those whose packages are copied into it. */
function installsFor(target: Stage): PipInstall[] {
  const own = target.chain.flatMap((stage) => installsOf(stage));
  const copied = target.chain
    .flatMap(({ copies }) => copies)
    .flatMap((copy) =>
      copy.from.kind !== 'stage'
        ? []
        : copy.from.stage.chain
            .flatMap((stage) => installsOf(stage))
            .filter((install) => takes(copy, install)),
    );
  const all = [...new Map([...own, ...copied].map((install) => [install.run.command, install])).values()];
  return all.some(({ requirements }) => asksForOlder(requirements.get('setuptools'))) ? [] : all;
}

/** True where setuptools is asked for in a certain version; a mere name takes the newest. */
function asksForOlder(specifier: string | undefined): boolean {
  return specifier !== undefined && specifier !== '';
}

function installsOf({ commands }: Stage): PipInstall[] {
  return commands.flatMap((run) => {
    const { reached, tolerated, wrappedBy, words } = run.command;
    const isWheel = words.some(({ literal }) => literal === 'wheel');
    const install =
      reached === 'always' && !tolerated && wrappedBy.length === 0 ? pipInstall(run) : undefined;
    return install === undefined || isWheel ? [] : [install];
  });
}

function missedBy(target: Stage, { run, requirements }: PipInstall): MissingPkgResources[] {
  const { users, removed } = pkgResources();
  return Object.entries(users).flatMap(([name, { before, module, source }]) => {
    const version = /^==\s*(\d[\d.]*)$/.exec(requirements.get(name) ?? '')?.[1];
    if (version === undefined || isAtLeast(version, before)) return [];
    const isUsed =
      module === undefined ? starts(target, name) : importedAtStart(target, module) !== undefined;
    return isUsed ? [{ run, name, version, source, removed }] : [];
  });
}

function starts(target: Stage, name: string): boolean {
  return target.launch.processes.some(
    ({ command, via, words: [, option, module] }) =>
      via.length <= 1 &&
      command.reached === 'always' &&
      (command.name === name ||
        (/^python3?(\.\d+)?$/.test(command.name) && is(option, '-m') && is(module, name))),
  );
}

function is(word: Known<string> | undefined, text: string): boolean {
  return word !== undefined && valueOf(word) === text;
}
