/** Reads JSON that people write: every mistake is an error that says where it is. */

/** A file that breaks a rule of its format. */
export class FormatError extends Error {}

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FormatError(`not JSON: ${(error as Error).message}`);
  }
}

/** Reads the members of one JSON object; a member that nobody asked for is a mistake. */
export class Reader {
  readonly #members: Map<string, unknown>;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    this.#place = place;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('must be an object');
    this.#members = new Map(Object.entries(value));
  }

  at(key: string): string {
    return this.#place === '' ? key : `${this.#place}.${key}`;
  }

  fail(message: string): never {
    throw new FormatError(this.#place === '' ? message : `${this.#place}: ${message}`);
  }

  has(key: string): boolean {
    return this.#members.has(key);
  }

  take(key: string): unknown {
    const value = this.#members.get(key);
    this.#members.delete(key);
    return value;
  }

  text(key: string): string | undefined {
    const value = this.take(key);
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    return this.fail(`"${key}" must be a text that is not empty`);
  }

  number(key: string): number | undefined {
    const value = this.take(key);
    if (value === undefined || (typeof value === 'number' && value >= 0)) return value;
    return this.fail(`"${key}" must be a number`);
  }

  flag(key: string): boolean {
    const value = this.take(key);
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    return this.fail(`"${key}" must be true or false`);
  }

  choice<const T extends string>(key: string, choices: readonly T[]): T | undefined {
    const value = this.take(key);
    const chosen = choices.find((choice) => choice === value);
    if (value !== undefined && chosen === undefined)
      this.fail(`"${key}" must be one of: ${choices.join(', ')}`);
    return chosen;
  }

  list(key: string): unknown[] {
    const value = this.take(key) ?? [];
    return Array.isArray(value) ? value : this.fail(`"${key}" must be a list`);
  }

  words(key: string): string[] {
    const words = this.list(key);
    if (words.every((word) => typeof word === 'string')) return words;
    return this.fail(`"${key}" must be a list of texts`);
  }

  /** An object whose values are texts. */
  texts(key: string): Record<string, string> {
    const value = this.take(key);
    if (value === undefined) return {};
    const inner = new Reader(value, this.at(key));
    const entries = [...inner.#members].map(([name, text]): [string, string] =>
      typeof text === 'string' ? [name, text] : this.fail(`"${key}.${name}" must be a text`),
    );
    return Object.fromEntries(entries);
  }

  end(): void {
    const left = [...this.#members.keys()];
    if (left.length > 0) this.fail(`unknown: ${left.map((key) => `"${key}"`).join(', ')}`);
  }
}
