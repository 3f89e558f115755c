import { shellOf } from './commands.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** What may set the mode of a directory, or of what it makes. */
const OPENERS = new Set(['chmod', 'setfacl', 'chgrp']);

/** True where a command before step `index` may let others than its owner write to a directory, or cannot be read. */
export function opens(stage: Stage, directory: string, index: number): boolean {
  return stage.chain.some((one) => {
    const isBefore = (step: { readonly index: number }) => one !== stage || step.index < index;
    const isOpaque = one.steps.some(
      (step) => step.instruction.keyword === 'RUN' && isBefore(step) && !shellOf(step).known,
    );
    return (
      isOpaque ||
      one.commands.some(
        ({ command, words, directory: from, step }) =>
          isBefore(step) &&
          (OPENERS.has(command.name) || command.has('-m', '--mode')) &&
          words.slice(1).some((word) => {
            const path = word.known && from.known ? join(from.value, word.value) : undefined;
            return path === undefined || within(path, directory) || within(directory, path);
          }),
      )
    );
  });
}
