import { is } from '../known.ts';
import type { Range } from '../range.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** `echo "a\nb"`: whether a line ends there depends on the shell. */
export interface EchoedEscape {
  readonly run: StageCommand;
  /** The word echo. */
  readonly name: Range;
  /** The shell certainly reads the escapes, as `printf '%b\n'` does everywhere. */
  readonly certain: boolean;
}

/** Every echo of one text with such an escape in a stage. */
export function echoedEscapes(stage: Stage): readonly EchoedEscape[] {
  return stage.commands.flatMap((run) => {
    const { command, step } = run;
    const [name, text, ...more] = command.words;
    if (name?.literal !== 'echo' || text === undefined || more.length > 0) return [];
    if (command.wrappedBy.length > 0 || step.instruction.json !== undefined) return [];
    if (text.raw.length !== text.range.end - text.range.start) return [];
    if (!isQuoted(text.raw) || !/(^|[^\\])\\[nt]/.test(text.raw)) return [];
    return [{ run, name: name.range, certain: isReadByDash(run) }];
  });
}

function isQuoted(raw: string): boolean {
  return (
    /^"[^"`]*"$|^'[^']*'$/.test(raw) && !raw.includes('\\"') && !raw.startsWith('"-') && !raw.startsWith("'-")
  );
}

function isReadByDash({ step }: StageCommand): boolean {
  const { stage, index } = step;
  const { shell } = stage.state(index);
  const isSh = shell.known && shell.value[0] === '/bin/sh' && step.instruction.heredocs.length === 0;
  return isSh && stage.image.known && is(stage.image.value.shell, 'dash');
}
