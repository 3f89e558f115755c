import { forEachChild, parse } from 'unbash';
import type { SyntaxNode } from 'unbash';

/** A command substitution of a shell text. */
export interface Substitution {
  readonly start: number;
  readonly end: number;
  /** The text within, as it stands between `$(` and `)` or between backquotes. */
  readonly inner: string;
  readonly backquoted: boolean;
  /** It stands between double quotes. */
  readonly quoted: boolean;
}

/** The command substitutions of a text, in order, without those within another one; none where it cannot be parsed. */
export function substitutionsOf(text: string): readonly Substitution[] {
  if (!/`|\$\(/.test(text)) return [];
  const script = parse(text);
  if (script.errors?.[0] !== undefined) return [];
  const found: Substitution[] = [];
  const visit = (node: SyntaxNode, quoted: boolean): void => {
    if (node.type === 'CommandExpansion') {
      const backquoted = text[node.pos] === '`';
      const inner = text.slice(node.pos + (backquoted ? 1 : 2), node.end - 1);
      found.push({ start: node.pos, end: node.end, inner, backquoted, quoted });
      return;
    }
    forEachChild(node, (child) => visit(child, quoted || node.type === 'DoubleQuoted'));
  };
  for (const statement of script.commands) visit(statement, false);
  return found.toSorted((a, b) => a.start - b.start);
}
