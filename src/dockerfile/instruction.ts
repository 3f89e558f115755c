import type { Range } from '../range.ts';
import { GRAMMAR } from './grammar.ts';
import { splitHead, type Head } from './head.ts';
import { readJsonForm, type JsonForm } from './json.ts';
import { sliceLogical } from './logical.ts';
import { readArguments, readPairs } from './pairs.ts';
import type { Flag, Heredoc, Instruction, LogicalText, Pair, Word } from './types.ts';
import { splitAtBlanks, splitQuoted, wordAt } from './words.ts';

const NO_WORDS: readonly Word[] = [];
const NO_PAIRS: readonly Pair[] = [];

/** An instruction over its logical line. What is not asked for is not computed. */
export class ParsedInstruction implements Instruction {
  readonly range: Range;
  readonly head: Range;
  readonly keyword: string;
  readonly keywordRange: Range;
  readonly heredocs: readonly Heredoc[];
  readonly body: LogicalText;
  /** Escape character of the file. */
  readonly escape: string;
  readonly #line: LogicalText;
  readonly #head: Head;
  #flags: readonly Flag[] | undefined;
  #words: readonly Word[] | undefined;
  #pairs: readonly Pair[] | undefined;
  #jsonForm: JsonForm | undefined;
  #json: readonly Word[] | undefined;
  #trigger: ParsedInstruction | undefined;

  /** `end` is the offset behind the instruction without its heredocs. */
  constructor(line: LogicalText, escape: string, end: number, heredocs: readonly Heredoc[]) {
    const head = splitHead(line.text, escape);
    this.#line = line;
    this.#head = head;
    this.escape = escape;
    this.heredocs = heredocs;
    this.keyword = line.text.slice(head.keyword.start, head.keyword.end).toUpperCase();
    this.keywordRange = line.range(head.keyword.start, head.keyword.end);
    this.head = { start: this.keywordRange.start, end };
    const last = heredocs.at(-1);
    this.range = last === undefined ? this.head : { start: this.head.start, end: last.terminator.end };
    this.body = sliceLogical(line, head.body.start, head.body.end);
  }

  get flags(): readonly Flag[] {
    this.#flags ??= this.#head.flags.map((flag) => ({
      name: flag.name,
      value: flag.value,
      range: this.#line.range(flag.start, flag.end),
      valueRange: flag.value === undefined ? undefined : this.#line.range(flag.valueStart, flag.end),
    }));
    return this.#flags;
  }

  get words(): readonly Word[] {
    this.#words ??= this.#splitBody();
    return this.#words;
  }

  get pairs(): readonly Pair[] {
    this.#pairs ??= this.#readPairs();
    return this.#pairs;
  }

  /** How the body reads as the exec form. */
  get jsonForm(): JsonForm {
    this.#jsonForm ??= GRAMMAR.get(this.keyword)?.json ? readJsonForm(this.body.text) : { kind: 'none' };
    return this.#jsonForm;
  }

  get json(): readonly Word[] | undefined {
    if (this.jsonForm.kind !== 'strings') return undefined;
    this.#json ??= this.jsonForm.elements.map((element) => ({
      range: this.body.range(element.start, element.end),
      raw: this.body.text.slice(element.start, element.end),
      value: element.value,
      quote: '"',
    }));
    return this.#json;
  }

  get trigger(): ParsedInstruction | undefined {
    if (this.keyword !== 'ONBUILD' || this.body.text === '') return undefined;
    this.#trigger ??= new ParsedInstruction(this.body, this.escape, this.head.end, this.heredocs);
    return this.#trigger;
  }

  #splitBody(): readonly Word[] {
    const { text } = this.body;
    if (text === '') return NO_WORDS;
    const splitting = GRAMMAR.get(this.keyword)?.splitting ?? 'quoted';
    if (splitting === 'whole') return [wordAt(this.body, { start: 0, end: text.length }, this.escape)];
    const spans = splitting === 'blanks' ? splitAtBlanks(text) : splitQuoted(text, this.escape);
    return spans.map((span) => wordAt(this.body, span, this.escape));
  }

  #readPairs(): readonly Pair[] {
    if (this.keyword === 'ARG') return readArguments(this.body, this.escape);
    return this.keyword === 'ENV' || this.keyword === 'LABEL' ? readPairs(this.body, this.escape) : NO_PAIRS;
  }
}
