import type { Known } from '../known.ts';
import type { Range } from '../range.ts';

/** A shell body as commands, or the reason why it cannot be read as such. */
export type Shell = Known<Script>;

export interface Script {
  /** What the shell reads. */
  readonly text: string;
  /** Every simple command in source order: those in lists, groups, conditions, loops, functions, substitutions, and
   *  those behind `sh -c "…"`, `exec`, `env`, `sudo`, `su -c`, `gosu x`, `tini --` (see `wrappedBy`). */
  readonly commands: readonly Command[];
  /** Undefined where nothing can be written behind the last command: it runs in the background, the shell is left before
   *  it ends, or no shell reads the words. */
  readonly end: ListEnd | undefined;
  /** Range in the Dockerfile of `text.slice(start, end)`; for text behind `sh -c` a range of the outer quoted word. */
  range(start: number, end: number): Range;
}

/** How a command's turn comes. */
export type Reached =
  /** whenever the body runs and what stands before has not failed */
  | 'always'
  /** only if a command before it failed or a condition held: after `||`, in if, case, loops, functions, `[ … ] && x` */
  | 'sometimes';

export interface Command {
  /** Last path component of the first word where it is known, e.g. `pip` for `/usr/bin/pip`; `''` for a bare assignment. */
  readonly name: string;
  /** The words after assignments: the command's name first. */
  readonly words: readonly ShellWord[];
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** Assignments, words and redirects. */
  readonly range: Range;
  readonly reached: Reached;
  /** Its failure does not make the body fail: `x || true`, `x; y` without `set -e`, `x | y` without pipefail, `! x`, `x &`. */
  readonly tolerated: boolean;
  /** In a pipeline, a subshell, a substitution or the background: what it does to variables and directory is lost. */
  readonly isolated: boolean;
  /** Separator between this command and the one before it in the same list. */
  readonly before: '&&' | '||' | ';' | '|' | '&' | undefined;
  /** Separator between this command and the one after it in the same list. */
  readonly after: '&&' | '||' | ';' | '|' | '&' | undefined;
  /** The words that run it: `[sh, -c]`, `[exec]`, `[sudo, -E]` …, outermost first. */
  readonly wrappedBy: readonly string[];
  /** Known working directory change within this body before this command, relative ones included: `cd x && cmd`. */
  readonly directory: Known<string | undefined>;
  /** Words that are not options nor their values is the caller's knowledge; this finds `--flag`, `--flag=v`, `-f`, also
   *  within a cluster of single letters (`-rf`). */
  has(...flags: string[]): boolean;
  /** Value of `--flag=v`, `--flag v`, `-f v` or `-fv`: the last one given; undefined where absent. */
  option(...flags: string[]): ShellWord | undefined;
}

/** The last command of a body's list, a compound one with all that is in it. `after` is `;` where `set -e` watches it. */
export type ListEnd = Pick<Command, 'range' | 'before' | 'after' | 'tolerated' | 'wrappedBy'>;

export interface ShellWord {
  readonly range: Range;
  /** As the shell reads it, quotes kept. */
  readonly raw: string;
  /** The text after quote removal where nothing is expanded, else undefined. */
  readonly literal: string | undefined;
  /** Literal text and references in order, for expansion with known variables; undefined where it has more than that. */
  readonly parts: readonly ShellPart[] | undefined;
}

export type ShellPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fallback: string | undefined;
      readonly quoted: boolean;
    };

export interface Assignment {
  readonly name: string;
  /** `X+=y`: the value is put behind what is there. */
  readonly append: boolean;
  /** Undefined for an array and for an element of one. */
  readonly value: ShellWord | undefined;
  readonly range: Range;
}

export interface Redirect {
  readonly operator: string;
  readonly fd: number | undefined;
  readonly target: ShellWord | undefined;
  readonly range: Range;
}
