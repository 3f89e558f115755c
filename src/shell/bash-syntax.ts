import { forEachChild, parse } from 'unbash';
import type { AndOr, ParsedScript, PipelineNode, SyntaxNode } from 'unbash';

/** A part of a shell text that bash understands and POSIX does not know. */
export interface BashPart {
  /** What it is called: `an array`. */
  readonly what: string;
  /**
   * What dash makes of it. `refused`: it does not read the text. `stops`: it ends where it comes to it. `decides`: it
   * fails there, and the text with it. `misread`: it goes on, with something else than was meant.
   */
  readonly outcome: 'refused' | 'stops' | 'decides' | 'misread';
  readonly start: number;
  readonly end: number;
}

/** Every such part of a text, in source order, commands left out; none where the text cannot be parsed. */
export function bashParts(text: string): readonly BashPart[] {
  if (!/[([{$&|]|<<<|function|select/.test(text)) return [];
  const script = parse(text);
  if (script.errors?.[0] !== undefined) return [];
  const found: BashPart[] = [];
  const deciding = decidingTests(script);
  const visit = (node: SyntaxNode, inner: boolean): void => {
    const named = nameOf(node, text);
    const outcome = named === undefined ? undefined : deciding.has(node) ? 'decides' : named[1];
    if (named !== undefined && outcome !== undefined && !(inner && outcome === 'stops'))
      found.push({ what: named[0], outcome, start: node.pos, end: node.end });
    const nested = 'script' in node ? node.script : undefined;
    if (nested === undefined) forEachChild(node, (child) => visit(child, inner));
    // Text between backquotes is a text of its own.
    else if (nested.source === undefined || nested.source === text)
      for (const statement of nested.commands) visit(statement, true);
  };
  for (const statement of script.commands) visit(statement, false);
  return found.toSorted((a, b) => a.start - b.start);
}

/** What the text ends with, where all of it has to succeed: `[[ … ]] && a`. */
function decidingTests({ commands }: ParsedScript): ReadonlySet<SyntaxNode> {
  const last = commands.at(-1);
  if (last === undefined || last.background) return new Set();
  return new Set(conjuncts(last.command).filter(({ type }) => type === 'TestCommand'));
}

function conjuncts(node: PipelineNode | AndOr): readonly PipelineNode[] {
  if (node.type !== 'AndOr') return [node];
  return node.operators.every((operator) => operator === '&&') ? node.commands : [];
}

function nameOf(node: SyntaxNode, text: string): readonly [string, BashPart['outcome']] | undefined {
  switch (node.type) {
    case 'ArrayValue':
      return ['an array', 'refused'];
    case 'ProcessSubstitution':
      return [`the process substitution ${node.operator}(…)`, 'refused'];
    case 'HereString':
      return ['the here-string <<<', 'refused'];
    case 'ArithmeticFor':
      return ['for ((…))', 'refused'];
    case 'Select':
      return ['select', 'refused'];
    case 'Pipeline':
      return node.operators.includes('|&') ? ['|&', 'refused'] : undefined;
    case 'Function':
      return text.startsWith('function', node.pos) ? ['the word function', 'refused'] : undefined;
    case 'ParameterExpansion':
      return isForeign(node) ? [text.slice(node.pos, node.end), 'stops'] : undefined;
    case 'TestCommand':
      return ['[[', 'misread'];
    case 'BraceExpansion':
      return [node.text, 'misread'];
    case 'AnsiCQuoted':
      return ["a string $'…'", 'misread'];
    case 'Redirect':
      return node.operator.startsWith('&>') ? [node.operator, 'misread'] : undefined;
    default:
      return undefined;
  }
}

const FOREIGN: ReadonlySet<string> = new Set(['Replace', 'Slice', 'CaseModification', 'Transform', 'Names']);

function isForeign(node: SyntaxNode & { type: 'ParameterExpansion' }): boolean {
  return node.prefix === '!' || node.index !== undefined || FOREIGN.has(node.operation?.type ?? '');
}
