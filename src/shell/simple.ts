import { posix } from 'node:path';
import type { Assignment as AssignmentNode, Command as CommandNode, Redirection, Word } from 'unbash';
import { NEVER, exitsWithFailure, inSubshell, matters, statusOf } from './control.ts';
import type { State, Status, Turn } from './control.ts';
import { afterSet } from './dialect.ts';
import { after, lost } from './directory.ts';
import { hasFlag, optionValue } from './flags.ts';
import type { Source } from './text.ts';
import type { Assignment, Command, Redirect, ShellWord } from './types.ts';
import { visitSubstitutions, walkText } from './walk.ts';
import type { Reading } from './walk.ts';
import { assignmentWord, decodedText, shellWord } from './word.ts';
import { unwrap } from './wrappers.ts';

/** A simple command before it is known what runs it. */
export interface Draft {
  readonly words: readonly ShellWord[];
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  readonly range: Command['range'];
  /** What the word at an index says, as text for another shell; undefined where that cannot be told. */
  readonly text: (index: number) => Source | undefined;
  /** No shell runs it, so that there are no variables and no directory to lose. */
  readonly alone: boolean;
}

export function visitSimple(node: CommandNode, turn: Turn, state: State, reading: Reading): Status {
  const nodes = [...(node.name ? [node.name] : []), ...node.suffix.filter(isWord)];
  const { source } = reading;
  const status = addCommand(draft(node, nodes, source), turn, state, reading);
  return visitParts(node, turn, state, reading, status);
}

function draft(node: CommandNode, nodes: readonly (Word | AssignmentNode)[], source: Source): Draft {
  return {
    words: nodes.map((word) =>
      word.type === 'Word' ? shellWord(word, source) : assignmentWord(word, source),
    ),
    assignments: node.prefix
      .filter((part) => part.type === 'Assignment')
      .map((part) => assignment(part, source)),
    redirects: node.redirects.map((part) => redirect(part, source)),
    range: source.range(node.pos, node.end),
    alone: false,
    text: (index) => {
      const word = nodes[index];
      return word?.type === 'Word' ? decodedText(word, source) : undefined;
    },
  };
}

/** Substitutions run in shells of their own. Only for `X=$(cmd)` alone does the status of the last one count. */
function visitParts(node: CommandNode, turn: Turn, state: State, reading: Reading, status: Status): Status {
  const silent: Turn = { ...turn, statusCounts: false, errexitCounts: false };
  const bare = node.name === undefined;
  let result = status;
  const last = node.prefix.findLastIndex((part) => part.type === 'Assignment');
  node.prefix.forEach((part, i) => {
    const own = visitSubstitutions(part, bare && i === last ? turn : silent, state, reading);
    if (bare && i === last) result = own;
  });
  if (node.name) visitSubstitutions(node.name, silent, state, reading);
  for (const part of node.suffix) visitSubstitutions(part, silent, state, reading);
  return result;
}

/** Wrappers round one command; what is deeper stays a word. */
const WRAPPER_LIMIT = 16;

/** A command as far as it is unwrapped. */
interface Peeled {
  words: readonly ShellWord[];
  assignments: readonly Assignment[];
  wrappedBy: readonly string[];
  /** How many words of the draft are gone. */
  skipped: number;
  /** What stands for the shell: nothing of it is lost. */
  inShell: boolean;
  perhaps: boolean;
  /** `exec`: the shell does not come back. */
  replaces: boolean;
}

/** Adds a command, or those of the script that it runs, and applies what it does to the shell. */
export function addCommand(draft: Draft, turn: Turn, state: State, reading: Reading): Status {
  const peeled = peel(draft, reading.wrappedBy);
  const own: Turn = peeled.perhaps ? { ...turn, reached: 'sometimes' } : turn;
  const status =
    addScript(draft, peeled, own, state, reading) ?? addPlain(draft, peeled, own, state, reading);
  if (!peeled.replaces) return status;
  state.left = true;
  return NEVER;
}

function peel({ words, assignments }: Draft, wrappedBy: readonly string[]): Peeled {
  const peeled = {
    words,
    assignments,
    wrappedBy,
    skipped: 0,
    inShell: true,
    perhaps: false,
    replaces: false,
  };
  for (let i = 0; i < WRAPPER_LIMIT; i++) {
    const found = unwrap(peeled.words);
    if (found?.kind !== 'words') break;
    const { count } = found;
    peeled.assignments = [
      ...peeled.assignments,
      ...found.assignments.flatMap((index) => assignmentOf(peeled.words[index])),
    ];
    peeled.wrappedBy = [...peeled.wrappedBy, ...peeled.words.slice(0, count).map(said)];
    peeled.replaces ||= found.inShell && peeled.words[0]?.literal === 'exec';
    peeled.inShell &&= found.inShell;
    peeled.perhaps ||= found.perhaps;
    peeled.words = peeled.words.slice(count);
    peeled.skipped += count;
  }
  return peeled;
}

