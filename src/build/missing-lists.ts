import { standIn } from '../facts/packages.ts';
import { is } from '../known.ts';
import type { Cause } from '../log/types.ts';
import { callsBefore, lacksPackage } from './missing-packages.ts';
import { listEffect, type ListManager } from './package-files.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** An install that finds no package, because the image has no lists of what there is. */
export interface ListlessInstall {
  readonly call: PackageCall;
  readonly manager: ListManager;
  /** A package that is not there yet. */
  readonly package: string;
  /** An earlier call has fetched the lists, and they were removed since. */
  readonly removed: boolean;
  /** The RUN removes the lists behind it. */
  readonly removesAfter: boolean;
  /** Lists are there, and name packages that the archive has replaced since. */
  readonly stale: boolean;
  /** What the log says of it. */
  readonly cause: Cause | undefined;
}

/** The first install of a stage that certainly stops for want of lists; none where a stage below stops already. */
export function listlessInstall(stage: Stage): ListlessInstall | undefined {
  const [, ...below] = stage.chain;
  return below.some(firstOf) ? undefined : (firstOf(stage) ?? loggedInstall(stage));
}

/** What the log says of the step that failed: it found no package, or what it found is no longer there. */
function loggedInstall(stage: Stage): ListlessInstall | undefined {
  const { failure } = stage.build;
  const cause = failure?.cause('package-not-found', 'package-file-404');
  if (failure?.stage !== stage || cause?.ecosystem !== 'apt') return undefined;
  const call = stage.packages.calls.find(({ step, action }) => step === failure.step && action === 'install');
  if (call?.manager !== 'apt') return undefined;
  const stale = cause.id === 'package-file-404';
  const fetching = callsBefore(call).filter(({ action }) => action === 'refresh');
  const missing = stale ? call.packages[0]?.name : neverNamed(call, failure.causes('package-not-found'));
  // What was fetched and removed again is no longer there.
  const areGone = !stale && is(stage.packages.lists(call.run, 'apt'), 'absent');
  const areFetched = !areGone && fetching.some(({ step }) => !stale || step === call.step);
  if (missing === undefined || areFetched) return undefined;
  return { ...listless(stage, call, 'apt', missing), stale, cause };
}

/** A package of the call that the log does not find, and that is not known to be gone from any release. */
function neverNamed({ packages }: PackageCall, causes: readonly Cause[]): string | undefined {
  const unfound = new Set(causes.map(({ captures }) => captures.package));
  return packages.find(
    ({ name }) => unfound.has(name) && standIn('apt', name, undefined, undefined) === undefined,
  )?.name;
}

function firstOf(stage: Stage): ListlessInstall | undefined {
  for (const call of stage.packages.calls) {
    const { manager } = call;
    if (!call.certain || !call.needsLists || call.action !== 'install') continue;
    if ((manager !== 'apt' && manager !== 'apk') || choosesLists(call)) continue;
    if (!is(stage.packages.lists(call.run, manager), 'absent')) continue;
    const missing = call.packages.find((word) => is(lacksPackage(call, word), true));
    if (missing === undefined) continue;
    return listless(stage, call, manager, missing.name);
  }
  return undefined;
}

function listless(stage: Stage, call: PackageCall, manager: ListManager, name: string): ListlessInstall {
  const commands = stage.commands.filter(({ step }) => step === call.step);
  return {
    call,
    manager,
    package: name,
    removed: callsBefore(call).some(({ action }) => action === 'refresh'),
    removesAfter: commands
      .slice(commands.indexOf(call.run) + 1)
      .some((run) => listEffect(run, manager) === 'removed'),
    stale: false,
    cause: undefined,
  };
}

/** Options that name other directories or files of settings: where the lists are is not known then. */
function choosesLists({ options }: PackageCall): boolean {
  return options.some(({ name }) =>
    ['-o', '--option', '-c', '--config-file', '--repositories-file', '-X', '--repository'].includes(name),
  );
}
