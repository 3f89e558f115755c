import { compileGlob } from '../context/glob.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { is, known, unknown, type Known } from '../known.ts';
import type { Copy } from './copy.ts';
import { fileEffects, type FileEffect } from './file-effects.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A file or directory of the image. */
export interface Entry {
  readonly kind: 'file' | 'directory' | 'unknown';
  /** As in chown: a name or an id, without the group. */
  readonly owner: Known<string>;
  /** Path in the context that it was copied from, through stages. */
  readonly contextPath: string | undefined;
  /** What made it; undefined where the base image has it. */
  readonly by: Instruction | undefined;
}

/** Directories that every Linux base image has. */
const COMMON_DIRECTORIES = new Set([
  '/',
  '/bin',
  '/dev',
  '/etc',
  '/home',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/srv',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
]);

/** Images that add nothing outside the directories that every system has. */
const PLAIN_IMAGES = new Set(['alpine', 'debian', 'node', 'python', 'ubuntu']);
const SYSTEM_DIRECTORIES =
  /^\/(bin|boot|dev|etc|lib\w*|media|mnt|opt|proc|root|run|sbin|sys|tmp|usr|var)?(\/|$)/;

function isOutside(image: string, path: string): boolean {
  return PLAIN_IMAGES.has(image) && !SYSTEM_DIRECTORIES.test(path);
}

/** The files of a stage's image, as far as the instructions tell. */
export class FileTree {
  readonly #stage: Stage;
  #effects: readonly FileEffect[] | undefined;
  /** Answers by step and path: stages that copy from each other ask the same again and again. */
  readonly #entries = new Map<string, Known<Entry | undefined>>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get #all(): readonly FileEffect[] {
    return (this.#effects ??= this.#stage.steps.flatMap((step) => fileEffects(step)));
  }

