import type { LogicalText } from '../dockerfile/types.ts';

/** A text that stands by itself, such as a package script: its offsets are its own. */
export function plainText(text: string): LogicalText {
  return { text, offset: (index) => index, range: (start, end) => ({ start, end }) };
}
