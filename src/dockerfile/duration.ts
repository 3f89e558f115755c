const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

const TERM = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/** Nanoseconds of a duration as Go reads it (`1m30s`), undefined where it is none. */
export function nanoseconds(text: string): number | undefined {
  const sign = text[0] === '-' ? -1 : 1;
  const start = text[0] === '-' || text[0] === '+' ? 1 : 0;
  if (text.slice(start) === '0') return 0;
  let total = 0;
  TERM.lastIndex = start;
  if (start === text.length) return undefined;
  while (TERM.lastIndex < text.length) {
    const match = TERM.exec(text);
    if (match === null) return undefined;
    total += Number(match[1]) * (NANOSECONDS[match[2] ?? ''] ?? 0);
  }
  return sign * total;
}
