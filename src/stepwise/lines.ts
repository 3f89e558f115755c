import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import { Readable } from 'node:stream';

/** Lines that somebody types. Nothing is read before the first one is asked for. */
export class Lines {
  readonly #input: AsyncIterable<Uint8Array>;
  #reader: Interface | undefined;
  #isClosed = false;
  #lines: AsyncIterator<string> | undefined;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#input = input;
  }

  /** The next line without its end; undefined once there is none. */
  async next(): Promise<string | undefined> {
    if (this.#isClosed) return undefined;
    const { done, value } = await this.#open().next();
    return done === true ? undefined : value;
  }

  /** Lets go of the input, so that the process can end. */
  close(): void {
    this.#isClosed = true;
    this.#reader?.close();
  }

  #open(): AsyncIterator<string> {
    if (this.#lines !== undefined) return this.#lines;
    const input = this.#input instanceof Readable ? this.#input : Readable.from(this.#input);
    this.#reader = createInterface({ input, terminal: false });
    this.#lines = this.#reader[Symbol.asyncIterator]();
    return this.#lines;
  }
}
