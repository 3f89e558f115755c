import { isAtLeast } from '../facts/python-requires.ts';

/**
 * Whether a version of Node.js is in a range as `engines` has it: `>=10`, `^8.10.0 || >=11.10.1`, `>=8 <11`, `10.x`.
 * Undefined where the range cannot be read. https://github.com/npm/node-semver#ranges
 */
export function inRange(version: string, range: string): boolean | undefined {
  const sets = range.split('||').map((set) => comparators(set));
  if (sets.some((set) => set === undefined)) return undefined;
  return sets.some((set) => set?.every((one) => compares(version, one)));
}

interface Comparator {
  readonly operator: string;
  /** Numbers as far as they are given: `10.x` has one. */
  readonly version: string;
}

function comparators(set: string): Comparator[] | undefined {
  const written = set.trim().replaceAll(/([<>=~^]) +/g, '$1');
  const words = written.split(' ').filter((word) => word !== '');
  const found = words.map((word) =>
    /^(>=|<=|>|<|=|~|\^)?v?(\d+(?:\.\d+){0,2})((?:\.[xX*]){0,2})$/.exec(word),
  );
  if (words.length === 0 || found.some((one) => one === null)) return undefined;
  return found.map((one) => ({ operator: one?.[1] ?? '', version: one?.[2] ?? '' }));
}

function compares(version: string, { operator, version: than }: Comparator): boolean {
  switch (operator) {
    case '>=':
      return isAtLeast(version, than);
    case '<=':
      return isAtLeast(than, version) || isLike(version, than);
    case '>':
      return isAtLeast(version, than) && !isLike(version, than);
    case '<':
      return !isAtLeast(version, than);
    case '^':
      return isAtLeast(version, than) && isLike(version, than.split('.')[0] ?? '');
    case '~':
      return isAtLeast(version, than) && isLike(version, than.split('.').slice(0, 2).join('.'));
    default:
      return isLike(version, than);
  }
}

/** True where the numbers that are given are the same. */
function isLike(version: string, than: string): boolean {
  return `${version}.`.startsWith(`${than}.`);
}
