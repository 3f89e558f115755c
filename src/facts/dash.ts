import { readTable } from './json.ts';

interface Table {
  /** Commands of bash that dash does not have. */
  readonly lacks: readonly string[];
  /** Releases whose dash has no `set -o pipefail`. */
  readonly withoutPipefail: Readonly<Record<string, readonly string[]>>;
  /** How the paths of scripts end that are meant to be read by any shell, and are read by dash. */
  readonly reads: readonly string[];
}

/** True for a command that bash has itself and dash does not. */
export function dashLacks(command: string): boolean {
  return table().lacks.includes(command);
}

/** True where the dash of a release certainly refuses `set -o pipefail`. */
export function dashLacksPipefail(family: string, release: string): boolean {
  return table().withoutPipefail[family]?.includes(release) === true;
}

/** True for a script that dash is known to read as bash does. */
export function dashReads(path: string): boolean {
  return table().reads.some((end) => path.endsWith(end));
}

function table(): Table {
  return readTable('dash') as Table;
}
