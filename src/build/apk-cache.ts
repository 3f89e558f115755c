import { valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { countsOnNothingIn, mountOver } from './cache-directories.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { waysOn } from './later.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** The installs of one RUN by which apk leaves its index in the image. */
export interface CachedAdds {
  readonly step: Step;
  readonly adds: readonly CachedAdd[];
  /** `apk update` before them, where nothing else needs what it fetches. */
  readonly needless: readonly PackageCall[];
  /** Commands of the RUN that fail where no index is there to be removed. */
  readonly removers: readonly StageCommand[];
  /** Why the index may be wanted. */
  readonly kept: string | undefined;
}

export interface CachedAdd {
  readonly call: PackageCall;
  /** The word `add`. */
  readonly verb: ShellWord;
  /** The words `--update`, `-U`: what takes their place fetches the index too. */
  readonly updates: readonly ShellWord[];
}

const UPDATES: ReadonlySet<string> = new Set(['-U', '--update', '--update-cache']);
const CACHE = '/var/cache/apk';

export function* cachedAdds(stage: Stage): Iterable<CachedAdds> {
  for (const step of stage.steps) {
    const calls = stage.packages.calls.filter((call) => call.step === step && call.manager === 'apk');
    const adds = calls.flatMap((call) => cachedAdd(call) ?? []);
    if (adds.length === 0) continue;
    const kept = keptFor(step, calls);
    const updates = calls.filter(({ action }) => action === 'refresh');
    const needless = kept === undefined ? needlessUpdates(step, calls, updates) : [];
    // What is left of the updates stores an index still, that can be removed.
    const removers = needless.length === updates.length ? commandsOf(step).filter(isRemover) : [];
    yield { step, adds, needless, removers, kept };
  }
}

function cachedAdd(call: PackageCall): CachedAdd | undefined {
  const hasOption = (...names: string[]) => call.options.some(({ name }) => names.includes(name));
  if (call.action !== 'install' || call.verb !== 'add' || hasOption('--no-cache', '--no-network'))
    return undefined;
  const verb = call.command.words.find(({ literal }) => literal === 'add');
  if (verb === undefined) return undefined;
  return { call, verb, updates: call.command.words.filter(({ literal }) => UPDATES.has(literal ?? '')) };
}

/** Since 3.3: https://alpinelinux.org/posts/Alpine-3.3.0-released.html */
const OLD = /^(?:2\.|3\.[012]$|3\.[012]\.)/;

function keptFor(step: Step, calls: readonly PackageCall[]): string | undefined {
  const mount = mountOver(step, [CACHE, '/etc/apk/cache']);
  if (mount !== undefined) return `${mount} is a cache that outlives the build, and no part of the image`;
  const image = valueOf(step.stage.image);
  const release = image && valueOf(image.distro)?.release;
  if (OLD.test(release ?? image?.tag ?? '')) return 'the apk of this release does not know --no-cache';
  if (calls.some(({ elsewhere, options }) => elsewhere || options.some(({ name }) => name === '--cache-dir')))
    return 'it says itself where its cache is, or installs into another system';
  const counts = countsOnNothingIn(step, ['/etc/apk/cache']);
  if (!counts.known) return counts.reason;
  const other = step.stage.build.stages
    .flatMap(({ steps }) => steps)
    .some((one) => one !== step && commandsOf(one).some(isRemover) && !fetches(one));
  if (other) return 'another RUN removes the index, and fails where there is none';
  return copiesCache(step) ? 'a COPY takes the index along' : undefined;
}

/** True where a RUN brings the index that it removes. */
function fetches({ stage, instruction }: Step): boolean {
  return stage.packages.calls.some(
    (call) =>
      call.step.instruction === instruction &&
      call.manager === 'apk' &&
      (call.action === 'refresh' || call.action === 'install') &&
      !call.options.some(({ name }) => name === '--no-cache'),
  );
}

function copiesCache({ stage }: Step): boolean {
  return stage.build.stages.some(({ copies }) =>
    copies.some(({ sources }) => sources.some(({ word }) => word.raw.includes(CACHE))),
  );
}

/** `rm /var/cache/apk/*` without -f. */
function isRemover({ command }: StageCommand): boolean {
  return (
    command.name === 'rm' &&
    !command.has('-f', '--force') &&
    !command.tolerated &&
    command.words.some(({ raw }) => raw.startsWith(CACHE))
  );
}

/** `apk update` whose index nothing uses but installs that fetch one of their own. */
function needlessUpdates(
  step: Step,
  calls: readonly PackageCall[],
  updates: readonly PackageCall[],
): PackageCall[] {
  if (updates.length === 0 || calls.some((call) => usesIndex(call))) return [];
  const later = waysOn(step).flat();
  const uses = later.some(({ stage, instruction }) =>
    stage.packages.calls.some(
      (call) => call.step.instruction === instruction && (usesIndex(call) || call.needsLists),
    ),
  );
  const isReadable = later.every(
    (one) =>
      one.instruction.keyword !== 'ONBUILD' &&
      (one.instruction.keyword !== 'RUN' || commandsOf(one).length > 0),
  );
  return uses || !isReadable ? [] : updates.filter(({ command }) => command.words.length === 2);
}

/** Installs fetch the index where there is none, so that they count for nothing here. */
function usesIndex({ manager, action, options }: PackageCall): boolean {
  if (manager !== 'apk' || action === 'remove' || action === 'refresh') return false;
  const names = options.map(({ name }) => name);
  return action === 'install' ? names.includes('--no-network') : !names.includes('--no-cache');
}
