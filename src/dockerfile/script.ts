import { heredocMarkers } from './heredoc.ts';
import { concatLogical, placedText } from './logical.ts';
import type { Heredoc, Instruction, LogicalText } from './types.ts';

/** What a RUN in shell form gives to its shell. */
export interface Script {
  readonly source: LogicalText;
  /** The heredoc whose content is the whole of the source. */
  readonly heredoc: Heredoc | undefined;
  /** Words of the `#!` line, where the source is a heredoc that begins with one: these run it, not the shell. */
  readonly interpreter: readonly string[] | undefined;
}

/**
 * What the shell reads of a RUN in shell form: its line; where that is a heredoc alone, the heredoc's content; else the
 * line followed by the bodies and terminators of its heredocs, which the shell reads itself.
 */
export function scriptOf(instruction: Instruction): Script {
  const { body, heredocs } = instruction;
  const [first] = heredocs;
  if (first !== undefined && isMarkerAlone(body.text)) {
    return { source: first.content, heredoc: first, interpreter: shebang(first.content.text) };
  }
  const source = first === undefined ? body : concatLogical([body, ...heredocs.flatMap(asTheShellReads)]);
  return { source, heredoc: undefined, interpreter: undefined };
}

function isMarkerAlone(text: string): boolean {
  const [marker] = heredocMarkers(text);
  return marker !== undefined && marker.start === 0 && marker.end === text.length;
}

/** A line break stands before the first line of every body; the terminator is the name without its tabs. */
function asTheShellReads({ name, body, content, terminator }: Heredoc): LogicalText[] {
  const text = [placedText('\n', body.start - 1), content];
  return terminator.end === terminator.start
    ? text
    : [...text, placedText(name, terminator.end - name.length)];
}

function shebang(text: string): readonly string[] | undefined {
  if (!text.startsWith('#!')) return undefined;
  const feed = text.indexOf('\n');
  const line = text.slice(2, feed === -1 ? text.length : feed).trim();
  return line === '' ? [] : line.split(/\s+/);
}
