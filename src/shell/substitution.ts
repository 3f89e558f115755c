import { forEachChild } from 'unbash';
import type { ParsedScript, SyntaxNode } from 'unbash';
import { Decoded, derived, madeFrom, overlaps } from './text.ts';
import type { Source } from './text.ts';

export interface Nested {
  readonly script: ParsedScript;
  readonly source: Source;
  /** Runs only if a variable is set, or not: `${X:-$(cmd)}`. */
  readonly perhaps: boolean;
}

/** The scripts in `$(…)`, `` `…` ``, `<(…)` anywhere in a part, without those in these scripts. */
export function nestedScripts(node: SyntaxNode, source: Source): readonly Nested[] {
  const found: Nested[] = [];
  if (!/[(`]|\$\{[ \t\n|]/.test(source.text.slice(node.pos, endOf(node)))) return found;
  const collect = (part: SyntaxNode, perhaps: boolean): void => {
    if (overlaps(source.foreign, part.pos, part.end)) return;
    if (hasScript(part) && part.script)
      found.push({ script: part.script, source: sourceOf(part, part.script, source), perhaps });
    else forEachChild(part, (child) => collect(child, perhaps || part.type === 'ParameterExpansion'));
  };
  collect(node, false);
  return found;
}

/** A here-document's text stands behind the line of its operator. */
function endOf(node: SyntaxNode): number {
  return node.type === 'HereDoc' ? Math.max(node.end, node.body.end) : node.end;
}

type WithScript = Extract<SyntaxNode, { readonly script: ParsedScript | undefined }>;

function hasScript(node: SyntaxNode): node is WithScript {
  return (
    node.type === 'CommandExpansion' ||
    node.type === 'ProcessSubstitution' ||
    node.type === 'ArithmeticCommandExpansion'
  );
}

/** Between backquotes a backslash before `$`, a backquote or itself is dropped before the text is read. */
function sourceOf(part: WithScript, script: ParsedScript, outer: Source): Source {
  const text = script.source;
  if (text === undefined || text === outer.text) return outer;
  const decoded = new Decoded(part.pos);
  decoded.unescape(part.text.slice(1, -1), part.pos + 1, '$`\\');
  return decoded.text === text ? derived(outer, decoded) : madeFrom(outer, text, part.pos, part.end);
}
