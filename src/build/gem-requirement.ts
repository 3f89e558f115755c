import { isAtLeast } from '../facts/python-requires.ts';

/**
 * Whether a version meets a requirement as RubyGems reads it: `2.5.0`, `~> 2.6.1`, `>= 2.3, < 3`. Undefined where it
 * cannot be read. https://guides.rubygems.org/patterns/#pessimistic-version-constraint
 */
export function meets(version: string, requirement: string): boolean | undefined {
  const parts = requirement
    .split(',')
    .map((part) => /^(=|!=|<=?|>=?|~>)?\s*(\d+(?:\.\d+)*)$/.exec(part.trim()));
  if (parts.some((part) => part === null)) return undefined;
  return parts.every((part) => meetsOne(version, part?.[1] ?? '=', part?.[2] ?? ''));
}

function meetsOne(version: string, operator: string, than: string): boolean {
  const [atLeast, atMost] = [isAtLeast(version, than), isAtLeast(than, version)];
  switch (operator) {
    case '>=':
      return atLeast;
    case '<=':
      return atMost;
    case '>':
      return atLeast && !atMost;
    case '<':
      return atMost && !atLeast;
    case '!=':
      return !(atLeast && atMost);
    case '~>':
      return atLeast && startsLike(version, than);
    default:
      return atLeast && atMost;
  }
}

/** `~> 2.6.1` is any 2.6 from there on, `~> 2.6` any 2. */
function startsLike(version: string, than: string): boolean {
  const kept = than.split('.').slice(0, -1);
  return kept.every((part, index) => Number(part) === Number(version.split('.')[index]));
}
