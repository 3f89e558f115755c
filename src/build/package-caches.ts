import type { SystemManager } from '../packages/system-call.ts';
import { countsOnNothingIn, mountOver } from './cache-directories.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A RUN that installs with a manager and leaves its cache. */
export interface KeptCache {
  readonly step: Step;
  /** The last call that fills the cache. */
  readonly call: PackageCall;
  /** What cleans it: `dnf clean all`. */
  readonly clean: string;
  /** Why the cache may be wanted. */
  readonly kept: string | undefined;
}

/** Managers that keep what they fetch, with where they do: their metadata are fetched anew where they are missing. */
const CACHES: Partial<
  Readonly<Record<SystemManager, { readonly clean: string; readonly places: readonly string[] }>>
> = {
  yum: { clean: 'clean all', places: ['/var/cache/yum', '/var/cache/dnf'] },
  dnf: { clean: 'clean all', places: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'] },
  microdnf: { clean: 'clean all', places: ['/var/cache/yum', '/var/cache/dnf', '/var/cache/libdnf5'] },
  zypper: { clean: 'clean --all', places: ['/var/cache/zypp'] },
};

/** The caches that the RUNs of a stage leave, one for each program that fills one. */
export function* keptCaches(stage: Stage): Iterable<KeptCache> {
  const last = new Map<string, PackageCall>();
  for (const call of stage.packages.calls)
    if (fills(call)) last.set(`${call.step.index} ${call.program}`, call);
  for (const call of last.values()) {
    const cache = CACHES[call.manager];
    if (cache === undefined || isCleaned(call)) continue;
    const clean = `${call.program} ${cache.clean}`;
    yield { step: call.step, call, clean, kept: keptFor(call, cache.places) };
  }
}

function fills({ manager, action, dry, elsewhere }: PackageCall): boolean {
  return (
    CACHES[manager] !== undefined && (action === 'install' || action === 'upgrade') && !dry && !elsewhere
  );
}

function isCleaned({ step, program, command }: PackageCall): boolean {
  return step.stage.packages.calls.some(
    (call) =>
      call.step === step &&
      call.program === program &&
      call.action === 'clean' &&
      call.command.range.start > command.range.start,
  );
}

function keptFor(call: PackageCall, places: readonly string[]): string | undefined {
  const { step } = call;
  const mount = mountOver(step, places);
  if (mount !== undefined) return `${mount} is a cache that outlives the build, and no part of the image`;
  const offline = step.stage.build.stages
    .flatMap(({ packages }) => packages.calls)
    .find(({ options }) => options.some(({ name }) => name === '-C' || name === '--cacheonly'));
  if (offline !== undefined) return `${offline.program} is told to use its cache alone`;
  if (commandsOf(step).some((run) => run.command.range.start > call.command.range.start && takesSources(run)))
    return 'the RUN takes sources of packages away, and without any there is nothing to clean';
  const removed = commandsOf(step).some(
    ({ command }) =>
      command.range.start > call.command.range.start &&
      command.name === 'rm' &&
      command.words.some(({ raw }) => places.some((place) => raw.startsWith(place))),
  );
  if (removed) return 'rm takes the cache away already';
  const counts = countsOnNothingIn(step, places);
  return counts.known ? undefined : counts.reason;
}

/** Files in /etc/yum.repos.d are removed, moved or switched off. */
function takesSources({ command: { name, words } }: StageCommand): boolean {
  return (
    ['rm', 'mv', 'sed', 'find'].includes(name) && words.some(({ raw }) => raw.includes('/etc/yum.repos.d'))
  );
}
