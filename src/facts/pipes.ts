import { readFileSync } from 'node:fs';

interface Table {
  readonly downloaders: readonly string[];
  readonly consumers: readonly string[];
  readonly readers: readonly string[];
  readonly writers: readonly string[];
  readonly refusers: readonly string[];
  readonly endless: readonly string[];
  readonly differing: readonly string[];
  readonly early: readonly string[];
  readonly pipefail: Readonly<Record<string, 'always' | Readonly<Record<string, string>>>>;
}

let loaded: Table | undefined;

function table(): Table {
  return (loaded ??= JSON.parse(readFileSync(new URL('./pipes.json', import.meta.url), 'utf8')) as Table);
}

/** True for programs that fetch a file and can write it to a pipe. */
export function isDownloader(command: string): boolean {
  return table().downloaders.includes(command);
}

/** True for programs that run, unpack or take in what they read, so that half of it does harm. */
export function isConsumer(command: string): boolean {
  return table().consumers.includes(command);
}

/** True for programs that write what they are given and do not fail by themselves. */
export function isWriter(command: string): boolean {
  return table().writers.includes(command);
}

/** True for programs that read all there is, and do not fail because of what it is not. */
export function isReader(command: string): boolean {
  return table().readers.includes(command) || isConsumer(command);
}

/** True for programs that fail where they read nothing, or only a part, so that no failure before them goes unnoticed. */
export function isRefuser(command: string): boolean {
  return table().refusers.includes(command);
}

/** True for programs whose pipe fails under pipefail though all is well: they write until nobody reads, or fail to say something. */
export function failsInPipe(command: string): boolean {
  return table().endless.includes(command) || table().differing.includes(command);
}

/** True for programs that stop reading before the end, whatever their arguments are. */
export function isEarlyReader(command: string): boolean {
  return table().early.includes(command);
}

/** Release of a distribution since which a shell knows pipefail, `always`, or undefined where it never does. */
export function pipefailSince(shell: string, family: string): string | undefined {
  const row = Object.hasOwn(table().pipefail, shell) ? table().pipefail[shell] : undefined;
  return row === undefined || row === 'always' ? row : row[family];
}
