import { posix } from 'node:path';
import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';
import type { ShellWord } from './types.ts';

/** A working directory as a change from the one that the body starts in; undefined where there is none. */
export type Directory = Known<string | undefined>;

export interface Directories {
  readonly current: Directory;
  /** What `cd -` goes back to. */
  readonly previous: Directory;
  /** What `popd` goes back to. */
  readonly stack: Stack | undefined;
}

interface Stack {
  readonly top: Directory;
  readonly below: Stack | undefined;
}

/** Longest path that Linux takes: PATH_MAX, https://man7.org/linux/man-pages/man0/limits.h.0p.html */
const LONGEST_PATH = 4096;

export const AT_START: Directories = {
  current: known(undefined),
  previous: unknown('there is no directory before the first'),
  stack: undefined,
};

const OPTIONS = new Set(['-L', '-P', '-e', '-@', '--']);

/** Scripts that people source and that are known to leave the working directory alone. */
const HARMLESS_SCRIPTS = new Set(['activate', 'os-release', 'lsb-release', 'nvm.sh']);

/** The directories after a command of the shell itself: `cd`, `pushd`, `popd`, `source`, `.`, `eval`. */
export function after(name: string, words: readonly ShellWord[], before: Directories): Directories {
  switch (name) {
    case 'cd':
      return enter(before, target(words, before));
    case 'pushd':
      return { ...enter(before, target(words, before)), stack: { top: before.current, below: before.stack } };
    case 'popd': {
      const top = before.stack?.top ?? unknown('popd has nothing to go back to');
      return {
        ...enter(before, words.length > 1 ? unknown('popd has operands') : top),
        stack: before.stack?.below,
      };
    }
    case 'source':
    case '.':
      return HARMLESS_SCRIPTS.has(posix.basename(words[1]?.literal ?? ''))
        ? before
        : lost('a sourced script may change it');
    case 'eval':
      return lost('eval may change it');
    default:
      return before;
  }
}

/** Where the directory is not known any more. */
export function lost(reason: string): Directories {
  return { current: unknown(reason), previous: unknown(reason), stack: undefined };
}

/** What is left to say where one of several ways was taken. */
export function either(ways: readonly Directories[]): Directories {
  const [first = AT_START] = ways;
  return ways.every((way) => way.current === first.current) ? first : lost('it changes under a condition');
}

function enter(before: Directories, current: Directory): Directories {
  return { ...before, current, previous: before.current };
}

function target(words: readonly ShellWord[], before: Directories): Directory {
  const rest = words.slice(1);
  while (rest[0]?.literal !== undefined && OPTIONS.has(rest[0].literal)) rest.shift();
  const [path] = rest;
  if (path === undefined) return unknown('it depends on the home directory');
  if (rest.length > 1) return unknown('cd has more than one operand');
  if (path.literal === '-') return before.previous;
  if (path.literal === undefined) return unknown(`it depends on ${path.raw}`);
  if (path.literal === '' || /^[-+]/.test(path.literal)) return unknown(`cd ${path.raw} is not a plain path`);
  return resolve(before.current, path.literal);
}

function resolve(from: Directory, path: string): Directory {
  if (!path.startsWith('/') && !from.known) return from;
  const base = from.known && from.value !== undefined && !path.startsWith('/') ? `${from.value}/` : '';
  if (base.length + path.length > LONGEST_PATH) return unknown('its path is too long');
  const full = posix.normalize(base + path);
  const trimmed = full.length > 1 && full.endsWith('/') ? full.slice(0, -1) : full;
  return known(trimmed === '.' ? undefined : trimmed);
}
