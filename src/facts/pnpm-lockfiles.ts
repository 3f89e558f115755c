import { readTable } from './json.ts';

interface Writer {
  /** Its major version. */
  readonly pnpm: string;
  /** Major version of the first Node.js that it runs on. */
  readonly node: number;
}

/** The pnpm that writes a version of pnpm-lock.yaml; undefined for one that is not recorded. */
export function pnpmOfLockfile(version: string): Writer | undefined {
  const { lockfiles } = readTable('pnpm-lockfiles') as {
    readonly lockfiles: Readonly<Record<string, Writer>>;
  };
  return Object.hasOwn(lockfiles, version) ? lockfiles[version] : undefined;
}