/** Reads what stands behind `sh -c`; undefined where there is no such thing, or its text cannot be told. */
function addScript(
  draft: Draft,
  peeled: Peeled,
  turn: Turn,
  state: State,
  reading: Reading,
): Status | undefined {
  const found = unwrap(peeled.words);
  const text = found?.kind === 'text' ? draft.text(peeled.skipped + found.script) : undefined;
  if (found?.kind !== 'text' || text === undefined) return undefined;
  const wrappedBy = [...peeled.wrappedBy, ...found.wrapper.map((index) => said(peeled.words[index]))];
  const directories = found.moves ? lost('the login shell starts in a home directory') : state.directories;
  const isolated = !draft.alone || turn.isolated;
  const own: Turn = {
    ...inSubshell(turn, state),
    isolated,
    errexitCounts: true,
    before: undefined,
    after: undefined,
  };
  return walkText(text, own, { ...found.options, directories, left: false }, { ...reading, wrappedBy });
}

function addPlain(draft: Draft, peeled: Peeled, turn: Turn, state: State, reading: Reading): Status {
  const { words, assignments, wrappedBy, inShell } = peeled;
  const { redirects, range } = draft;
  const isolated = turn.isolated || !(inShell || draft.alone);
  const command = makeCommand({ words, assignments, wrappedBy, redirects, range, isolated }, turn, state);
  reading.findings.commands.push(command);
  if (inShell) applyToShell(command, state, reading);
  return statusOf(command);
}

type Fields = Pick<Command, 'words' | 'assignments' | 'redirects' | 'range' | 'wrappedBy' | 'isolated'>;

function makeCommand(fields: Fields, turn: Turn, state: State): Command {
  const { words } = fields;
  const name = posix.basename(words[0]?.literal ?? '');
  // Field by field: no object is made more often, and a spread costs several times as much.
  return {
    words,
    assignments: fields.assignments,
    redirects: fields.redirects,
    range: fields.range,
    wrappedBy: fields.wrappedBy,
    isolated: fields.isolated,
    name,
    reached: turn.reached,
    tolerated: !(name === 'exit' ? turn.exitCounts : matters(turn, state)),
    before: turn.before,
    after: turn.after,
    directory: state.directories.current,
    has: (...flags) => hasFlag(words, flags),
    option: (...flags) => optionValue(words, flags),
  };
}

function applyToShell(command: Command, state: State, reading: Reading): void {
  const { name, words } = command;
  const effect = reading.functions.get(name);
  state.directories = effect?.moves
    ? lost(`the function ${name} may change it`)
    : after(name, words, state.directories);
  if (effect?.sets) Object.assign(state, { errexit: false, pipefail: false });
  if (name === 'set')
    Object.assign(
      state,
      afterSet(
        words.map((word) => word.literal),
        state,
      ),
    );
  if (name === 'exit' && !exitsWithFailure(words[1]?.literal)) state.left = true;
}

function isWord(node: Word | AssignmentNode | Redirection): node is Word | AssignmentNode {
  return node.type === 'Word' || node.type === 'Assignment';
}

function assignment(node: AssignmentNode, source: Source): Assignment {
  const plain = node.value.type === 'Word' && !node.index;
  return {
    name: node.name,
    append: node.append ?? false,
    value: plain ? shellWord(node.value, source, 'assignment') : undefined,
    range: source.range(node.pos, node.end),
  };
}

function assignmentOf(word: ShellWord | undefined): readonly Assignment[] {
  const equals = word?.raw.indexOf('=') ?? -1;
  if (word === undefined || equals < 0) return [];
  const value = optionValue([word, word], [word.raw.slice(0, equals)]);
  return [{ name: word.raw.slice(0, equals), append: false, value, range: word.range }];
}

function redirect(node: Redirection, source: Source): Redirect {
  return {
    operator: node.operator,
    fd: node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined,
    target: node.type !== 'HereDoc' && node.target ? shellWord(node.target, source) : undefined,
    range: source.range(node.pos, node.end),
  };
}

function said(word: ShellWord | undefined): string {
  return word?.literal ?? word?.raw ?? '';
}
