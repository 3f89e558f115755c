import type { LogicalText, Word } from '../dockerfile/types.ts';
import { known, unknown } from '../known.ts';
import type { State, Turn } from './control.ts';
import type { ShellOptions } from './dialect.ts';
import { AT_START } from './directory.ts';
import { execText, wordText } from './exec.ts';
import { addCommand } from './simple.ts';
import type { Source } from './text.ts';
import type { Script, Shell, ShellWord } from './types.ts';
import { walkText } from './walk.ts';
import type { Findings } from './walk.ts';

export { flagWords, operands } from './flags.ts';
export { isPosixShell, shellOptions } from './dialect.ts';
export type { ShellOptions } from './dialect.ts';

const WHOLE_BODY: Turn = {
  reached: 'always',
  statusCounts: true,
  errexitCounts: true,
  exitCounts: true,
  isolated: false,
  before: undefined,
  after: undefined,
};

/**
 * The commands of a text that a POSIX shell (or bash) reads: the body of RUN, CMD or ENTRYPOINT in shell form, of a
 * here-document, or of a script. `options` are those that the shell is started with (see `shellOptions`).
 * Unknown where the text, or any script within it, cannot be parsed.
 *
 * `reached` is `always` only where a command runs in every case in which no command before it failed, whatever the
 * answers of those that are there to be asked (`[`, `test`, `grep`, `command -v`, `! x` …): in `a && b || c && d` that
 * is all but `c`, in `[ -f x ] && a || b` neither `a` nor `b`, in `[ -f x ] || exit 1; a` also `a`. Branches, bodies of
 * loops and functions, what follows a possible `exit 0`, and what xargs runs, is `sometimes`.
 *
 * `tolerated` is false only where a failure makes the whole body fail: the status is that of the last command of the
 * last list, or `set -e` is on and looks (not in conditions, not left of `&&` and `||`, not behind `!`), or the next `||`
 * exits with a failure. A loop forgets all but its last round, so that only `set -e` sees what fails in it; who calls a
 * function is not followed, so that all is tolerated in one.
 */
export function parseShell(source: LogicalText, options: Partial<ShellOptions> = {}): Shell {
  const findings: Findings = { commands: [], end: undefined, problem: undefined };
  walkText(asSource(source), WHOLE_BODY, startState(options), { findings, wrappedBy: [], depth: 0 });
  return finish(source, findings);
}

/**
 * The one command of an exec form, or those of the script behind `["sh", "-c", "…"]`. No shell reads the words: what
 * looks like a variable or an operator is text. An empty array has no commands.
 */
export function parseExec(words: readonly Word[]): Shell {
  const findings: Findings = { commands: [], end: undefined, problem: undefined };
  const source = execText(words);
  const first = words[0];
  const last = words.at(-1);
  if (first && last) {
    const reading = { source, findings, wrappedBy: [], depth: 0, functions: new Map(), moves: [], sets: [] };
    const draft = {
      words: words.map(literalWord),
      assignments: [],
      redirects: [],
      alone: true,
      range: { start: first.range.start, end: last.range.end },
      text: (index: number) => wordText(words[index]),
    };
    addCommand(draft, WHOLE_BODY, startState({}), reading);
  }
  return finish(source, findings);
}

function literalWord({ range, raw, value }: Word): ShellWord {
  return { range, raw, literal: value, parts: value === '' ? [] : [{ kind: 'text', text: value }] };
}

function startState({ errexit = false, pipefail = false }: Partial<ShellOptions>): State {
  return { errexit, pipefail, directories: AT_START, left: false };
}

function asSource(text: LogicalText): Source {
  return {
    text: text.text,
    foreign: [],
    offset: (index) => text.offset(index),
    range: (start, end) => text.range(start, end),
  };
}

function finish(source: LogicalText, { commands, end, problem }: Findings): Shell {
  if (problem !== undefined) return unknown(problem);
  const script: Script = {
    text: source.text,
    commands: commands.toSorted((a, b) => a.range.start - b.range.start),
    end,
    range: (start, end) => source.range(start, end),
  };
  return known(script);
}
