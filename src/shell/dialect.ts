import { posix } from 'node:path';

/** What a shell was started with that decides whether a failure ends it. */
export interface ShellOptions {
  /** `-e`: a failure ends the shell. */
  readonly errexit: boolean;
  /** `-o pipefail`: a pipeline fails where any of its commands does. */
  readonly pipefail: boolean;
}

const POSIX_SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'mksh']);

/** Options of these shells that change nothing about how a body is read. */
const LETTERS = /^[-+][abcefhiklmoptuvxBCEHPT]+$/;
const LONG = new Set(['--login', '--noprofile', '--norc', '--posix']);
const LONG_WITH_VALUE = new Set(['--rcfile', '--init-file']);

export interface Invocation extends ShellOptions {
  /** Index of the word that holds the script: the first one after the options. */
  readonly script: number;
}

/** True for words such as `/bin/sh -c` or `/bin/bash -eo pipefail -c`, after which a script is expected. False says
 *  nothing: the shell may be any other. */
export function isPosixShell(shellWords: readonly string[]): boolean {
  return invocation(shellWords)?.script === shellWords.length;
}

/** Options in words such as `/bin/bash -eo pipefail -c`; undefined where they are not those of a POSIX shell. */
export function shellOptions(shellWords: readonly string[]): ShellOptions | undefined {
  const found = invocation(shellWords);
  return found?.script === shellWords.length
    ? { errexit: found.errexit, pipefail: found.pipefail }
    : undefined;
}

/** How `sh -c script` starts a shell; undefined where it is not that, or has an option that is not understood. */
export function invocation(words: readonly (string | undefined)[]): Invocation | undefined {
  let first = shellName(words[0]) === 'busybox' ? 1 : 0;
  if (!POSIX_SHELLS.has(shellName(words[first]))) return undefined;
  const state = { command: false, errexit: false, pipefail: false };
  for (first++; first < words.length; first++) {
    const word = words[first];
    if (word === undefined || word === '-' || !/^[-+]./.test(word)) break;
    if (word === '--') {
      first++;
      break;
    }
    if (LONG.has(word)) continue;
    if (LONG_WITH_VALUE.has(word)) first++;
    else if (!LETTERS.test(word)) return undefined;
    else {
      const names = words.slice(first + 1, first + 1 + word.split('o').length - 1);
      if (names.includes(undefined)) return undefined;
      apply(word, names, state);
      first += names.length;
    }
  }
  return state.command ? { script: first, errexit: state.errexit, pipefail: state.pipefail } : undefined;
}

/** Effect of `set -ex`, `set +e`, `set -o pipefail` on the options; operands change nothing. */
export function afterSet(words: readonly (string | undefined)[], before: ShellOptions): ShellOptions {
  const state = { command: false, ...before };
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) return { errexit: false, pipefail: false };
    if (word === '--' || word === '-' || !/^[-+]/.test(word)) break;
    const names = words.slice(i + 1, i + 1 + word.split('o').length - 1);
    apply(word, names, state);
    i += names.length;
  }
  return { errexit: state.errexit, pipefail: state.pipefail };
}

function apply(
  word: string,
  names: readonly (string | undefined)[],
  state: { command: boolean; errexit: boolean; pipefail: boolean },
): void {
  const on = word.startsWith('-');
  if (word.includes('c')) state.command = true;
  if (word.includes('e') || names.includes('errexit')) state.errexit = on;
  if (names.includes('pipefail')) state.pipefail = on;
}

function shellName(word: string | undefined): string {
  return posix.basename(word ?? '');
}
