import type { Build } from '../build/build.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Comment, Dockerfile, Instruction } from '../dockerfile/types.ts';
import { Bug } from '../errors.ts';
import type { Edit, Fix, Safety } from '../fix.ts';
import type { NamedTransform } from '../transform.ts';
import { lostComments } from './comments.ts';
import { firstIndex } from './first-index.ts';
import { DOCKERFILE } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import type { Settings } from './settings.ts';
import { runShell } from './run-shell.ts';
import { applyEdits, editedText, resolveEdits } from './text-edits.ts';
import type { EditedText, TextEdit } from './text-edits.ts';

/** From the safest on. */
export const ORDER: readonly Safety[] = ['safe', 'unsafe', 'manual'];

/** Makes a fix ready to be applied. Throws Bug where its edits make no sense or change nothing; only manual fixes may have none. */
export function propose(transform: NamedTransform, fix: Fix, build: Build, settings: Settings): Proposal {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [file, list] of byFile(fix.edits, build.context.dockerfile)) {
    const resolved = resolveEdits(textOf(build, file), list);
    if (resolved.length > 0) edits.set(file, resolved);
  }
  if (edits.size === 0 && !isAdvice(transform, fix)) throw new Bug(`a fix changes nothing: ${fix.message}`);
  const own = edits.get(DOCKERFILE) ?? [];
  const deletesComment = losesComment(build.dockerfile, own);
  const safety = leastSafe([
    settings.safety.get(transform.id) ?? transform.safety,
    fix.safety ?? 'safe',
    edits.size === 0 ? 'manual' : 'safe',
    deletesComment ? 'unsafe' : 'safe',
    editsOpaqueRun(build, own) ? 'manual' : 'safe',
  ]);
  return { transform, fix, safety, deletesComment, edits };
}

/** What a fix without edits tells is for people to do. */
function isAdvice(transform: NamedTransform, fix: Fix): boolean {
  return fix.edits.length === 0 && [transform.safety, fix.safety].includes('manual');
}

function byFile(edits: readonly Edit[], dockerfile: string): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const file = edit.file === undefined || edit.file === dockerfile ? DOCKERFILE : edit.file;
    files.set(file, [...(files.get(file) ?? []), edit]);
  }
  return files;
}

function textOf({ dockerfile, context }: Build, file: string): EditedText {
  if (file === DOCKERFILE) return dockerfile;
  const text = context.companion(file);
  if (text === undefined && context.kind(file) !== 'absent')
    throw new Bug(`the text of ${file} cannot be read`);
  return editedText(text ?? '');
}

function leastSafe(safeties: readonly Safety[]): Safety {
  return ORDER[Math.max(...safeties.map((safety) => ORDER.indexOf(safety)))] ?? 'manual';
}

function losesComment(dockerfile: Dockerfile, edits: readonly TextEdit[]): boolean {
  if (!edits.some((edit) => coversComment(dockerfile.comments, edit))) return false;
  return lostComments(dockerfile, parseDockerfile(applyEdits(dockerfile.text, edits))).length > 0;
}

function coversComment(comments: readonly Comment[], edit: TextEdit): boolean {
  const first = comments[firstIndex(comments, ({ range }) => range.end > edit.start)];
  return first !== undefined && first.range.start < edit.end;
}

/** The model cannot say what the edit does, where the commands around it cannot be read. */
function editsOpaqueRun(build: Build, edits: readonly TextEdit[]): boolean {
  const { instructions } = build.dockerfile;
  return edits.some((edit) => {
    for (
      let i = firstIndex(instructions, ({ range }) => range.end >= edit.start);
      i < instructions.length;
      i++
    ) {
      const instruction = instructions[i];
      if (instruction === undefined || instruction.range.start > edit.end) return false;
      if (isInBody(instruction, edit) && runShell(build, instruction)?.known === false) return true;
    }
    return false;
  });
}

function isInBody(instruction: Instruction, edit: TextEdit): boolean {
  const { body } = instruction.trigger ?? instruction;
  const [start, end] = [body.offset(0), instruction.range.end];
  if (edit.start === end) return !edit.text.startsWith('\n') && !edit.text.startsWith('\r\n');
  return edit.start < end && (edit.end > start || (edit.start === edit.end && edit.start === start));
}
