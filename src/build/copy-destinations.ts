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

/** COPY and ADD of several sources, by the text or a log, to a path without a slash. `.` and `..` are directories for most builders. */
export function* copiesIntoFile(build: Build): Iterable<CopyIntoFile> {
  const { failure } = build;
  // Of a pattern only the builder knows how many files fit it.
  const refused = failure?.cause('copy-destination') === undefined ? undefined : failure.instruction;
  for (const instruction of writtenInstructions(build)) {
    const parts = copyParts(instruction);
    // With --parents every destination is a directory.
    if (parts === undefined || instruction.flags.some(({ name }) => name === 'parents')) continue;
    const { destination, sources, heredocs, json } = parts;
    const isOne = sources.length + heredocs.length < 2 && instruction !== refused;
    if (isOne || !isPath(destination.value)) continue;
    if (sources.some(({ value }) => value.startsWith('#') || value.startsWith('['))) continue;
    const end = destination.range.end - (json || destination.quote !== undefined ? 1 : 0);
    yield { instruction, destination: destination.value, edits: [{ start: end, end, text: '/' }] };
  }
}

/** Without a reference at its end: its value may end in a slash, or may be empty. */
function isPath(text: string): boolean {
  const isName = !text.endsWith('/') && !/(^|\/)\.{1,2}$/.test(text) && text !== '';
  return isName && !/[\\"';#,[\]]/.test(text) && !text.slice(text.lastIndexOf('/') + 1).includes('$');
}
