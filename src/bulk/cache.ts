import {
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Testimony } from '../context/witness.ts';
import { attempt } from '../context/attempt.ts';
import { Inquiry } from '../context/witness.ts';
import type { FileResult } from '../result.ts';
import { FileError } from '../errors.ts';
import { systemCode } from '../text.ts';
import { removeLeftovers, temporaryIn } from '../write.ts';
import { digest } from './fingerprint.ts';
import type { Solved } from './outcome.ts';

const FILE = 'answers.jsonl';

/** An answer that nobody asks for is kept so long. */
const DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;

const NEWLINE = 10;

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;

/** Bytes of a line that hold its checksum and its key. */
const HEAD = 60;

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
  readonly #file: string;
  readonly #temporary: string;
  readonly #cwd: string;
  readonly #today: number;
  readonly #inquiry: Inquiry;
  /** Descriptor of the file as it was, which stays the same when another one takes its place. */
  readonly #old: number | undefined;
  readonly #spans: ReadonlyMap<string, Span>;
  readonly #used = new Set<string>();
  readonly #fresh = new Set<string>();
  /** Where new answers are written to; undefined before the first one, and where it cannot be written. */
  #next: number | undefined;
  #isWritable = true;

  constructor(directory: string, cwd: string, today: Date) {
    this.#file = join(directory, FILE);
    this.#temporary = temporaryIn(directory);
    this.#cwd = cwd;
    this.#today = Math.floor(today.getTime() / DAY);
    this.#inquiry = new Inquiry(cwd);
    this.#old = openRegular(this.#file);
    this.#spans = this.#old === undefined ? new Map() : spansIn(this.#old);
  }

  /** The answer for this text, where everything that it rests on is as it was. */
  find(key: string, path: string, text: string): Solved | undefined {
    const span = this.#spans.get(key);
    if (span === undefined || this.#old === undefined) return undefined;
    const line = bytesAt(this.#old, span).toString();
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
    this.#write(Buffer.from(`${digest(body)} ${body}\n`));
    this.#fresh.add(key);
  }

  /** To be called when dffix has written a file. */
  disturbed(): void {
    this.#inquiry.forget();
  }

  /** Puts what is new in the place of the old, in one step. False where the directory cannot be written. */
  save(): boolean {
    if (this.#fresh.size > 0) for (const line of this.#kept()) this.#write(line);
    const isSaved = this.#isWritable && (this.#fresh.size === 0 || this.#isInPlace());
    this.close();
    return isSaved && (this.#spans.size === 0 || this.#isTidy());
  }

  /** To be called instead of `save` where the answers are not to be kept. */
  close(): void {
    for (const file of [this.#old, this.#next]) if (file !== undefined) closeSync(file);
    if (this.#next !== undefined) attempt(() => rmSync(this.#temporary, { force: true }));
  }

  #isInPlace(): boolean {
    const renamed = attempt(() => {
      renameSync(this.#temporary, this.#file);
      return true;
    });
    return renamed === true;
  }

  /** Whether nothing is left here of runs that were killed. */
  #isTidy(): boolean {
    try {
      removeLeftovers(dirname(this.#file));
      return true;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return false;
    }
  }

  /** An answer goes to the disk at once, so that a run over thousands of files does not hold thousands of answers. */
  #write(line: Uint8Array): void {
    if (!this.#isWritable) return;
    try {
      if (this.#next === undefined) {
        mkdirSync(dirname(this.#file), { recursive: true });
        this.#next = openSync(this.#temporary, 'wx');
      }
      writeFileSync(this.#next, line);
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      this.#isWritable = false;
    }
  }

  *#kept(): Iterable<Buffer> {
    if (this.#old === undefined) return;
    for (const [key, span] of this.#spans) {
      if (this.#fresh.has(key)) continue;
      const line = bytesAt(this.#old, [span[0], span[1] + 1]);
      const day = Number(line.toString('latin1', 0, 100).split(' ')[3]);
      if (this.#used.has(key) || day >= this.#today - DAYS) yield line;
    }
  }
}

/** A descriptor for reading; undefined where there is no regular file that can be read. */
function openRegular(file: string): number | undefined {
  if (attempt(() => statSync(file))?.isFile() !== true) return undefined;
  return attempt(() => openSync(file, 'r'));
}

/** Fewer bytes where the file has become shorter. */
function bytesAt(file: number, [start, end]: Span): Buffer {
  const bytes = Buffer.allocUnsafe(end - start);
  return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
}

/** By key; a line that has none is passed over. Only the start of a line is read as text. */
function spansIn(file: number): Map<string, Span> {
  const spans = new Map<string, Span>();
  const piece = Buffer.allocUnsafe(PIECE);
  let start = 0;
  let head = '';
  for (let at = 0, size = 0; (size = readSync(file, piece, 0, PIECE, at)) > 0; at += size) {
    const bytes = piece.subarray(0, size);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      head += bytes.toString('latin1', from, Math.min(end, from + HEAD));
      const [, key] = head.slice(0, HEAD).split(' ');
      if (key !== undefined) spans.set(key, [start, at + end]);
      head = '';
      from = end + 1;
      start = at + from;
    }
    if (head.length < HEAD) head += bytes.toString('latin1', from, Math.min(size, from + HEAD));
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
