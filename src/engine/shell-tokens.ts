/** Characters that end a word of the shell and may stand together: `&&`, `>>`, `;;`. */
const OPERATORS = '&|;<>()';
const BLANKS = ' \t\r';

/** Words and operators of shell text, quotes kept: two texts with the same tokens differ in blank space alone. */
export function shellTokens(text: string): string[] {
  const tokens: string[] = [];
  let index = 0;
  while (index < text.length) {
    const char = text[index] ?? '';
    const end = tokenEnd(text, index);
    if (!BLANKS.includes(char)) {
      // `2>x` redirects another stream than `2 >x`.
      const glued = '<>'.includes(char) && index > 0 && /\d/.test(text[index - 1] ?? '');
      tokens.push((glued ? 'glued' : '') + text.slice(index, end));
    }
    index = end;
  }
  return tokens;
}

function tokenEnd(text: string, start: number): number {
  const char = text[start] ?? '';
  if (char === '\n') return start + 1;
  if (BLANKS.includes(char)) return runEnd(text, start, BLANKS);
  if (OPERATORS.includes(char)) return runEnd(text, start, OPERATORS);
  let index = start;
  while (index < text.length && !`${OPERATORS}${BLANKS}\n`.includes(text[index] ?? ''))
    index = pieceEnd(text, index);
  return index;
}

function runEnd(text: string, start: number, characters: string): number {
  let index = start;
  while (index < text.length && characters.includes(text[index] ?? '')) index++;
  return index;
}

/** End of one character of a word, of an escaped one, or of a quoted string; an open quote reaches to the end. */
function pieceEnd(text: string, start: number): number {
  const char = text[start];
  if (char === '\\') return Math.min(start + 2, text.length);
  if (char !== '"' && char !== "'" && char !== '`') return start + 1;
  let index = start + 1;
  while (index < text.length && text[index] !== char) index += char !== "'" && text[index] === '\\' ? 2 : 1;
  return Math.min(index + 1, text.length);
}
