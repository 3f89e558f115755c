import type { Range } from '../range.ts';

/** What a Dockerfile says, with the exact place of every part: syntax only, no meaning. */
export interface Dockerfile {
  readonly text: string;
  /** The text starts with U+FEFF. */
  readonly bom: boolean;
  /** Character that continues a line: `\`, or what the escape directive names. */
  readonly escape: '\\' | '`';
  /** `# syntax=`, `# escape=`, `# check=` lines at the top, as BuildKit accepts them. */
  readonly directives: readonly Directive[];
  /** Every comment in source order, those between continuation lines too; heredoc bodies have none. */
  readonly comments: readonly Comment[];
  /** Top-level instructions in source order. */
  readonly instructions: readonly Instruction[];
  /** What BuildKit refuses. The rest of the tree is then a best effort. */
  readonly problems: readonly Problem[];
  /** 1-based line and column (UTF-16 units) of an offset. */
  position(offset: number): { readonly line: number; readonly column: number };
  /** Offset of the first character of the line that holds `offset`. */
  lineStart(offset: number): number;
  /** Offset of the end of that line, before its line break. */
  lineEnd(offset: number): number;
  /** Line break in use at an offset: that of its line, else of the line before, else a line feed. */
  eolAt(offset: number): '\n' | '\r\n';
}

export interface Problem {
  /** One sentence without a full stop, in lower case. */
  readonly message: string;
  readonly range: Range;
}

export interface Directive {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  readonly range: Range;
  readonly valueRange: Range;
}

export interface Comment {
  /** From `#` to the end of the line, without the line break. */
  readonly range: Range;
  /** What stands after `#`, trimmed. */
  readonly text: string;
}

/** What the builder reads where continuations and comments between lines are gone, with the way back to offsets. */
export interface LogicalText {
  readonly text: string;
  /** Offset in the Dockerfile of the character at `index`; for `text.length` the end of the last character. */
  offset(index: number): number;
  /** Range in the Dockerfile of `text.slice(start, end)`. */
  range(start: number, end: number): Range;
}

export interface Word {
  readonly range: Range;
  /** As written, continuations removed, quotes and escapes kept. */
  readonly raw: string;
  /** Quotes and escapes removed as BuildKit does; `$` references are left as they stand. */
  readonly value: string;
  /** `"` or `'` where the whole word is quoted. */
  readonly quote: '"' | "'" | undefined;
}

export interface Flag {
  /** Without the dashes, as written: `from`, `chown`, `mount`. */
  readonly name: string;
  readonly value: string | undefined;
  readonly range: Range;
  readonly valueRange: Range | undefined;
}

/** One `key=value` of ENV, LABEL or ARG (an ARG may have no value), or the whole of a legacy `ENV key value`. */
export interface Pair {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Word | undefined;
  readonly range: Range;
  /** `ENV key the whole rest`: no equals sign. */
  readonly legacy: boolean;
}

export interface Heredoc {
  readonly name: string;
  /** `<<'EOF'`: the builder and the shell expand nothing. */
  readonly quoted: boolean;
  /** `<<-`: leading tabs are dropped. */
  readonly stripTabs: boolean;
  /** `<<EOF` on the instruction's line. */
  readonly marker: Range;
  /** The lines between, with their line breaks. */
  readonly body: Range;
  /** What is read of the body: without leading tabs where these are dropped, with line breaks as they stand. */
  readonly content: LogicalText;
  /** The line that ends it, without the line break. */
  readonly terminator: Range;
}

export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  readonly keywordRange: Range;
  /** From the keyword to the last character of the last line, heredocs included, without the final line break. */
  readonly range: Range;
  /** As `range`, without heredoc bodies. */
  readonly head: Range;
  readonly flags: readonly Flag[];
  /** What follows the flags, heredoc bodies excluded. For ONBUILD the whole trigger. */
  readonly body: LogicalText;
  /** Words of the body as BuildKit splits them (quotes kept together); not meant for shell text. */
  readonly words: readonly Word[];
  /** The elements, where the body is a JSON array of strings and the instruction may have one. */
  readonly json: readonly Word[] | undefined;
  /** ENV, LABEL and ARG; empty for others. */
  readonly pairs: readonly Pair[];
  readonly heredocs: readonly Heredoc[];
  /** The instruction behind ONBUILD. */
  readonly trigger: Instruction | undefined;
}
