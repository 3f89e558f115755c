import { readJsonForm } from './json.ts';
import { sliceLogical } from './logical.ts';
import { isSpace, skipSpace } from './space.ts';
import type { Instruction, LogicalText, Word } from './types.ts';

export type ExecForm =
  /** A JSON array: run as it stands, without a shell. */
  | { readonly form: 'exec'; readonly words: readonly Word[] }
  /** Text for the shell. */
  | { readonly form: 'shell'; readonly body: LogicalText }
  /** Nothing is run. */
  | { readonly form: 'none' };

const NONE: ExecForm = { form: 'none' };

/** How a RUN, CMD, ENTRYPOINT or SHELL, or the CMD of a HEALTHCHECK, is written; `none` for others and where it says nothing. */
export function execForm(instruction: Instruction): ExecForm {
  switch (instruction.keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return formOf(instruction.body);
    case 'HEALTHCHECK':
      return healthcheckForm(instruction.body);
    default:
      return NONE;
  }
}

function healthcheckForm(body: LogicalText): ExecForm {
  const { text } = body;
  let end = 0;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
  if (text.slice(0, end).toUpperCase() !== 'CMD') return NONE;
  return formOf(sliceLogical(body, skipSpace(text, end, text.length), text.length));
}

function formOf(body: LogicalText): ExecForm {
  if (body.text === '') return NONE;
  const json = readJsonForm(body.text);
  if (json.kind !== 'strings') return { form: 'shell', body };
  const words = json.elements.map(({ start, end, value }): Word => {
    return { range: body.range(start, end), raw: body.text.slice(start, end), value, quote: '"' };
  });
  return words.length === 0 ? NONE : { form: 'exec', words };
}
