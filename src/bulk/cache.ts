import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Testimony } from '../context/witness.ts';
import { regularFile } from '../context/disk.ts';
import { Inquiry } from '../context/witness.ts';
import type { FileResult } from '../result.ts';
import { systemCode } from '../text.ts';
import { digest } from './fingerprint.ts';
import type { Solved } from './outcome.ts';

const FILE = 'answers.jsonl';

/** An answer that nobody asks for is kept so long. */
const DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;

const NEWLINE = 10;

/** What is written of an answer; its paths are relative to the working directory. */
interface Record {
  readonly testimony: Testimony;
  readonly root: string | null;
  readonly result: Omit<FileResult, 'reads'> & { readonly reads: readonly (readonly [string, string])[] };
}

/** Where a line of the file is, without its newline. */
type Span = readonly [start: number, end: number];

/**
 * Answers of earlier runs, in one file. A line is a checksum, the key, the digest of the Dockerfile, the day in days since
 * 1970, and the record as JSON, with blanks between them. What cannot be read counts as not there.
 */
export class Cache {
  readonly #directory: string;
  readonly #cwd: string;
  readonly #today: number;
  readonly #inquiry: Inquiry;
  readonly #old: Buffer;
  readonly #spans: ReadonlyMap<string, Span>;
  readonly #used = new Set<string>();
  readonly #fresh = new Map<string, Uint8Array>();

  constructor(directory: string, cwd: string, today: Date) {
    this.#directory = directory;
    this.#cwd = cwd;
    this.#today = Math.floor(today.getTime() / DAY);
    this.#inquiry = new Inquiry(cwd);
    this.#old = bytesOf(join(directory, FILE));
    this.#spans = spansIn(this.#old);
  }

  /** The answer for this text, where everything that it rests on is as it was. */
  find(key: string, path: string, text: string): Solved | undefined {
    const span = this.#spans.get(key);
    if (span === undefined) return undefined;
    const line = this.#old.toString('utf8', ...span);
    const record = readLine(line, digest(text));
    if (record === undefined || !isOfOneFile(record.result, path)) return undefined;
    if (!this.#inquiry.confirms(record.testimony)) return undefined;
    this.#used.add(key);
    return {
      kind: 'solved',
      result: revived(record.result, text),
      root: record.root === null ? undefined : resolve(this.#cwd, record.root),
      testimony: record.testimony,
    };
  }

  /** Keeps an answer. Those that tell of a defect, or write more than the Dockerfile, are not kept. */
  keep(key: string, text: string, { result, root, testimony }: Solved): void {
    if (testimony === undefined || result.bugs.length > 0 || result.status === 'bug') return;
    if (!isOfOneFile(result, result.path)) return;
    const record: Record = {
      testimony,
      root: root === undefined ? null : relative(this.#cwd, root),
      result: {
        ...result,
        reads: [...result.reads],
        changes: result.changes.map((change) => ({ ...change, before: undefined })),
      },
    };
    const body = `${key} ${digest(text)} ${this.#today} ${JSON.stringify(record)}`;
    this.#fresh.set(key, Buffer.from(`${digest(body)} ${body}\n`));
  }

  /** To be called when dffix has written a file. */
  disturbed(): void {
    this.#inquiry.forget();
  }

  /** Writes what is new, in one step. False where the directory cannot be written. */
  save(): boolean {
    if (this.#fresh.size === 0) return true;
    const file = join(this.#directory, FILE);
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeAll(temporary, this.#kept(), this.#fresh.values());
      renameSync(temporary, file);
      return true;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      rmSync(temporary, { force: true });
      return false;
    }
  }

  *#kept(): Iterable<Buffer> {
    for (const [key, [start, end]] of this.#spans) {
      if (this.#fresh.has(key)) continue;
      const day = Number(this.#old.toString('latin1', start, Math.min(end, start + 100)).split(' ')[3]);
      if (this.#used.has(key) || day >= this.#today - DAYS) yield this.#old.subarray(start, end + 1);
    }
  }
}

function bytesOf(file: string): Buffer {
  const bytes = regularFile(file) ?? new Uint8Array();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Piece by piece: all of them are never in memory twice. */
function writeAll(path: string, ...parts: readonly Iterable<Uint8Array>[]): void {
  const file = openSync(path, 'w');
  try {
    for (const part of parts) for (const piece of part) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** By key; a line that has none is passed over. */
function spansIn(bytes: Buffer): Map<string, Span> {
  const spans = new Map<string, Span>();
  for (
    let start = 0, end = bytes.indexOf(NEWLINE);
    end >= 0;
    start = end + 1, end = bytes.indexOf(NEWLINE, start)
  ) {
    const [, key] = bytes.toString('latin1', start, Math.min(end, start + 60)).split(' ');
    if (key !== undefined) spans.set(key, [start, end]);
  }
  return spans;
}

function readLine(line: string, text: string): Record | undefined {
  const at = line.indexOf(' ');
  const body = line.slice(at + 1);
  if (digest(body) !== line.slice(0, at)) return undefined;
  if (body.split(' ', 2)[1] !== text) return undefined;
  return JSON.parse(body.slice(body.indexOf('{'))) as Record;
}

/**
 * True where the Dockerfile is all that is written. Whoever can put answers where the cache is, as into a repository that
 * holds its `node_modules`, must not be able to have other files written.
 */
function isOfOneFile(result: Pick<FileResult, 'path' | 'changes'>, path: string): boolean {
  return result.path === path && result.changes.every((change) => change.path === path);
}

function revived({ reads, changes, ...result }: Record['result'], text: string): FileResult {
  return {
    ...result,
    changes: changes.map((change) => ({ ...change, before: text })),
    reads: new Map(reads),
  };
}
