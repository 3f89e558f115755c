import type { Output } from '../terminal.ts';

const REDRAW_MS = 100;
const BAR = 20;
const ERASE = '\r\u001B[K';

/** A line at the foot of a terminal that tells how far a run is. Nothing where nobody looks, or where it is soon over. */
export class Progress {
  readonly #screen: Output;
  readonly #now: () => number;
  #total = 0;
  #started = 0;
  #drawn = 0;
  #isShown = false;
  #files = 0;
  #fixes = 0;

  constructor(screen: Output, now: () => number = Date.now) {
    this.#screen = screen;
    this.#now = now;
  }

  /** So many files are to come. */
  start(files: number): void {
    this.#total = files;
    this.#started = this.#now();
    this.#drawn = this.#started;
  }

  /** The output as it has to be written to while there is a line at the foot. */
  over(output: Output): Output {
    if (!this.#screen.isTTY) return output;
    return {
      isTTY: output.isTTY,
      columns: output.columns,
      get closed() {
        return output.closed;
      },
      write: (text) => {
        if (text !== '' && output.isTTY) this.clear();
        output.write(text);
      },
    };
  }

  /** One more file is done. */
  step(fixes: number): void {
    this.#files++;
    this.#fixes += fixes;
    const now = this.#now();
    if (!this.#screen.isTTY || now - this.#drawn < REDRAW_MS) return;
    this.#drawn = now;
    this.#isShown = true;
    this.#screen.write(ERASE + this.#line(now - this.#started));
  }

  clear(): void {
    if (this.#isShown) this.#screen.write(ERASE);
    this.#isShown = false;
  }

  #line(elapsed: number): string {
    const share = this.#files / this.#total;
    const done = Math.floor(share * BAR);
    const rate = this.#files / (elapsed / 1000);
    const left = Math.ceil((this.#total - this.#files) / rate);
    const bar = `[${'#'.repeat(done)}${'.'.repeat(BAR - done)}]`;
    const line = `${bar} ${this.#files}/${this.#total} files, ${this.#fixes} fixes, ${Math.round(rate)} files/s, ${left} s left`;
    return line.slice(0, (this.#screen.columns ?? 80) - 1);
  }
}
