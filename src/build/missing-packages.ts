import { commandsOfPackage } from '../facts/commands.ts';
import { aptDependencies, isSometimesThere } from '../facts/apt-dependencies.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import type { PackageWord } from '../packages/system-words.ts';
import { isFullyRecorded } from './lacking-tools.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/**
 * Whether a package that a call installs is not there yet. Beyond what is recorded of the base image, a distribution's
 * own small image has no package outside the smallest system, and installs before bring what their dependencies tell.
 */
export function lacksPackage(call: PackageCall, { name, kind, removes }: PackageWord): Known<boolean> {
  const { stage } = call.step;
  if (kind !== 'package' || removes) return unknown(`${name} is no package by its own name`);
  const installed = stage.packages.installed(name, call.run);
  if (installed.known) return known(!installed.value);
  if (call.manager !== 'apt' || !baseLacks(stage, name)) return installed;
  if (isOpaque(call)) return installed;
  const before = callsBefore(call).filter(({ action, dry }) => action === 'install' && !dry);
  return before.every((one) => leavesOut(one, name)) ? known(true) : installed;
}

/** Calls of package managers before another one, those of the stages below included. */
export function callsBefore(call: PackageCall): readonly PackageCall[] {
  const { stage } = call.step;
  const own = stage.packages.calls.slice(0, stage.packages.calls.indexOf(call));
  return [...stage.chain.slice(1).flatMap((below) => below.packages.calls), ...own];
}

/** Ubuntu's images were larger before: https://github.com/tianon/docker-brew-ubuntu-core */
const LARGE_RELEASES: ReadonlySet<string> = new Set(['lucid', 'precise', 'trusty']);

/** True for the image of a Debian or Ubuntu release itself, and where another one is known to lack a program that the package brings. */
function baseLacks({ image }: Stage, name: string): boolean {
  if (isSometimesThere(name) || aptDependencies(name) === undefined) return false;
  const facts = valueOf(image);
  const distro = facts && valueOf(facts.distro);
  if (facts === undefined || distro?.release === undefined || LARGE_RELEASES.has(distro.release))
    return false;
  const programs = [name, ...commandsOfPackage(name, distro.family)];
  return (
    facts.image === 'debian' ||
    facts.image === 'ubuntu' ||
    (isFullyRecorded(facts) && isOfNoRuntime(name)) ||
    programs.some((program) => is(facts.has(program), false))
  );
}

/** What slim images keep are libraries, and packages that belong to no program of theirs alone. */
function isOfNoRuntime(name: string): boolean {
  return name.endsWith('-dev') || (!name.startsWith('lib') && !KEPT.has(name));
}

/** With what they depend on: https://github.com/docker-library/python/blob/master/Dockerfile-linux.template */
const KEPT: ReadonlySet<string> = new Set([
  'ca-certificates',
  'media-types',
  'mime-support',
  'netbase',
  'openssl',
  'readline-common',
  'tzdata',
]);

/** True where something before the end of the call's RUN may have installed or set up anything. */
export function isOpaque({ step: { stage, index } }: PackageCall): boolean {
  const [, ...below] = stage.chain;
  return (
    stage.packages.table.opaque.before(index + 1) !== undefined ||
    below.some(({ packages }) => packages.table.opaque.before(Infinity) !== undefined)
  );
}

function leavesOut(call: PackageCall, name: string): boolean {
  if (call.unread !== undefined) return false;
  return call.packages.every((one) => {
    if (one.removes) return true;
    const row = one.kind === 'package' ? aptDependencies(one.name) : undefined;
    return row !== undefined && one.name !== name && !row.brings.includes(name);
  });
}
