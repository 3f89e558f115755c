import type { Readable } from 'node:stream';

/** One entry of an archive. */
export interface Entry {
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symbolic link' | 'hard link' | 'device';
  /** Where a link leads; otherwise empty. */
  readonly link: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Must be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

const BLOCK = 512;

const TYPES: Readonly<Record<string, Entry['type']>> = {
  '0': 'file',
  '\0': 'file',
  '1': 'hard link',
  '2': 'symbolic link',
  '3': 'device',
  '4': 'device',
  '5': 'directory',
  '6': 'device',
};

/** Reads a tar stream as `docker export` writes it: POSIX headers, with pax records for long names. */
export async function* entries(stream: Readable): AsyncGenerator<Entry> {
  const input = new Input(stream);
  let records = new Map<string, string>();
  for (;;) {
    const header = await input.read(BLOCK);
    if (header.length < BLOCK || header.every((byte) => byte === 0)) break;
    const size = Number(records.get('size') ?? octal(header, 124, 12));
    const flag = String.fromCharCode(header[156] ?? 0);
    if (flag === 'x' || flag === 'g') {
      const body = await input.read(size);
      if (flag === 'x') records = pax(body);
      await input.read(padding(size));
      continue;
    }
    const prefix = text(header, 345, 155);
    const name = text(header, 0, 100);
    yield {
      path: records.get('path') ?? (prefix === '' ? name : `${prefix}/${name}`),
      type: TYPES[flag] ?? 'file',
      link: records.get('linkpath') ?? text(header, 157, 100),
      mode: octal(header, 100, 8) & 0o7777,
      uid: Number(records.get('uid') ?? octal(header, 108, 8)),
      gid: Number(records.get('gid') ?? octal(header, 116, 8)),
      content: input.chunks(size),
    };
    await input.read(padding(size));
    records = new Map();
  }
  await input.drain();
}

/** Bytes in the amounts that are asked for. */
class Input {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async read(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const chunk of this.chunks(size)) parts.push(chunk);
    return Buffer.concat(parts);
  }

  async *chunks(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      if (this.#held.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) return;
        this.#held = next.value;
      }
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async drain(): Promise<void> {
    while ((await this.#chunks.next()).done !== true);
  }
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function text(header: Buffer, offset: number, length: number): string {
  const field = header.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}

function octal(header: Buffer, offset: number, length: number): number {
  return Number.parseInt(text(header, offset, length).trim() || '0', 8);
}

/** Records of the form `LENGTH KEY=VALUE\n`, the length counting the whole record in bytes. */
function pax(body: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let start = 0; start < body.length;) {
    const space = body.indexOf(0x20, start);
    const length = Number(body.toString('utf8', start, space));
    if (space === -1 || !(length > 0)) break;
    const record = body.toString('utf8', space + 1, start + length - 1);
    const equals = record.indexOf('=');
    records.set(record.slice(0, equals), record.slice(equals + 1));
    start += length;
  }
  return records;
}