  /** What is at a path before step `index`; known undefined where certainly nothing is. */
  entry(path: string, index: number = this.#stage.steps.length): Known<Entry | undefined> {
    const key = `${index} ${path}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) this.#entries.set(key, (entry = this.#read(path, index)));
    return entry;
  }

  #read(path: string, index: number): Known<Entry | undefined> {
    let entry = this.#inBase(path);
    for (const effect of this.#all) {
      if (effect.step.index >= index) break;
      entry = apply(entry, effect, path);
    }
    return entry;
  }

  /** Directories that commands of this stage name when they make them, or give them to somebody. */
  get named(): readonly string[] {
    return this.#all.flatMap((effect) =>
      effect.kind === 'make' || effect.kind === 'own' ? [effect.path] : [],
    );
  }

  #inBase(path: string): Known<Entry | undefined> {
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.files.entry(path);
    if (!base.facts.known) return base.facts;
    const there = (owner: Known<string>) =>
      known({ kind: 'directory', owner, contextPath: undefined, by: undefined } as const);
    if (COMMON_DIRECTORIES.has(path)) return there(known('root'));
    const user = base.facts.value.users.find(({ home, homeExists }) => home === path && is(homeExists, true));
    // Users that every distribution has are given directories of root's for a home: /usr/sbin, /var/mail.
    if (user !== undefined)
      return there(
        user.uid > 0 && user.uid < 100 ? unknown(`who owns ${path} is not recorded`) : known(user.name),
      );
    // What else a base image holds is not recorded, but nothing of it lies in home directories that nobody has.
    const homes = within('/home', path) || within('/app', path) || within('/usr/src/app', path);
    return homes || isOutside(base.facts.value.image, path)
      ? known(undefined)
      : unknown('what the base image holds there is not recorded');
  }

  /** Directory of the context whose files lie in `path` at the end of the stage: where its manifests can be read. */
  contextDirectory(path: string): Known<string> {
    for (const copy of this.#stage.copies.toReversed()) {
      const found = contextDirectoryOf(copy, path);
      if (found !== undefined) return found;
    }
    const { base } = this.#stage;
    return base.kind === 'stage'
      ? base.stage.files.contextDirectory(path)
      : unknown(`nothing of the build context is copied to ${path}`);
  }
}

function apply(entry: Known<Entry | undefined>, effect: FileEffect, path: string): Known<Entry | undefined> {
  switch (effect.kind) {
    case 'make':
      if (effect.path === path) return made(entry, effect);
      // A parent that had to be made belongs to whoever made it.
      return effect.parents && within(path, effect.path) && is(entry, undefined)
        ? known(directory(effect))
        : entry;
    case 'own':
      if (!(effect.path === path || (effect.recursive && within(effect.path, path)))) return entry;
      return entry.known && entry.value !== undefined
        ? known({ ...entry.value, owner: effect.owner })
        : entry;
    case 'remove':
      return within(effect.path, path) ? known(undefined) : entry;
    case 'copy':
      return copied(entry, effect.copy, path);
    case 'unclear':
      if (effect.path !== undefined && !within(effect.path, path) && !within(path, effect.path)) return entry;
      return effect.doubts === 'owner' && entry.known && entry.value !== undefined
        ? known({ ...entry.value, owner: unknown(effect.reason) })
        : entry.known && entry.value !== undefined
          ? entry
          : unknown(effect.reason);
  }
}

function made(
  entry: Known<Entry | undefined>,
  effect: FileEffect & { kind: 'make' },
): Known<Entry | undefined> {
  // mkdir -p leaves alone what is there.
  if (effect.entry === 'directory' && entry.known && entry.value !== undefined) return entry;
  if (effect.entry === 'directory' && !entry.known)
    return known({ ...directory(effect), owner: unknown('the directory may have been there before') });
  return known({ ...directory(effect), kind: effect.entry });
}

function directory(effect: FileEffect & { kind: 'make' }): Entry {
  return { kind: 'directory', owner: effect.owner, contextPath: undefined, by: effect.step.instruction };
}

function copied(entry: Known<Entry | undefined>, copy: Copy, path: string): Known<Entry | undefined> {
  if (!copy.target.known) return entry.known && entry.value !== undefined ? entry : copy.target;
  const target = copy.target.value;
  if (!within(target, path)) {
    // COPY makes missing parents, as root.
    const isParent = within(path, target) && is(entry, undefined);
    return isParent
      ? known({ kind: 'directory', owner: known('root'), contextPath: undefined, by: copy.instruction })
      : entry;
  }
  for (const source of copy.sources.toReversed()) {
    const found = copiedFrom(copy, source.path, source.text, target, path);
    if (!found.known) {
      if (!(entry.known && entry.value !== undefined)) entry = found;
    } else if (found.value !== undefined) return merged(entry, found.value);
  }
  const isTarget = path === target && (copy.into || copy.sources.length > 1);
  return isTarget && is(entry, undefined)
    ? known({ kind: 'directory', owner: owner(copy), contextPath: undefined, by: copy.instruction })
    : entry;
}

/** A directory that is there keeps its owner when more is copied into it. */
function merged(entry: Known<Entry | undefined>, found: Entry): Known<Entry> {
  const stays = found.kind === 'directory' && entry.known && entry.value?.kind === 'directory';
  if (stays) return known({ ...entry.value, contextPath: found.contextPath });
  if (found.kind === 'directory' && !entry.known)
    return known({ ...found, owner: unknown('the directory may have been there before') });
  return known(found);
}

/** What one source of a COPY puts at `path`; known undefined where it puts nothing there. */
function copiedFrom(
  copy: Copy,
  path: Known<string>,
  text: Known<string>,
  target: string,
  wanted: string,
): Known<Entry | undefined> {
  if (!path.known) return fromPattern(copy, text, target, wanted) ?? path;
  const kind = sourceKind(copy, path.value);
  const base = path.value.split('/').at(-1) ?? '';
  if (kind === 'unknown') return unknown(`whether ${path.value} is a directory is not known`);
  if (kind === 'absent') return known(undefined);
  if (kind === 'file') {
    const place = copy.into || isDirectory(copy, target) ? join(target, base) : target;
    return place === wanted ? known(found(copy, 'file', path.value)) : known(undefined);
  }
  const inside =
    wanted === target
      ? path.value
      : join(path.value || '/', `.${wanted.slice(target === '/' ? 0 : target.length)}`);
  const source = copy.from.kind === 'context' ? inside.replace(/^\//, '') : inside;
  const nested = sourceKind(copy, source);
  if (nested === 'absent') return known(undefined);
  if (nested === 'unknown') return unknown(`whether ${source} is there is not known`);
  return known(found(copy, nested, source));
}

/** True where the destination is a directory already: a file that is copied there keeps its name. */
function isDirectory({ step }: Copy, target: string): boolean {
  const there = step.stage.files.entry(target, step.index);
  return there.known && there.value?.kind === 'directory';
}

/** `COPY package*.json ./` with the files of the context, or of a stage, that match. */
function fromPattern(
  copy: Copy,
  text: Known<string>,
  target: string,
  wanted: string,
): Known<Entry | undefined> | undefined {
  if (!text.known || copy.from.kind === 'image') return undefined;
  const pattern = join('/', text.value).slice(1);
  const directory = pattern.includes('/') ? pattern.slice(0, pattern.lastIndexOf('/')) : '';
  const name = wanted.slice(target === '/' ? 1 : target.length + 1);
  const glob = pattern.slice(directory === '' ? 0 : directory.length + 1);
  if (/[*?[]/.test(directory) || name === '') return undefined;
  // What a name with an extension matches is a file: `package*.json` puts nothing into directories.
  if (name.includes('/')) return glob.includes('.') ? known(undefined) : undefined;
  const path = directory === '' ? name : `${directory}/${name}`;
  if (compileGlob(glob)?.matches(name) !== true) return known(undefined);
  const source = copy.from.kind === 'context' ? path : `/${path}`;
  const kind = sourceKind(copy, source);
  if (kind === 'unknown') return unknown(`whether ${source} is there is not known`);
  return known(kind === 'file' ? found(copy, kind, source) : undefined);
}

function found(copy: Copy, kind: 'file' | 'directory', source: string): Entry {
  const contextPath =
    copy.from.kind === 'context'
      ? source
      : copy.from.kind === 'stage'
        ? contextPathIn(copy.from.stage, source)
        : undefined;
  return { kind, owner: owner(copy), contextPath, by: copy.instruction };
}

function contextPathIn(stage: Stage, path: string): string | undefined {
  const entry = stage.files.entry(path);
  return entry.known ? entry.value?.contextPath : undefined;
}

function owner(copy: Copy): Known<string> {
  if (copy.chown === undefined) return known('root');
  return copy.chown.known ? known(copy.chown.value.split(':')[0] ?? '') : copy.chown;
}

function sourceKind(copy: Copy, path: string): 'file' | 'directory' | 'absent' | 'unknown' {
  const { from, step } = copy;
  if (from.kind === 'context') {
    const { context } = step.stage.build;
    if (context.has(path)) return context.kind(path);
    return context.complete ? 'absent' : 'unknown';
  }
  if (from.kind !== 'stage') return 'unknown';
  const entry = from.stage.files.entry(path);
  if (!entry.known) return 'unknown';
  return entry.value === undefined ? 'absent' : entry.value.kind;
}

function contextDirectoryOf(copy: Copy, path: string): Known<string> | undefined {
  if (!copy.target.known || !within(copy.target.value, path)) return undefined;
  const target = copy.target.value;
  const rest = `.${path.slice(target === '/' ? 0 : target.length)}`;
  for (const source of copy.sources) {
    if (!source.text.known) continue;
    const isManifest = /(^|\/)package(\*|-lock)?[^/]*\.json$/.test(source.text.value);
    const text = source.text.value;
    const parent = text.includes('/') ? text.slice(0, text.lastIndexOf('/')) : '.';
    const origin = isManifest && rest === '.' ? parent : source.path.known ? text : undefined;
    if (origin === undefined) continue;
    const directory = join('/', join(origin, rest));
    if (copy.from.kind === 'context') {
      const relative = directory.slice(1);
      if (copy.step.stage.build.context.kind(relative) === 'directory') return known(relative);
    } else if (copy.from.kind === 'stage') {
      const through = copy.from.stage.files.contextDirectory(directory);
      if (through.known) return through;
    }
  }
  return undefined;
}
