import { is } from '../known.ts';
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
}

/** The first install of a stage that certainly stops for want of lists; none where a stage below stops already. */
export function listlessInstall(stage: Stage): ListlessInstall | undefined {
  const [, ...below] = stage.chain;
  return below.some(firstOf) ? undefined : firstOf(stage);
}

function firstOf(stage: Stage): ListlessInstall | undefined {
  for (const call of stage.packages.calls) {
    const { manager } = call;
    if (!call.certain || !call.needsLists || call.action !== 'install') continue;
    if ((manager !== 'apt' && manager !== 'apk') || choosesLists(call)) continue;
    if (!is(stage.packages.lists(call.run, manager), 'absent')) continue;
    const missing = call.packages.find((word) => is(lacksPackage(call, word), true));
    if (missing === undefined) continue;
    const commands = stage.commands.filter(({ step }) => step === call.step);
    return {
      call,
      manager,
      package: missing.name,
      removed: callsBefore(call).some(({ action }) => action === 'refresh'),
      removesAfter: commands
        .slice(commands.indexOf(call.run) + 1)
        .some((run) => listEffect(run, manager) === 'removed'),
    };
  }
  return undefined;
}

/** Options that name other directories or files of settings: where the lists are is not known then. */
function choosesLists({ options }: PackageCall): boolean {
  return options.some(({ name }) =>
    ['-o', '--option', '-c', '--config-file', '--repositories-file', '-X', '--repository'].includes(name),
  );
}
