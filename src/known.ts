/** A value that we are sure of, or the reason why it is not known. */
export type Known<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly reason: string };

/** A value that we are sure of. */
export function known<T>(value: T): Known<T> {
  return { known: true, value };
}

/** The reason, as half a sentence in lower case, why a value is not known. */
export function unknown(reason: string): { readonly known: false; readonly reason: string } {
  return { known: false, reason };
}

/** True where the value is known and is this one. */
export function is<T>(value: Known<T>, expected: T): boolean {
  return value.known && value.value === expected;
}

/** The value, or undefined where it is not known. For places where the two mean the same. */
export function valueOf<T>(value: Known<T>): T | undefined {
  return value.known ? value.value : undefined;
}

/** Applies `change` to a known value, keeps the reason of an unknown one. */
export function map<T, U>(value: Known<T>, change: (value: T) => U): Known<U> {
  return value.known ? known(change(value.value)) : value;
}
