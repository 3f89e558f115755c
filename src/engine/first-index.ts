/** Index of the first element that passes, in a list where all after it pass too; its length where none does. */
export function firstIndex<T>(list: readonly T[], passes: (element: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = list[middle];
    if (element !== undefined && !passes(element)) low = middle + 1;
    else high = middle;
  }
  return low;
}
