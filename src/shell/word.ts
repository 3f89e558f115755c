import type { Assignment as AssignmentNode, ParameterExpansionPart, Word, WordPart } from 'unbash';
import { Decoded, derived, overlaps } from './text.ts';
import type { Source } from './text.ts';
import type { ShellPart, ShellWord } from './types.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Where a word stands decides what the shell does to it: nothing is split or globbed on the right of `x=`. */
export type Place = 'argument' | 'assignment';

/** A word of the syntax tree with what it says, as far as that can be told without running anything. */
export function shellWord(node: Word, source: Source, place: Place = 'argument'): ShellWord {
  return makeWord(node, source, partsOf(node, source, place));
}

/** `x=value` as an argument of `export` and the like: one word. */
export function assignmentWord(node: AssignmentNode, source: Source): ShellWord {
  const value =
    node.value.type === 'Word' && !node.index ? partsOf(node.value, source, 'assignment') : undefined;
  const name = { kind: 'text', text: `${node.name}${node.append ? '+=' : '='}` } as const;
  return makeWord(node, source, value && join([name, ...value]));
}

/**
 * What the word says once its quotes are gone, as text that a shell can read again: for the argument of `sh -c`.
 * Undefined where the word is more than text and expansions between double quotes.
 */
export function decodedText(node: Word, source: Source): Source | undefined {
  if (overlaps(source.foreign, node.pos, node.end)) return undefined;
  const decoded = new Decoded(node.pos);
  if (node.parts === undefined) decoded.unescape(node.text, node.pos, undefined);
  else if (!node.parts.every((part) => decodePart(part, decoded))) return undefined;
  return derived(source, decoded);
}

function decodePart(part: WordPart, decoded: Decoded): boolean {
  switch (part.type) {
    case 'Literal':
      decoded.unescape(part.text, part.pos, undefined);
      return true;
    case 'SingleQuoted':
      decoded.copy(part.value, part.pos + 1);
      return true;
    case 'AnsiCQuoted':
      if (part.text.includes('\\')) decoded.add(part.value, part.pos, part.end);
      else decoded.copy(part.value, part.pos + 2);
      return true;
    case 'DoubleQuoted':
      for (const child of part.parts) {
        if (child.type === 'Literal') decoded.unescape(child.text, child.pos, '$`"\\\n');
        else decoded.copyForeign(child.text, child.pos);
      }
      return true;
    default:
      return false;
  }
}

function makeWord(
  node: { readonly pos: number; readonly end: number },
  source: Source,
  parts: readonly ShellPart[] | undefined,
): ShellWord {
  const raw = source.text.slice(node.pos, node.end);
  return { range: source.range(node.pos, node.end), raw, literal: literalOf(parts), parts };
}

function partsOf(node: Word, source: Source, place: Place): readonly ShellPart[] | undefined {
  if (overlaps(source.foreign, node.pos, node.end)) return undefined;
  if (place === 'assignment' && node.text.includes(':~')) return undefined;
  const parts = node.parts === undefined ? [text(node.value)] : convertAll(node.parts, place, false);
  return parts && join(node.text.startsWith('~') ? home(node.text, parts) : parts);
}

/** `~` alone or before a slash is the value of HOME; `~user` cannot be known, and a quoted tilde is only a character. */
function home(raw: string, parts: readonly ShellPart[]): readonly ShellPart[] | undefined {
  if (/^~["'\\$`]/.test(raw)) return parts;
  if (raw !== '~' && !raw.startsWith('~/')) return undefined;
  const [first, ...rest] = parts;
  const after = first?.kind === 'text' ? first.text.slice(1) : '';
  return [{ kind: 'variable', name: 'HOME', fallback: undefined, quoted: false }, text(after), ...rest];
}

function convertAll(
  nodes: readonly WordPart[],
  place: Place,
  quoted: boolean,
): readonly ShellPart[] | undefined {
  const parts: ShellPart[] = [];
  for (const node of nodes) {
    const converted = convert(node, place, quoted);
    if (converted === undefined) return undefined;
    parts.push(...converted);
  }
  return parts;
}

function convert(node: WordPart, place: Place, quoted: boolean): readonly ShellPart[] | undefined {
  switch (node.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [text(node.value)];
    case 'Glob':
      return place === 'assignment' && node.kind !== 'bracket' ? [text(node.value)] : undefined;
    case 'DoubleQuoted':
      return convertAll(node.parts, place, true);
    case 'SimpleExpansion':
      return variable(node.text.slice(1), undefined, quoted);
    case 'ParameterExpansion':
      return parameter(node, quoted);
    default:
      return undefined;
  }
}

function parameter(node: ParameterExpansionPart, quoted: boolean): readonly ShellPart[] | undefined {
  const { prefix, index, operation } = node;
  if (prefix || index) return undefined;
  if (operation === undefined) return variable(node.parameter, undefined, quoted);
  if (operation.type !== 'Default' || operation.operator !== ':-') return undefined;
  const fallback = fallbackOf(operation.operand, quoted);
  return fallback === undefined ? undefined : variable(node.parameter, fallback, quoted);
}

/** Between double quotes the shell reads quotes and backslashes of a fallback in ways of its own. */
function fallbackOf(operand: Word, quoted: boolean): string | undefined {
  if (operand.text.startsWith('~') || (quoted && /['"\\]/.test(operand.text))) return undefined;
  if (operand.parts === undefined) return operand.value;
  return literalOf(join(convertAll(operand.parts, quoted ? 'assignment' : 'argument', quoted)));
}

function variable(
  name: string,
  fallback: string | undefined,
  quoted: boolean,
): readonly ShellPart[] | undefined {
  return NAME.test(name) ? [{ kind: 'variable', name, fallback, quoted }] : undefined;
}

function text(value: string): ShellPart {
  return { kind: 'text', text: value };
}

/** The same with neighbouring texts made one, and empty ones dropped. */
function join(parts: readonly ShellPart[] | undefined): readonly ShellPart[] | undefined {
  if (parts === undefined) return undefined;
  const joined: ShellPart[] = [];
  let pending = '';
  for (const part of parts) {
    if (part.kind === 'text') pending += part.text;
    else {
      if (pending !== '') joined.push(text(pending));
      pending = '';
      joined.push(part);
    }
  }
  if (pending !== '') joined.push(text(pending));
  return joined;
}

/** The text of parts without a variable. */
function literalOf(parts: readonly ShellPart[] | undefined): string | undefined {
  const [only, ...more] = parts ?? [];
  if (parts === undefined || more.length > 0) return undefined;
  if (only === undefined) return '';
  return only.kind === 'text' ? only.text : undefined;
}
