import { parse } from 'unbash';
import type {
  AndOr,
  Case,
  Command as CommandNode,
  CompoundList,
  If,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Redirected,
  Statement,
  SyntaxNode,
} from 'unbash';
import {
  EITHER,
  FAILURE,
  NEVER,
  SUCCESS,
  exitsWithFailure,
  inSubshell,
  merge,
  unnoticed,
} from './control.ts';
import type { State, Status, Turn } from './control.ts';
import { lost } from './directory.ts';
import { visitSimple } from './simple.ts';
import { nestedScripts } from './substitution.ts';
import { lowerBound } from './text.ts';
import type { Source } from './text.ts';
import type { Command, ListEnd } from './types.ts';

/** Scripts in scripts (`sh -c`, substitutions) deeper than this are not read. */
const DEPTH_LIMIT = 20;

/** What one walk over a body and all that is in it collects. */
export interface Findings {
  readonly commands: Command[];
  end: ListEnd | undefined;
  /** Why the body cannot be read, if so. */
  problem: string | undefined;
}

/** One text with the shell that reads it. */
export interface Reading {
  readonly source: Source;
  readonly findings: Findings;
  readonly wrappedBy: readonly string[];
  readonly depth: number;
  /** Functions of this shell: what calling one may change. */
  readonly functions: Map<string, FunctionEffect>;
  /** Offsets of words that may change the directory, and of `set`. */
  readonly moves: readonly number[];
  readonly sets: readonly number[];
}

export interface FunctionEffect {
  readonly moves: boolean;
  readonly sets: boolean;
}

type Visit<Node> = (node: Node, turn: Turn, state: State, reading: Reading) => Status;

/** Reads a text as a script of its own. */
export function walkText(source: Source, turn: Turn, state: State, outer: Outer): Status {
  return walkScript(
    parse(source.text),
    turn,
    state,
    startReading(source, { ...outer, functions: new Map() }),
  );
}

type Outer = Pick<Reading, 'findings' | 'wrappedBy' | 'depth'>;

