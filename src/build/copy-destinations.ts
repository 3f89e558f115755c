import { copyParts } from '../dockerfile/copy-parts.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Build } from './build.ts';
import { writtenInstructions } from './written.ts';

/** Several sources that go to a destination which does not say that it is a directory. */
export interface CopyIntoFile {
  readonly instruction: Instruction;
  readonly destination: string;
  /** The slash at its end. */
  readonly edits: readonly Edit[];
}

/** COPY and ADD of several sources to a path without a slash. `.` and `..` are directories for most builders. */
export function* copiesIntoFile(build: Build): Iterable<CopyIntoFile> {
  for (const instruction of writtenInstructions(build)) {
    const parts = copyParts(instruction);
    // With --parents every destination is a directory.
    if (parts === undefined || instruction.flags.some(({ name }) => name === 'parents')) continue;
    const { destination, sources, heredocs, json } = parts;
    if (sources.length + heredocs.length < 2 || !isPath(destination.value)) continue;
    if (sources.some(({ value }) => value.startsWith('#') || value.startsWith('['))) continue;
    const end = destination.range.end - (json || destination.quote !== undefined ? 1 : 0);
    yield { instruction, destination: destination.value, edits: [{ start: end, end, text: '/' }] };
  }
}

/** Without a reference: its value may end in a slash, or may be empty. */
function isPath(text: string): boolean {
  return !text.endsWith('/') && !/(^|\/)\.{1,2}$/.test(text) && !/[$\\"';#,[\]]/.test(text) && text !== '';
}
