import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { scriptOf } from '../../src/dockerfile/script.ts';
import type { Dockerfile, Instruction } from '../../src/dockerfile/types.ts';
import { applyEdits, resolveEdits } from '../../src/engine/text-edits.ts';
import type { Edit } from '../../src/fix.ts';
import { parseExec, parseShell } from '../../src/shell/parse.ts';
import type { Command } from '../../src/shell/types.ts';

/** The text after the edits. */
export function edited(dockerfile: Dockerfile, edits: readonly Edit[]): string {
  return applyEdits(dockerfile.text, resolveEdits(dockerfile, edits));
}

/** The instruction of that keyword, the last one where there are several; those behind ONBUILD are found too. */
export function instruction(dockerfile: Dockerfile, keyword: string): Instruction {
  const all = dockerfile.instructions.flatMap((each) =>
    each.trigger === undefined ? [each] : [each, each.trigger],
  );
  const found = all.findLast((each) => each.keyword === keyword);
  if (found === undefined) throw new Error(`no ${keyword}`);
  return found;
}

/** The command of that name in a RUN. */
export function command(run: Instruction, name: string): Command {
  const shell = run.json === undefined ? parseShell(scriptOf(run).source) : parseExec(run.json);
  if (!shell.known) throw new Error(shell.reason);
  const found = shell.value.commands.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no command ${name}`);
  return found;
}

/** Parses and edits in one go. */
export function edit(text: string, change: (dockerfile: Dockerfile) => readonly Edit[]): string {
  const dockerfile = parseDockerfile(text);
  return edited(dockerfile, change(dockerfile));
}
