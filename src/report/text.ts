// Controls but tab and line feed, line and paragraph separators, and marks that turn the direction of writing round.
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * Text of a file made fit for a terminal: a control character is shown by its number, so that a Dockerfile
 * can neither move the cursor nor hide what it says.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** The same for what has to stay on one line, such as a path. */
export function onOneLine(text: string): string {
  return printable(text).replace(/[\t\n]/g, (character) => (character === '\n' ? '<U+000A>' : '<U+0009>'));
}

/** A value as JSON on one line, which a terminal can show: what it would obey is escaped, and so stays in the data. */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Folds prose between words; a word longer than a line stands alone. Line breaks of the text stay. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > columns) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  lines.push(current);
  return lines;
}

/** Cuts code into pieces of a width, after a space where one stands in the last third; at least one piece. */
export function fold(text: string, columns: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns - 1);
    const end = space >= (columns * 2) / 3 ? space + 1 : columns;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

/** `1 fix`, `2 fixes`, `no fixes`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  if (number === 0) return `no ${plural}`;
  return `${number} ${number === 1 ? singular : plural}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
