import { createHash } from 'node:crypto';

/** What was asked of a context: path → what was found. A reading says more than a look, and replaces it. */
export class ReadRecord {
  readonly entries = new Map<string, string>();

  /** Only existence was asked. That of the root is no question. */
  looked(path: string, kind: 'file' | 'directory' | 'absent'): void {
    if (path !== '' && !this.entries.has(path)) this.entries.set(path, kind);
  }

  /** The content was read. */
  read(path: string, bytes: Uint8Array | 'unreadable'): void {
    if (bytes === 'unreadable') this.entries.set(path, bytes);
    else if ((this.entries.get(path)?.length ?? 0) !== SHA256_HEX) this.entries.set(path, sha256(bytes));
  }
}

const SHA256_HEX = 64;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
