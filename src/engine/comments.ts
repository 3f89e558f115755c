import type { Dockerfile } from '../dockerfile/types.ts';

/** Texts of the comments that are in `before` and no longer in `after`, each as often as it is missing. */
export function lostComments(before: Dockerfile, after: Dockerfile): string[] {
  const left = new Map<string, number>();
  for (const { text } of after.comments) left.set(text, (left.get(text) ?? 0) + 1);
  return before.comments.flatMap(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0 ? [] : [text];
  });
}
