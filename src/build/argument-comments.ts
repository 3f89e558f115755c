import { execForm } from '../dockerfile/exec-form.ts';
import { readJsonForm } from '../dockerfile/json.ts';
import type { Instruction, LogicalText } from '../dockerfile/types.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import { commentOnLine } from './comment-place.ts';
import { commentStart } from './comment-start.ts';
import { writtenInstructions } from './written.ts';

/** What looks like a comment behind the arguments of an instruction, where the builder knows none. */
export interface ArgumentComment {
  readonly instruction: Instruction;
  /** From `#` to the end of what is meant as the comment. */
  readonly range: Range;
  /** `refused`: no build with it succeeds, or no container starts. `value`: it became part of a value that may be in use. */
  readonly harm: 'refused' | 'value';
}

/** Comments at the end of a line of arguments, where no shell would drop them. */
export function* argumentComments(build: Build): Iterable<ArgumentComment> {
  for (const instruction of writtenInstructions(build)) {
    const harm = harmTo(instruction);
    const start = harm === undefined ? -1 : startIn(instruction, build);
    if (harm === undefined || start < 0) continue;
    const range = commentOnLine(build.dockerfile, instruction, instruction.body.offset(start));
    if (isProse(build.dockerfile.text.slice(range.start, range.end))) yield { instruction, range, harm };
  }
}

/** ARG takes any words, and a shell drops comments itself: both are left out. */
function harmTo(instruction: Instruction): ArgumentComment['harm'] | undefined {
  switch (instruction.keyword) {
    case 'FROM':
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'SHELL':
    case 'COPY':
    case 'ADD':
      return 'refused';
    case 'ENV':
    case 'LABEL':
      return instruction.pairs[0]?.legacy === true ? 'value' : 'refused';
    case 'WORKDIR':
    case 'VOLUME':
      return 'value';
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return isArrayWithMore(instruction) ? 'refused' : undefined;
    default:
      return undefined;
  }
}

/** `["x"] # why`: no JSON any more, so that a shell reads it and finds no program of that name. */
function isArrayWithMore(instruction: Instruction): boolean {
  const form = execForm(instruction);
  return form.form === 'shell' && isArray(form.body);
}

function isArray({ text }: LogicalText): boolean {
  const start = commentStart(text);
  return start > 0 && readJsonForm(text.slice(0, start).trim()).kind === 'strings';
}

function startIn({ body, keyword, heredocs, pairs }: Instruction, { context }: Build): number {
  const start = heredocs.length > 0 ? -1 : commentStart(body.text);
  // `ENV CHANNEL #general`: it is the value.
  if (pairs[0]?.legacy === true && pairs[0].value?.range.start === body.offset(start)) return -1;
  const isCopy = keyword === 'COPY' || keyword === 'ADD';
  // A file may be called so.
  return start > 0 && isCopy && context.kind(body.text.slice(start).split(/\s/)[0] ?? '') !== 'absent'
    ? -1
    : start;
}

/** A lone `#`, or one with signs alone, may be a value. */
function isProse(comment: string): boolean {
  return /\p{L}/u.test(comment);
}
