/** A reference to a variable within a word. */
export interface Reference {
  readonly kind: 'reference';
  readonly name: string;
  /** As written: `$PORT`, `${PORT:-8000}`. */
  readonly text: string;
  /** It says what to take where the variable is not set. */
  readonly fallback: boolean;
}

export type WordPart = Reference | { readonly kind: 'text'; readonly text: string };

const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(:?-[\w./:-]*)?\})/g;
/** Characters that are nothing but themselves to a shell. */
const PLAIN = /^[\w@%+=:,./-]*$/;

/** A word in pieces: references of the simple forms, and the text between them. */
export function wordReferences(value: string): WordPart[] {
  const parts: WordPart[] = [];
  let end = 0;
  for (const match of value.matchAll(REFERENCE)) {
    if (match.index > end) parts.push({ kind: 'text', text: value.slice(end, match.index) });
    const name = match[1] ?? match[2] ?? '';
    parts.push({ kind: 'reference', name, text: match[0], fallback: match[3] !== undefined });
    end = match.index + match[0].length;
  }
  if (end < value.length) parts.push({ kind: 'text', text: value.slice(end) });
  return parts;
}

/**
 * A word of an exec form as it has to stand in a line for the shell, its references to be replaced; undefined where a
 * shell would read more into it. `written` says how each reference is written, and whether it may stand without quotes.
 */
export function shellWordFor(
  value: string,
  written: (reference: Reference) => { readonly text: string; readonly splits: boolean },
): string | undefined {
  const parts = wordReferences(value);
  if (!parts.some(({ kind }) => kind === 'reference'))
    return PLAIN.test(value) && value !== '' ? value : `'${value.replaceAll("'", `'\\''`)}'`;
  if (parts.some((part) => part.kind === 'text' && !PLAIN.test(part.text))) return undefined;
  const pieces = parts.map((part) =>
    part.kind === 'text' ? { text: part.text, splits: true } : written(part),
  );
  const text = pieces.map((piece) => piece.text).join('');
  return pieces.every(({ splits }) => splits) ? text : `"${text}"`;
}
