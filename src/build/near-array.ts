import { execForm } from '../dockerfile/exec-form.ts';
import { readJsonForm } from '../dockerfile/json.ts';
import type { Instruction, LogicalText } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Build } from './build.ts';
import { mendArray, type Slip } from './near-json.ts';
import { writtenInstructions } from './written.ts';

/** A list in brackets that is meant as a JSON array of strings and is not one: the builder takes it for other text. */
export interface NearArray {
  readonly instruction: Instruction;
  /** What is not JSON about it, e.g. `JSON has no single quotes`. */
  readonly fault: string;
  /** Changes that make it JSON. */
  readonly edits: readonly Edit[];
}

/** Every list of the file that a few changes make a JSON array, whatever the shell would have made of it. */
export function* nearArrays(build: Build): Iterable<NearArray> {
  for (const instruction of writtenInstructions(build)) {
    const body = instruction.heredocs.length > 0 ? undefined : arrayBody(instruction);
    if (body === undefined || readJsonForm(body.text).kind === 'strings') continue;
    const mended = mendArray(body.text);
    if (mended === undefined || isTest(instruction, body.text, mended.slips)) continue;
    const edits = mended.slips.map((slip) => editOf(body, slip));
    yield { instruction, fault: mended.fault, edits };
  }
}

const WITH_ARRAY = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD']);

function arrayBody(instruction: Instruction): LogicalText | undefined {
  if (WITH_ARRAY.has(instruction.keyword)) return instruction.body;
  const form = execForm(instruction);
  return form.form === 'shell' ? form.body : undefined;
}

/** `[ 'x' ]` is a command of the shell, with blanks inside and no commas. */
function isTest({ keyword }: Instruction, text: string, slips: readonly Slip[]): boolean {
  const adds = slips.some((slip) => slip.text === ',');
  return keyword === 'RUN' && text[1] === ' ' && (adds || !text.includes(','));
}

function editOf(body: LogicalText, { start, end, text }: Slip): Edit {
  return end > start ? { ...body.range(start, end), text } : { ...after(body, start), text };
}

/** Right behind the character before an index, which may stand on an earlier line than the one at the index. */
function after(body: LogicalText, index: number): { readonly start: number; readonly end: number } {
  const at = index === 0 ? body.offset(0) : body.offset(index - 1) + 1;
  return { start: at, end: at };
}
