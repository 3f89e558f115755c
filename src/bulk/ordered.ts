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
  for (const item of items) {
    begun.push([item, answer(item)]);
    if (begun.length <= ahead) continue;
    const [oldest, given] = begun.shift() as readonly [Item, Answer | Promise<Answer>];
    yield [oldest, await given];
  }
  for (const [item, given] of begun) yield [item, await given];
}
