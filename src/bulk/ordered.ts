/**
 * The answer to each item, in the order of the items, while up to `ahead` of those that follow are already being worked
 * on. What is not asked for is not begun.
 */
export async function* inOrder<Item, Answer>(
  items: Iterable<Item>,
  answer: (item: Item) => Answer | Promise<Answer>,
  ahead: number,
): AsyncGenerator<readonly [Item, Awaited<Answer>]> {
  const begun: (readonly [Item, Answer | Promise<Answer>])[] = [];
  let first = 0;
  for (const item of items) {
    begun.push([item, answer(item)]);
    if (begun.length - first > ahead) {
      const [oldest, given] = begun[first] as readonly [Item, Answer | Promise<Answer>];
      first++;
      yield [oldest, await given];
      if (first > 1024) {
        begun.splice(0, first);
        first = 0;
      }
    }
  }
  for (const [item, given] of begun.slice(first)) yield [item, await given];
}
