import { posix } from 'node:path';
import { invocation, isPosixShell } from './dialect.ts';
import type { ShellOptions } from './dialect.ts';
import { head } from './flags.ts';
import type { ShellWord } from './types.ts';

/** A program that runs the words after its own options and operands. */
interface Wrapper {
  /** Single letters that take no value. */
  readonly letters?: string;
  /** Single letters that take a value, attached or in the next word. */
  readonly valued?: string;
  /** Long options without a value in a word of their own. */
  readonly long?: readonly string[];
  readonly longValued?: readonly string[];
  /** How many operands stand before the command. */
  readonly operands?: number;
  /** `A=b` may stand before the command. */
  readonly assignments?: true;
  /** The command may not run at all. */
  readonly perhaps?: true;
}

const PLAIN: Wrapper = {};

/** Options that change more than the command needs to know are left out: the program then stays a command itself. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['exec', { letters: 'cl', valued: 'a' }],
  ['command', { letters: 'p' }],
  ['builtin', PLAIN],
  [
    'env',
    {
      letters: 'i0v',
      valued: 'u',
      long: ['--ignore-environment'],
      longValued: ['--unset'],
      assignments: true,
    },
  ],
  [
    'sudo',
    {
      letters: 'EHnSkP',
      valued: 'ugpCrt',
      long: ['--preserve-env', '--set-home', '--non-interactive', '--stdin'],
      longValued: ['--user', '--group'],
      assignments: true,
    },
  ],
  ['doas', { letters: 'n', valued: 'u' }],
  ['su-exec', { operands: 1 }],
  ['gosu', { operands: 1 }],
  ['setuidgid', { operands: 1 }],
  ['s6-setuidgid', { operands: 1 }],
  ['tini', { letters: 'sgvw', valued: 'pe' }],
  ['tini-static', { letters: 'sgvw', valued: 'pe' }],
  [
    'dumb-init',
    { letters: 'cv', valued: 'r', long: ['--single-child', '--verbose'], longValued: ['--rewrite'] },
  ],
  ['catatonit', PLAIN],
  ['busybox', PLAIN],
  ['nice', { letters: '0123456789', valued: 'n', longValued: ['--adjustment'] }],
  ['ionice', { letters: 't', valued: 'cn', longValued: ['--class', '--classdata'] }],
  ['nohup', PLAIN],
  ['setsid', { letters: 'cw', long: ['--ctty', '--wait'] }],
  ['stdbuf', { valued: 'ioe', longValued: ['--input', '--output', '--error'] }],
  ['time', { letters: 'pvaq', valued: 'fo', longValued: ['--format', '--output'] }],
  [
    'timeout',
    {
      letters: 'v',
      valued: 'ks',
      long: ['--preserve-status', '--foreground', '--verbose'],
      longValued: ['--signal', '--kill-after'],
      operands: 1,
    },
  ],
  ['fakeroot', PLAIN],
  [
    'xvfb-run',
    {
      letters: 'a',
      valued: 'esnf',
      long: ['--auto-servernum'],
      longValued: ['--server-args', '--server-num'],
    },
  ],
  [
    'xargs',
    {
      letters: 'rtx0po',
      valued: 'nPILdEsa',
      long: ['--no-run-if-empty', '--null', '--verbose'],
      longValued: ['--max-args', '--max-procs', '--max-lines', '--delimiter', '--arg-file'],
      perhaps: true,
    },
  ],
]);

/** Wrappers that are part of the shell: what they run can change its variables and directory. */
const PART_OF_THE_SHELL = new Set(['exec', 'command', 'builtin', 'time']);

export type Unwrapped =
  | {
      readonly kind: 'words';
      /** How many words are the wrapper's; the command follows. */
      readonly count: number;
      /** Indices of `A=b` among them. */
      readonly assignments: readonly number[];
      readonly inShell: boolean;
      readonly perhaps: boolean;
    }
  | {
      readonly kind: 'text';
      /** Index of the word that holds a script. */
      readonly script: number;
      /** Indices of the words that make the shell run it, in order. */
      readonly wrapper: readonly number[];
      readonly options: ShellOptions;
      /** A login of another user starts in that user's home. */
      readonly moves: boolean;
    };

