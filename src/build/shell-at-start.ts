import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction, LogicalText } from '../dockerfile/types.ts';
import { endsOnSigterm } from '../facts/servers.ts';
import type { Range } from '../range.ts';
import { parseShell } from '../shell/parse.ts';
import type { Command } from '../shell/types.ts';
import type { Stage } from './stage.ts';

/** A server behind a shell that stays the first process of the container, and passes no signal on. */
export interface ShellAtStart {
  readonly instruction: Instruction;
  /** The server's command, the last of the line. */
  readonly command: Command;
  /** Its words, where the exec form means the same: not for an ENTRYPOINT, to which CMD would become arguments. */
  readonly words: readonly string[] | undefined;
  /** All of the line. */
  readonly range: Range;
  readonly source: string;
}

/** The server that the shell form of CMD or ENTRYPOINT starts, where its shell does not give way to it by itself. */
export function shellAtStart(target: Stage): ShellAtStart | undefined {
  const { launch, image, end } = target;
  // Busybox and bash replace themselves by the last command of `-c`; the dash of Debian and Ubuntu starts it beside itself.
  if (!image.known || !image.value.shell.known || image.value.shell.value !== 'dash') return undefined;
  if (!end.shell.known || end.shell.value.join(' ') !== '/bin/sh -c') return undefined;
  const entry = launch.instruction('ENTRYPOINT');
  const instruction = entry ?? launch.instruction('CMD');
  if (instruction === undefined || (entry === undefined && !image.value.entrypoint.known)) return undefined;
  const form = execForm(instruction);
  const server = form.form === 'shell' ? serverIn(instruction, form.body) : undefined;
  // The entrypoints of nginx, redis and others do more for their own program than for a shell.
  const alone =
    entry === undefined && image.value.entrypoint.known && image.value.entrypoint.value.length === 0;
  return server && { ...server, words: alone ? server.words : undefined };
}

function serverIn(instruction: Instruction, body: LogicalText): ShellAtStart | undefined {
  const shell = parseShell(body);
  const command = shell.known ? shell.value.commands.at(-1) : undefined;
  const [first] = command?.words ?? [];
  if (!shell.known || command === undefined || first?.literal === undefined) return undefined;
  const source = endsOnSigterm(command.name);
  const { commands, end } = shell.value;
  const isLast = end?.range.start === command.range.start && end.range.end === command.range.end;
  const plain = command.wrappedBy.length === 0 && command.assignments.length === 0 && !command.isolated;
  if (source === undefined || !isLast || !plain || command.reached !== 'always' || command.before === '|')
    return undefined;
  // A trap is for the shell that set it; what runs beside the server is that shell's to wait for.
  if (commands.some(({ name, after }) => name === 'trap' || name === 'exec' || after === '&'))
    return undefined;
  // Braces are what templates are filled in at.
  const literals = command.words.flatMap(({ literal }) =>
    literal === undefined || /[{}]/.test(literal) ? [] : literal,
  );
  const isWhole =
    commands.length === 1 && command.redirects.length === 0 && literals.length === command.words.length;
  const range = body.range(0, body.text.trimEnd().length);
  return { instruction, command, words: isWhole ? literals : undefined, range, source };
}
