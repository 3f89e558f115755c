/** Half-open range of UTF-16 offsets into the text of one file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** True where the two ranges share a character, or meet at an end: such edits cannot be told apart in order. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** True where `outer` holds the whole of `inner`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