/** How the first word runs another command; undefined where it does not, or where its options are not understood. */
export function unwrap(words: readonly ShellWord[]): Unwrapped | undefined {
  const name = posix.basename(words[0]?.literal ?? '');
  if (name === 'su' || name === 'runuser') return unwrapUser(words);
  const shell = invocation(words.map((word) => word.literal));
  if (shell !== undefined && words[shell.script] !== undefined) {
    const wrapper = indices(0, shell.script);
    return { kind: 'text', script: shell.script, wrapper, options: shell, moves: false };
  }
  const wrapper = WRAPPERS.get(name);
  return wrapper && unwrapWords(words, name, wrapper);
}

function unwrapWords(words: readonly ShellWord[], name: string, wrapper: Wrapper): Unwrapped | undefined {
  const assignments: number[] = [];
  let at = 1;
  for (; at < words.length; at++) {
    const text = head(words[at] ?? NOTHING);
    if (text === '--') {
      at++;
      break;
    }
    if (!text.startsWith('-')) break;
    const taken = optionLength(words[at] ?? NOTHING, wrapper);
    if (taken === undefined) return undefined;
    at += taken - 1;
  }
  at += wrapper.operands ?? 0;
  for (; wrapper.assignments && isAssignment(words[at]); at++) assignments.push(at);
  if (at >= words.length) return undefined;
  const inShell = PART_OF_THE_SHELL.has(name);
  return { kind: 'words', count: at, assignments, inShell, perhaps: wrapper.perhaps ?? false };
}

/** How many words an option takes; undefined where it is not one of the wrapper's. */
function optionLength(word: ShellWord, wrapper: Wrapper): number | undefined {
  const text = head(word);
  if (text.startsWith('--')) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    if (wrapper.longValued?.includes(name)) return equals < 0 ? 2 : 1;
    return wrapper.long?.includes(name) ? 1 : undefined;
  }
  for (let i = 1; i < text.length; i++) {
    const letter = text.charAt(i);
    if (wrapper.valued?.includes(letter)) return i + 1 < text.length || word.literal === undefined ? 1 : 2;
    if (!wrapper.letters?.includes(letter)) return undefined;
  }
  return text.length > 1 && word.literal !== undefined ? 1 : undefined;
}

/** `su -c "…" user`, `su - user -c "…"`, `runuser -l user -c "…"`, `runuser -u user -- command`. */
function unwrapUser(words: readonly ShellWord[]): Unwrapped | undefined {
  let script: number | undefined;
  let moves = false;
  let operands = 0;
  for (let i = 1; i < words.length; i++) {
    const text = words[i]?.literal;
    if (text === undefined && head(words[i] ?? NOTHING).startsWith('-')) return undefined;
    if (text === '-u' && words[0]?.literal?.endsWith('runuser')) return runAs(words, i);
    if (text === '-' || text === '-l' || text === '--login') moves = true;
    else if (text === '-c' || text === '--command') script = ++i;
    else if (text === '-lc' || text === '-cl') [script, moves] = [++i, true];
    else if (text === '-s' || text === '--shell') {
      if (!isPosixShell([words[++i]?.literal ?? '', '-c'])) return undefined;
    } else if (text?.startsWith('-')) {
      if (!['-m', '-p', '--preserve-environment'].includes(text)) return undefined;
    } else if (++operands > 1) return undefined;
  }
  if (script === undefined || words[script] === undefined) return undefined;
  const wrapper = indices(0, words.length).filter((index) => index !== script);
  return { kind: 'text', script, wrapper, options: { errexit: false, pipefail: false }, moves };
}

function runAs(words: readonly ShellWord[], userFlag: number): Unwrapped | undefined {
  if (userFlag !== 1) return undefined;
  const count = words[3]?.literal === '--' ? 4 : 3;
  if (count >= words.length || (count === 3 && head(words[3] ?? NOTHING).startsWith('-'))) return undefined;
  return { kind: 'words', count, assignments: [], inShell: false, perhaps: false };
}

function isAssignment(word: ShellWord | undefined): boolean {
  return word !== undefined && /^[A-Za-z_][A-Za-z0-9_]*=/.test(head(word));
}

function indices(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

const NOTHING: ShellWord = { range: { start: 0, end: 0 }, raw: '', literal: '', parts: [] };
