/**
 * Index of the `#` that begins a comment in the way of a shell: at the start of a word, outside of quotes, substitutions in
 * braces and escapes. -1 where there is none; the start of the text does not count.
 */
export function commentStart(text: string): number {
  let index = 0;
  while (index < text.length) {
    const char = text[index] ?? '';
    if (char === '#' && index > 0 && ' \t;&|()'.includes(text[index - 1] ?? '')) return index;
    index = pieceEnd(text, index, char);
  }
  return -1;
}

function pieceEnd(text: string, index: number, char: string): number {
  if (char === '\\') return index + 2;
  if (char === '$' && text[index + 1] === '{') return endOf(text, index + 2, '}');
  return char === '"' || char === "'" || char === '`' ? endOf(text, index + 1, char) : index + 1;
}

/** Index behind the closing character; the end of the text where it is missing. */
function endOf(text: string, from: number, closing: string): number {
  let index = from;
  while (index < text.length && text[index] !== closing)
    index += text[index] === '\\' && closing !== "'" ? 2 : 1;
  return index + 1;
}
