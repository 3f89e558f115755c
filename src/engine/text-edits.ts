import MagicString from 'magic-string';
import { Bug } from '../errors.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';

/** One replacement in one text, line breaks as they will stand there. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** The text before, what is replaced in it, and line breaks to write. */
export interface EditedText {
  readonly text: string;
  eolAt(offset: number): '\n' | '\r\n';
}

/**
 * The edits of one fix in one text: sorted, those that meet joined into one, those that change nothing left out.
 * Throws Bug where one lies outside the text or two overlap: nobody could say what was meant.
 */
export function resolveEdits(edited: EditedText, edits: readonly Edit[]): TextEdit[] {
  const resolved: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (!isWithin(edit, edited.text))
      throw new Bug(`an edit at ${edit.start}–${edit.end} lies outside the text`);
    const last = resolved.at(-1);
    if (last !== undefined && edit.start < last.end)
      throw new Bug(`two edits of one fix overlap at ${edit.start}`);
    const text = edit.text.replaceAll(/\r?\n/g, edited.eolAt(edit.start));
    if (last === undefined || last.end < edit.start)
      resolved.push({ start: edit.start, end: edit.end, text });
    else resolved[resolved.length - 1] = { start: last.start, end: edit.end, text: last.text + text };
  }
  return resolved.filter(({ start, end, text }) => edited.text.slice(start, end) !== text);
}

/** Applies edits that do not touch each other. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const magic = new MagicString(text);
  for (const { start, end, text: replacement } of edits) {
    if (start === end) magic.appendLeft(start, replacement);
    else if (replacement === '') magic.remove(start, end);
    else magic.update(start, end, replacement);
  }
  return magic.toString();
}

/** Line breaks of a companion file, as a Dockerfile tells them: of the line, else of the line before, else a line feed. */
export function editedText(text: string): EditedText {
  return {
    text,
    eolAt(offset) {
      const after = text.indexOf('\n', offset);
      const lineFeed = after < 0 ? text.lastIndexOf('\n', offset - 1) : after;
      return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
    },
  };
}

function isWithin({ start, end }: Range, text: string): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length;
}
