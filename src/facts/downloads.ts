import { readTable } from './json.ts';

type Releases = Readonly<Record<string, string>>;

interface Table {
  /** Where files for processors are named as Docker names them, amd64 and arm64: beginnings of addresses, with the first release that certainly has both. */
  readonly docker: Releases;
  /** The same for the names of `uname -m`, x86_64 and aarch64. */
  readonly kernel: Releases;
}

/** Who spells the processor as a file's name does: Docker (`amd64`, `arm64`) or the kernel (`x86_64`, `aarch64`). */
export type Spelling = 'docker' | 'kernel';

/** The first release below an address that has files for both processors; undefined for projects that are not recorded. */
export function bothProcessorsSince(address: string, spelling: Spelling): string | undefined {
  const releases = (readTable('downloads') as Table)[spelling];
  return Object.entries(releases).find(([start]) => address.startsWith(start))?.[1];
}
