/** Values set one after another along the steps of a stage; a look-up costs the logarithm of their number. */
export class Timeline<T> {
  readonly #at: number[] = [];
  readonly #values: T[] = [];

  /** Records a value that holds after step `index`; calls come in the order of the steps. */
  set(index: number, value: T): void {
    this.#at.push(index);
    this.#values.push(value);
  }

  /** The last value set by a step before step `index`. */
  before(index: number): T | undefined {
    const place = this.#place(index);
    return place === 0 ? undefined : this.#values[place - 1];
  }

  /** The step that set it. */
  stepBefore(index: number): number | undefined {
    const place = this.#place(index);
    return place === 0 ? undefined : this.#at[place - 1];
  }

  /** Number of values set before step `index`. */
  #place(index: number): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#at[middle] ?? Infinity) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Every value set by a step before step `index`, in order. */
  allBefore(index: number): T[] {
    return this.#values.filter((_, position) => (this.#at[position] ?? Infinity) < index);
  }
}
