import { valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** `npm cache clean` that npm refuses to do since its version 5. */
export interface UnforcedClean {
  readonly run: StageCommand;
  readonly verb: ShellWord;
}

/** Every such call of a stage where npm may be that new. */
export function unforcedCleans(stage: Stage): readonly UnforcedClean[] {
  if (hasOldNpm(stage)) return [];
  return stage.commands.flatMap((run) => {
    const [, noun, verb, key] = run.command.words;
    // A key is cleaned without being forced.
    if (run.command.name !== 'npm' || noun?.literal !== 'cache' || verb === undefined || key !== undefined)
      return [];
    return ['clean', 'clear', 'rm'].includes(verb.literal ?? '') ? [{ run, verb }] : [];
  });
}

/** npm before 5, which Node.js had before 8: the stage installs it, or the base image has it. */
function hasOldNpm({ image, chain }: Stage): boolean {
  const base = valueOf(image);
  if (base?.image === 'node' && /^[0-7](?!\d)/.test(base.tag)) return true;
  return chain.some(({ commands }) =>
    commands.some((run) => run.words.some((word, at) => isOld(valueOf(word), run, at))),
  );
}

function isOld(word: string | undefined, { command }: StageCommand, at: number): boolean {
  if (command.name !== 'npm') return false;
  const text = word ?? command.words[at]?.raw.replace(/"/g, '') ?? '';
  return /^npm@(?:[^\d]|[0-4](?!\d))/.test(text) && text !== 'npm@latest';
}
