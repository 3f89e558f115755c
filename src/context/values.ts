/** A parsed JSON, YAML or TOML table. */
export type Table = Readonly<Record<string, unknown>>;

/** The value where it is a table, else an empty one. */
export function table(value: unknown): Table {
  return isTable(value) ? value : {};
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of a table whose values are strings. */
export function strings(value: unknown): Map<string, string> {
  const entries = Object.entries(table(value));
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The strings of a list. */
export function stringList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The value where it is a string. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The own property of a table; names such as `constructor` find nothing that is not written there. */
export function own(value: unknown, key: string): unknown {
  return isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The JSON value of a text, a byte order mark skipped; undefined where it is none. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** JSON with comments left out and commas before a closing bracket allowed. */
export function parseRelaxedJson(source: string): unknown {
  const kept: string[] = [];
  let pendingComma = false;
  for (const token of relaxedTokens(source)) {
    if (pendingComma && token !== '}' && token !== ']') kept.push(',');
    pendingComma = token === ',';
    if (!pendingComma) kept.push(token);
  }
  return parseJson(kept.join(''));
}

function* relaxedTokens(source: string): Iterable<string> {
  // A string, a comment, one bracket or comma, or a run of other characters; white space is dropped.
  const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|[{}[\],]|[^\s{}[\],"/]+|\//g;
  for (const [found] of source.matchAll(token))
    if (!found.startsWith('//') && !found.startsWith('/*')) yield found;
}
