import type { SystemManager } from '../packages/system-call.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { join, within } from './paths.ts';
import { remembered } from './remembered.ts';

/** Managers that keep lists of what there is between calls, and where. The others fetch them when they need them. */
export type ListManager = 'apt' | 'apk';

export const LIST_DIRECTORIES: Readonly<Record<ListManager, string>> = {
  apt: '/var/lib/apt/lists',
  apk: '/var/cache/apk',
};

/** What happens to a directory of lists. */
export type ListEffect = 'removed' | 'unclear' | undefined;

/** What a command that is no package manager does to the lists. */
export function listEffect(run: StageCommand, manager: ListManager): ListEffect {
  const lists = LIST_DIRECTORIES[manager];
  // It fetches the lists when it has added a source, in all but old releases.
  if (manager === 'apt' && /^(add-apt|apt-add)-repository$/.test(run.command.name)) return 'unclear';
  const paths = namedPaths(run).filter((path) => within(stripStar(path), lists) || within(lists, path));
  if (paths.length === 0 || READERS.has(run.command.name)) return undefined;
  if (run.command.name === 'rm') {
    if (paths.some((path) => within(stripStar(path), lists))) return 'removed';
    return paths.every((path) => within(`${lists}/partial`, path)) ? undefined : 'unclear';
  }
  const deletes =
    run.command.name === 'find' &&
    paths.includes(lists) &&
    run.command.words.some(({ literal }) => literal === '-delete');
  return deletes ? 'removed' : 'unclear';
}

const READERS = new Set([
  'cd',
  'pushd',
  'touch',
  'ls',
  'du',
  'cat',
  'echo',
  'test',
  '[',
  'chmod',
  'chown',
  'mkdir',
]);

/** `/var/lib/apt/*` stands for all that is in the directory. */
function stripStar(path: string): string {
  return path.replace(/\/\*+$/, '') || '/';
}

const namedPaths = remembered(readNamedPaths);

function readNamedPaths(run: StageCommand): readonly string[] {
  return run.command.words.slice(1).flatMap((word, index) => {
    const known = run.words[index + 1];
    const texts = known?.known === true ? [known.value] : patterns(word.raw);
    return texts.flatMap((text) => {
      if (text.startsWith('/')) return [join('/', text)];
      return run.directory.known && /^[^-$]/.test(text) ? [join(run.directory.value, text)] : [];
    });
  });
}

/** Patterns as they stand, and `/var/lib/{apt,dpkg}/` as two paths; words with expansions give none. */
function patterns(raw: string): string[] {
  if (/[$`"'\\]/.test(raw)) return [];
  const found = /^([^{}]*)\{([^{}]*)\}([^{}]*)$/.exec(raw);
  const [, start = '', list = '', end = ''] = found ?? [];
  return found === null ? [raw] : list.split(',').map((part) => `${start}${part}${end}`);
}

/** Files that say where packages come from, as the base images have them. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  apt: [
    '/etc/apt/sources.list',
    '/etc/apt/sources.list.d/debian.sources',
    '/etc/apt/sources.list.d/ubuntu.sources',
  ],
  apk: ['/etc/apk/repositories'],
  yum: ['/etc/yum.repos.d/CentOS-Base.repo', '/etc/yum.conf'],
};

/** Files that may hold "always yes". */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  apt: ['/etc/apt/apt.conf', '/etc/apt/apt.conf.d'],
  apk: [],
  yum: ['/etc/yum.conf', '/etc/dnf'],
};

function familyOf(manager: SystemManager): 'apt' | 'apk' | 'yum' {
  return manager === 'apt' || manager === 'apk' ? manager : 'yum';
}

/** True where a command may change where packages come from; adding a source beside those of the base does not count. */
export function changesSources(run: StageCommand, manager: SystemManager): boolean {
  const files = SOURCES[familyOf(manager)] ?? [];
  const hits = (path: string) =>
    isOfBase(path) || (path !== '/' && files.some((file) => within(stripStar(path), file)));
  const { redirects, name } = run.command;
  if (
    redirects.some(
      ({ operator, target }) => operator === '>' && target?.literal !== undefined && hits(target.literal),
    )
  )
    return true;
  if (name === 'tee' && run.command.has('-a', '--append')) return false;
  return !READERS.has(name) && !OTHER_READERS.has(name) && namedPaths(run).some(hits);
}

/** The files of a base image in /etc/yum.repos.d, also as a pattern. */
function isOfBase(path: string): boolean {
  return /^\/etc\/yum\.repos\.d\/(\*|CentOS|centos|fedora|rocky|Rocky|almalinux)/.test(path);
}

const OTHER_READERS = new Set(['grep', 'egrep', 'printf', 'head', 'tail', 'awk']);

/** True where a copy may change where packages come from. */
export function copiesSources(copy: Copy, manager: SystemManager): boolean {
  const { target } = copy;
  if (!target.known) return true;
  const files = SOURCES[familyOf(manager)] ?? [];
  return files.some(
    (file) =>
      target.value === file ||
      (target.value === join(file, '..') && mayHold(copy, file)) ||
      (target.value === '/' && mayHold(copy, file)),
  );
}

/** Whether one of the sources may bring a file to that path. */
function mayHold(copy: Copy, path: string): boolean {
  if (!copy.target.known) return true;
  const inside = path.slice(copy.target.value === '/' ? 1 : copy.target.value.length + 1);
  const { context } = copy.step.stage.build;
  return copy.sources.some((source) => {
    if (!source.path.known) return true;
    if (source.path.value.split('/').at(-1) === inside) return true;
    if (copy.from.kind !== 'context') return true;
    return context.has(source.path.value === '' ? inside : `${source.path.value}/${inside}`);
  });
}

/** Whether text that a command writes, or a file that a copy brings, makes the manager say yes by itself. */
export type Setting = 'yes' | 'unclear' | undefined;

const YES = /assume-?yes["' \t=]*(true|1|yes|"true"|"1")/i;

export function settingWritten(run: StageCommand, manager: SystemManager): Setting {
  const files = SETTINGS[familyOf(manager)] ?? [];
  const { command } = run;
  const targets = command.redirects.flatMap(({ operator, target }) =>
    operator.startsWith('>') ? [target?.literal ?? ''] : [],
  );
  const named =
    command.name === 'tee' || command.name === 'sed' || command.name === 'cp' || command.name === 'mv'
      ? namedPaths(run)
      : [];
  if (![...targets, ...named].some((path) => files.some((file) => within(file, path)))) return undefined;
  const texts = command.words.map(({ literal, raw }) => literal ?? raw).join(' ');
  if (YES.test(texts)) return 'yes';
  return ['echo', 'printf', 'sed'].includes(command.name) ? undefined : 'unclear';
}

export function settingCopied(copy: Copy, manager: SystemManager): Setting {
  const files = SETTINGS[familyOf(manager)] ?? [];
  const { target } = copy;
  if (!target.known || !files.some((file) => within(file, target.value))) return undefined;
  const { context } = copy.step.stage.build;
  const texts = copy.sources.map(({ path }) =>
    path.known && copy.from.kind === 'context' ? context.text(path.value) : undefined,
  );
  if (texts.some((text) => text !== undefined && YES.test(text))) return 'yes';
  return texts.includes(undefined) ? 'unclear' : undefined;
}
