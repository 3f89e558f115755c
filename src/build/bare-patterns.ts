import { takesAnyPath } from '../facts/single-values.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Stage } from './stage.ts';

/** Operands such as `*.deb`: a file whose name begins with a dash would be taken for an option. */
export function barePatterns(stage: Stage): readonly ShellWord[] {
  return stage.commands.flatMap(({ command, step }) => {
    const { name, words, wrappedBy } = command;
    if (!takesAnyPath(name) || wrappedBy.length > 0 || step.instruction.json !== undefined) return [];
    if (words.some(({ literal }) => literal === '--')) return [];
    return words.filter(({ raw }, index) => index > 0 && /^[*?]/.test(raw));
  });
}
