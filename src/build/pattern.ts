import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';

/**
 * The patterns of `${x#p}`, `${x%p}` and `${x/p/r}` as BuildKit matches them: `*` and `?` do not match a line feed,
 * there are no bracket expressions, and a backslash may only stand before `*`, `?`, `\`, `}` and `/`.
 *
 * Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go
 */

type Token =
  { readonly kind: 'star' } | { readonly kind: 'any' } | { readonly kind: 'char'; readonly char: string };

/** Most steps that matching one value may take; more make the result unknown. */
const WORK_LIMIT = 4_000_000;

const TOO_LONG = unknown('the pattern and the value are too long to match');

/** `value` without the shortest (or longest) start that matches. */
export function trimStart(value: string, pattern: string, longest: boolean): Known<string> {
  const tokens = tokenize(pattern);
  if (!tokens.known) return tokens;
  return trim([...value], tokens.value, longest, (rest) => rest.join(''));
}

/** `value` without the shortest (or longest) end that matches. */
export function trimEnd(value: string, pattern: string, longest: boolean): Known<string> {
  const tokens = tokenize(pattern);
  if (!tokens.known) return tokens;
  return trim([...value].toReversed(), tokens.value.toReversed(), longest, (rest) =>
    rest.toReversed().join(''),
  );
}

/** `value` with the first (or every) longest match replaced. */
export function replace(value: string, pattern: string, replacement: string, all: boolean): Known<string> {
  const tokens = tokenize(pattern);
  if (!tokens.known) return tokens;
  if (all && replacement.includes('$')) return unknown(`the replacement ${replacement} holds a dollar sign`);
  const chars = [...value];
  if (chars.length * chars.length * tokens.value.length > WORK_LIMIT) return TOO_LONG;
  let result = '';
  let copied = 0;
  let previousEnd = -1;
  for (let at = 0; at <= chars.length;) {
    const end = endOfMatch(chars, at, tokens.value, true);
    const counts = end !== undefined && !(end === at && at === previousEnd);
    if (counts) {
      result += chars.slice(copied, at).join('') + replacement;
      copied = end;
      previousEnd = end;
      if (!all) break;
    }
    at = counts && end > at ? end : at + 1;
  }
  return known(result + chars.slice(copied).join(''));
}

function trim(
  chars: readonly string[],
  tokens: readonly Token[],
  longest: boolean,
  join: (rest: string[]) => string,
): Known<string> {
  if (chars.length * tokens.length > WORK_LIMIT) return TOO_LONG;
  return known(join(chars.slice(endOfMatch(chars, 0, tokens, longest) ?? 0)));
}

function tokenize(pattern: string): Known<readonly Token[]> {
  const tokens: Token[] = [];
  const chars = [...pattern];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? '';
    if (char === '*') tokens.push({ kind: 'star' });
    else if (char === '?') tokens.push({ kind: 'any' });
    else if (char !== '\\') tokens.push({ kind: 'char', char });
    else {
      const next = chars[++i] ?? '';
      if (!['*', '?', '\\', '}', '/'].includes(next))
        return unknown(`invalid escape \\${next} in the pattern ${pattern}`);
      tokens.push({ kind: 'char', char: next });
    }
  }
  return known(tokens);
}

/** End of the shortest or longest match that starts at `start`, found by keeping every position that can be reached. */
function endOfMatch(
  chars: readonly string[],
  start: number,
  tokens: readonly Token[],
  longest: boolean,
): number | undefined {
  let reached: readonly number[] = [start];
  for (const token of tokens) {
    reached = token.kind === 'star' ? spread(chars, reached) : step(chars, reached, token);
    if (reached.length === 0) return undefined;
  }
  return reached.at(longest ? -1 : 0);
}

function spread(chars: readonly string[], from: readonly number[]): readonly number[] {
  const next: number[] = [];
  for (const start of from) {
    for (let at = Math.max(start, (next.at(-1) ?? -1) + 1); at <= chars.length; at++) {
      if (at > start && chars[at - 1] === '\n') break;
      next.push(at);
    }
  }
  return next;
}

function step(chars: readonly string[], from: readonly number[], token: Token): readonly number[] {
  return from
    .filter((at) => {
      const char = chars[at];
      return char !== undefined && (token.kind === 'char' ? char === token.char : char !== '\n');
    })
    .map((at) => at + 1);
}
