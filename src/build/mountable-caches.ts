import { basename, dirname } from 'node:path/posix';
import { managerCaches, type CachePlace, type ManagerCache } from '../facts/manager-caches.ts';
import { known, map, unknown, valueOf, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { parseReference } from '../facts/reference.ts';
import type { ShellWord } from '../shell/types.ts';
import { countsOnNothingIn, mountOver } from './cache-directories.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { join, within } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** A RUN that fills a cache which could be one of the builder instead of a part of the image. */
export interface MountableCache {
  readonly step: Step;
  /** The first call that fills it. */
  readonly run: StageCommand;
  /** The manager, as tables call it: `npm`, `maven`. */
  readonly manager: string;
  /** What `--mount` would be given, one for each directory; the reason why there should be no mount. */
  readonly mounts: Known<readonly string[]>;
}

/** Words before a command that run it as somebody else, or with another home. */
const CHANGES_USER: ReadonlySet<string> = new Set(['sudo', 'su', 'runuser', 'gosu', 'su-exec', 'doas']);

/** Such RUNs of a stage, once for each manager; those with a mount, and those that keep no cache, are left out. */
export function* mountableCaches(stage: Stage): Iterable<MountableCache> {
  for (const step of stage.steps) {
    if (step.instruction.keyword !== 'RUN') continue;
    const runs = commandsOf(step);
    for (const [manager, cache] of Object.entries(managerCaches())) {
      const run = runs.find((one) => fills(one, manager, cache));
      if (run === undefined || cache.off.some((name) => isSet(step, name))) continue;
      const paths = placesOf(run, manager, cache);
      if (paths.known && mountOver(step, paths.value) !== undefined) continue;
      yield { step, run, manager, mounts: paths.known ? mountsFor(run, cache, paths.value) : paths };
    }
  }
}

function fills({ command }: StageCommand, manager: string, { programs, verbs }: ManagerCache): boolean {
  if (programs.length === 0) {
    const operation = operationOf(command);
    return operation?.manager === manager && operation.action === 'install';
  }
  if (!programs.includes(basename(command.name))) return false;
  const verb = command.words.slice(1).find(({ raw }) => !/^[-+]/.test(raw))?.literal;
  return verb !== undefined && (verbs.length === 0 || verbs.includes(verb));
}

function isSet(step: Step, name: string): boolean {
  const value = step.stage.state(step.index).seen(name);
  return !value.known || (value.value !== undefined && value.value !== '');
}

function placesOf(run: StageCommand, manager: string, { places }: ManagerCache): Known<readonly string[]> {
  if (run.command.wrappedBy.some((word) => CHANGES_USER.has(word)))
    return unknown('the call is made as another user');
  if (manager === 'yarn' && !isClassic(run)) return unknown('only Yarn 1 is known to keep its cache there');
  const found: string[] = [];
  for (const place of places) {
    const path = placeOf(run.step, place);
    if (!path.known) return path;
    found.push(path.value);
  }
  return known(found);
}

function isClassic({ step: { stage } }: StageCommand): boolean {
  const { context } = stage.build;
  return context.node('')?.lockfile?.kind === 'yarn' && !context.has('.yarnrc.yml');
}

function placeOf(
  step: Step,
  { variables = [], root, below = '', home, path, images = {} }: CachePlace,
): Known<string> {
  const fixed = imagePlace(step, [...variables, root ?? ''], images);
  if (fixed !== undefined) return known(fixed);
  const state = step.stage.state(step.index);
  for (const [name, rest] of [
    ...variables.map((each) => [each, ''] as const),
    ...(root === undefined ? [] : [[root, below] as const]),
  ]) {
    const value = state.seen(name);
    if (!value.known) return value;
    if (value.value !== undefined && /^\/[^,:\s]*$/.test(value.value)) return known(join(value.value, rest));
    if (value.value !== undefined && value.value !== '')
      return unknown(`${name} is not the path of one directory`);
  }
  if (path !== undefined)
    return state.isRoot ? known(path) : unknown('where the cache of another user than root is, is not known');
  if (home === undefined) return unknown('the Dockerfile does not say where the cache is');
  return map(state.home, (directory) => join(directory, home));
}

/** Where it is in an image of which no more is known; undefined where the Dockerfile sets another user, or what it depends on. */
function imagePlace(
  { stage }: Step,
  variables: readonly string[],
  images: Readonly<Record<string, string>>,
): string | undefined {
  const reference = stage.image.known ? undefined : valueOf(stage.rootReference);
  const name = reference === undefined ? undefined : valueOf(parseReference(reference));
  if (name === undefined || /nanoserver|windows/.test(name.tag ?? '')) return undefined;
  const { registry, repository } = name;
  const path = registry === 'docker.io' ? repository : `${registry}/${repository}`;
  const isPlain = stage.chain.every(({ steps }) =>
    steps.every(
      ({ instruction: { keyword, pairs } }) =>
        keyword !== 'USER' && !pairs.some(({ key }) => key === 'HOME' || variables.includes(key)),
    ),
  );
  return isPlain && Object.hasOwn(images, path) ? images[path] : undefined;
}

function mountsFor(
  run: StageCommand,
  cache: ManagerCache,
  paths: readonly string[],
): Known<readonly string[]> {
  const reason = whyNot(run, cache, paths);
  if (reason !== undefined) return unknown(reason);
  const owner = isFixed(run.step, cache) ? known('') : ownerOf(run.step, paths);
  if (!owner.known) return owner;
  const sharing = cache.sharing === undefined ? '' : `,sharing=${cache.sharing}`;
  return known(paths.map((path) => `type=cache,target=${path}${sharing}${owner.value}`));
}

function whyNot(run: StageCommand, cache: ManagerCache, paths: readonly string[]): string | undefined {
  const { step, command } = run;
  if (has(run, cache.options)) return 'the call says itself where its cache is, or that it keeps none';
  if (commandsOf(step).some((one) => cleans(one, paths))) return 'the RUN cleans the cache itself';
  const { build } = step.stage;
  if (cache.elsewhere?.some((text) => build.dockerfile.text.includes(text)) === true)
    return 'the Dockerfile says that what is fetched goes elsewhere';
  const offline =
    step.instruction.flags.some(({ name, value }) => name === 'network' && value === 'none') ||
    build.stages.some(({ commands }) =>
      commands.some((one) => one.command.name === command.name && has(one, cache.offline)),
    );
  if (offline) return `${command.name} is told to use what is in its cache`;
  if (cache.holds === 'libraries' && build.targets.some(({ chain }) => chain.includes(step.stage)))
    return 'programs of the image may read what is in the cache';
  const counts = countsOnNothingIn(step, cache.marks);
  return counts.known ? undefined : counts.reason;
}

function has({ command }: StageCommand, options: readonly string[]): boolean {
  return command.words.some(({ raw }) => options.includes(raw.split('=')[0] ?? ''));
}

/** Whether a command empties the cache, or takes away what lies over a directory of it: a mount point cannot be removed. */
function cleans(run: StageCommand, paths: readonly string[]): boolean {
  const { name, words } = run.command;
  const [, first, second] = words.map(({ literal }) => literal);
  if (name === 'rm' || name === 'find') return words.slice(1).some((word) => covers(run, word, paths));
  return (
    first === 'cache' ||
    (first === 'store' && second === 'prune') ||
    words.some(({ raw }) => raw === '-modcache' || raw === '-cache')
  );
}

function covers(run: StageCommand, word: ShellWord, paths: readonly string[]): boolean {
  const { step, directory } = run;
  const sure = valueOf(run.value(word));
  const value = sure ?? word.raw;
  if (value.startsWith('-')) return false;
  if (sure === undefined && /[$`]/.test(value)) return true;
  const home = valueOf(step.stage.state(step.index).home) ?? '~';
  const [fixed = '', pattern] = value.replace(/^~(?=\/|$)/, () => home).split(/[*?[{$]/, 2);
  const path = join(valueOf(directory) ?? '/', fixed);
  return paths.some((cache) =>
    pattern === undefined ? within(path, cache) || within(cache, path) : cache.startsWith(path),
  );
}

/** The places are those of an image that works as root. */
function isFixed(step: Step, { places }: ManagerCache): boolean {
  return places.every(
    ({ variables = [], root = '', images = {} }) =>
      imagePlace(step, [...variables, root], images) !== undefined,
  );
}

/**
 * The option that gives the mount to the user. The builder makes what is missing above a mount point for root, so that
 * only what lies right below the user's home can be mounted.
 */
function ownerOf(step: Step, paths: readonly string[]): Known<string> {
  const state = step.stage.state(step.index);
  if (state.isRoot) return known('');
  const { user, home } = state;
  if (!user.known) return user;
  if (!user.value.uid.known) return user.value.uid;
  if (!home.known || paths.some((path) => dirname(path) !== home.value))
    return unknown('the builder would make the directories above the cache for root');
  return known(`,uid=${user.value.uid.value}`);
}