const MOVES = /\b(?:cd|pushd|popd|source|eval)\b|(?:^|[;&|({\n]|\b(?:do|then|else)\b)[ \t]*\.[ \t]/g;

function startReading(source: Source, outer: Outer & Pick<Reading, 'functions'>): Reading {
  const moves = offsetsOf(source.text, MOVES);
  const sets = offsetsOf(source.text, /\bset\b/g);
  return { ...outer, source, depth: outer.depth + 1, moves, sets };
}

function offsetsOf(text: string, pattern: RegExp): readonly number[] {
  return Array.from(text.matchAll(pattern), (match) => match.index);
}

/** Walks a parsed script, unless it has errors or lies too deep: that is a problem of the whole body. */
function walkScript(script: ParsedScript, turn: Turn, state: State, reading: Reading): Status {
  const { findings } = reading;
  const error = script.errors?.[0];
  if (error) findings.problem ??= `the shell text cannot be parsed: ${error.message}`;
  if (reading.depth > DEPTH_LIMIT) findings.problem ??= 'the shell text is nested too deep';
  if (findings.problem !== undefined) return SUCCESS;
  const status = visitStatements(script.commands, turn, state, reading);
  if (reading.depth === 1) findings.end = endOf(script, state, reading);
  return status;
}

function endOf({ commands }: ParsedScript, state: State, reading: Reading): ListEnd | undefined {
  const last = commands.at(-1);
  if (last === undefined || last.background || state.left) return undefined;
  const node = last.command.type === 'AndOr' ? last.command.commands.at(-1) : last.command;
  if (node === undefined) return undefined;
  // Within `a && b`, and in what stands behind `if`, a failure passes `set -e` by.
  const watched = state.errexit && commands.length > 1 && last.command.type === 'Command';
  const range = reading.source.range(node.pos, node.end);
  const { wrappedBy } = reading;
  return { range, before: undefined, after: watched ? ';' : undefined, tolerated: false, wrappedBy };
}

/** `a; b & c`: only the last status counts, and `set -e` sees them all. */
function visitStatements(
  statements: readonly Statement[],
  turn: Turn,
  state: State,
  reading: Reading,
): Status {
  let status: Status = SUCCESS;
  let before: Command['before'];
  statements.forEach((statement, i) => {
    const last = i === statements.length - 1;
    const after = statement.background ? '&' : last ? undefined : ';';
    const reached = state.left ? 'sometimes' : turn.reached;
    const own: Turn = { ...turn, statusCounts: last && turn.statusCounts, reached, before, after };
    if (statement.background) {
      visit(statement.command, inSubshell(unnoticed(own), state), { ...state }, reading);
      status = SUCCESS;
    } else {
      status = visit(statement.command, own, state, reading);
    }
    before = statement.background ? '&' : ';';
  });
  return status;
}

const visitList: Visit<CompoundList> = (list, turn, state, reading) =>
  visitStatements(list.commands, { ...turn, before: undefined, after: undefined }, state, reading);

const visit: Visit<PipelineNode | AndOr | CompoundList> = (node, turn, state, reading) => {
  switch (node.type) {
    case 'Command':
      return visitSimple(node, turn, state, reading);
    case 'AndOr':
      return visitAndOr(node, turn, state, reading);
    case 'Pipeline':
      return visitPipeline(node, turn, state, reading);
    case 'CompoundList':
      return visitList(node, turn, state, reading);
    case 'BraceGroup':
      return visitList(node.body, turn, state, reading);
    case 'Subshell':
      return visitList(node.body, inSubshell(turn, state), { ...state, left: false }, reading);
    case 'Redirected':
      return visitRedirected(node, turn, state, reading);
    case 'If':
      return visitIf(node, turn, state, reading);
    case 'Case':
      return visitCase(node, turn, state, reading);
    case 'While':
    case 'For':
    case 'Select':
    case 'ArithmeticFor':
      return visitLoop(node, turn, state, reading);
    case 'Function':
      visitFunction(node, turn, state, reading);
      return SUCCESS;
    case 'Coproc':
      visit(node.body, inSubshell(unnoticed(turn), state), { ...state }, reading);
      return SUCCESS;
    case 'TestCommand':
    case 'ArithmeticCommand':
      visitSubstitutions(node, turn, state, reading);
      return EITHER;
  }
};

/** Substitutions in a part that is not a command itself: their own failure goes unnoticed. */
export function visitSubstitutions(node: SyntaxNode, turn: Turn, state: State, reading: Reading): Status {
  let status: Status = SUCCESS;
  for (const { script, source, perhaps } of nestedScripts(node, reading.source)) {
    const reached = perhaps ? 'sometimes' : turn.reached;
    const own = { ...inSubshell(turn, state), reached, before: undefined, after: undefined } as const;
    const inner =
      source === reading.source ? { ...reading, depth: reading.depth + 1 } : startReading(source, reading);
    status = walkScript(script, own, { ...state, errexit: false, left: false }, inner);
  }
  return status;
}

/**
 * `a && b || c`. A failure of `a` is taken up by the next `||` behind it, and counts all the same where that exits
 * with a failure. Without one the list fails, and only the last command of a list can end a shell under `set -e`.
 */
const visitAndOr: Visit<AndOr> = ({ commands, operators }, turn, state, reading) => {
  const base = state.directories;
  const handlers = handlersOf(operators);
  const ways: State[] = [];
  let status: Status = SUCCESS;
  commands.forEach((command, i) => {
    const operator = i === 0 ? '&&' : operators[i - 1];
    const handler = commands[handlers[i] ?? -1];
    const wanted = operator === '&&' ? SUCCESS : FAILURE;
    const certain = status === wanted;
    const own: Turn = {
      ...turn,
      statusCounts: handler ? turn.exitCounts && alwaysFails(handler) : turn.statusCounts,
      errexitCounts: turn.errexitCounts && i === commands.length - 1,
      reached: certain && !state.left ? turn.reached : 'sometimes',
      before: i === 0 ? turn.before : operator,
      after: operators[i] ?? turn.after,
    };
    if (operator === '&&') {
      if (!certain) ways.push({ ...state });
      const own_status = visit(command, own, state, reading);
      status = (status & FAILURE) | (status & SUCCESS ? own_status : NEVER);
      return;
    }
    const aside = {
      ...state,
      directories: state.directories === base ? base : lost('what failed may have changed it'),
    };
    const mayRun = (status & FAILURE) !== 0;
    const own_status = visit(command, own, aside, reading);
    status = (status & SUCCESS) | (mayRun ? own_status : NEVER);
    if (!alwaysFails(command))
      merge(state, mayRun ? [state, aside] : [state, { ...aside, left: state.left }]);
  });
  if (ways.length > 0) merge(state, [...ways, state]);
  return status;
};

/** For every command of a list, the index of the command that runs if it fails. */
function handlersOf(operators: readonly string[]): readonly (number | undefined)[] {
  const handlers: (number | undefined)[] = [];
  for (let i = operators.length - 1, next: number | undefined; i >= 0; i--) {
    if (operators[i] === '||') next = i + 1;
    handlers[i] = next;
  }
  return handlers;
}

/** True for `exit 1`, `exit` right after a failure, and groups that end in `exit 1`. */
function alwaysFails(node: PipelineNode | AndOr): boolean {
  if (node.type === 'Command' && node.name?.text === 'exit' && node.suffix.length === 0) return true;
  return exits(node);
}

function exits(node: PipelineNode | AndOr): boolean {
  if (node.type === 'Command') return node.name?.text === 'exit' && isFailingExit(node);
  if (node.type === 'Redirected') return exits(node.command);
  if (node.type !== 'BraceGroup') return false;
  const last = node.body.commands.at(-1);
  return last !== undefined && !last.background && exits(last.command);
}

function isFailingExit(node: CommandNode): boolean {
  const [status] = node.suffix;
  return status?.type === 'Word' && exitsWithFailure(status.text);
}

/** `a | b`: the status is that of `b`; under `pipefail` it is a failure where any of them fails. */
const visitPipeline: Visit<Pipeline> = (node, turn, state, reading) => {
  const negated = node.prefixes.some((prefix) => prefix.type === 'Negation');
  const outer = negated ? unnoticed(turn) : turn;
  const count = node.commands.length;
  let status: Status = SUCCESS;
  node.commands.forEach((command, i) => {
    const last = i === count - 1;
    const counted = last || state.pipefail ? outer : unnoticed(outer);
    const before = i === 0 ? outer.before : '|';
    const after = last ? outer.after : '|';
    const own: Turn = { ...(count > 1 ? inSubshell(counted, state) : counted), before, after };
    const own_status = visit(command, own, count > 1 ? { ...state, left: false } : state, reading);
    status = state.pipefail ? status | own_status : own_status;
  });
  return negated ? EITHER : status;
};

const visitRedirected: Visit<Redirected> = (node, turn, state, reading) => {
  for (const redirect of node.redirects) visitSubstitutions(redirect, unnoticed(turn), state, reading);
  return visit(node.command, turn, state, reading);
};

/** The condition always runs and its failure is an answer; the branches run sometimes. */
const visitIf: Visit<If> = (node, turn, state, reading) => {
  const sometimes: Turn = { ...turn, reached: 'sometimes' };
  const ways: State[] = [];
  let status: Status = NEVER;
  visitList(node.clause, unnoticed(turn), state, reading);
  const branch = (list: CompoundList, from: State): void => {
    const way = { ...from };
    status |= visitList(list, sometimes, way, reading);
    ways.push(way);
  };
  branch(node.then, state);
  for (const elif of node.elif) {
    visitList(elif.clause, unnoticed(sometimes), state, reading);
    branch(elif.then, state);
  }
  if (node.else) branch(node.else, state);
  else {
    ways.push({ ...state });
    status |= SUCCESS;
  }
  merge(state, ways);
  return status;
};

const visitCase: Visit<Case> = (node, turn, state, reading) => {
  const sometimes: Turn = { ...turn, reached: 'sometimes' };
  const ways: State[] = [{ ...state }];
  let status: Status = SUCCESS;
  visitSubstitutions(node.word, unnoticed(turn), state, reading);
  for (const item of node.items) {
    for (const pattern of item.pattern) visitSubstitutions(pattern, unnoticed(sometimes), state, reading);
    const way = { ...state };
    const fallsThrough = item.terminator !== undefined && item.terminator !== ';;';
    status |= visitList(item.body, fallsThrough ? unnoticed(sometimes) : sometimes, way, reading);
    ways.push(way);
  }
  merge(state, ways);
  return status;
};

/** A loop's body may run never or often: a failure in one round is forgotten in the next, except under `set -e`. */
const visitLoop: Visit<Extract<PipelineNode, { type: 'While' | 'For' | 'Select' | 'ArithmeticFor' }>> = (
  node,
  turn,
  state,
  reading,
) => {
  forgetWhatChanges(node, state, reading);
  if (node.type === 'While') visitList(node.clause, unnoticed(turn), state, reading);
  if (node.type === 'For' || node.type === 'Select') {
    for (const word of node.wordlist ?? []) visitSubstitutions(word, unnoticed(turn), state, reading);
  }
  if (node.type === 'ArithmeticFor') {
    for (const part of [node.initialize, node.test, node.update]) {
      if (part) visitSubstitutions(part, unnoticed(turn), state, reading);
    }
  }
  const way = { ...state };
  const status = visitList(node.body, { ...turn, statusCounts: false, reached: 'sometimes' }, way, reading);
  merge(state, [state, way]);
  return SUCCESS | status;
};

/** Nobody knows how a function is called: its commands run sometimes, and their failure may go unnoticed. */
const visitFunction = (
  node: Extract<PipelineNode, { type: 'Function' }>,
  turn: Turn,
  state: State,
  reading: Reading,
): void => {
  const inside: State = { ...state };
  forgetWhatChanges(node, inside, reading);
  inside.directories = lost('it depends on where the function is called');
  reading.functions.set(node.name.value, {
    moves: within(reading.moves, node),
    sets: within(reading.sets, node),
  });
  visit(node.body, { ...unnoticed(turn), exitCounts: false, reached: 'sometimes' }, inside, reading);
};

/** What a part that runs more than once may have changed in an earlier round. */
function forgetWhatChanges(
  node: { readonly pos: number; readonly end: number },
  state: State,
  reading: Reading,
): void {
  if (within(reading.moves, node)) state.directories = lost('it changes in a loop');
  if (within(reading.sets, node)) {
    state.errexit = false;
    state.pipefail = false;
  }
}

function within(offsets: readonly number[], node: { readonly pos: number; readonly end: number }): boolean {
  const first = offsets[lowerBound(offsets.length, (i) => (offsets[i] ?? 0) >= node.pos)];
  return first !== undefined && first < node.end;
}
