import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction, LogicalText } from '../dockerfile/types.ts';
import { passesOn } from '../facts/passing-entrypoints.ts';
import { endsOnSigterm } from '../facts/servers.ts';
import { isShellBuiltin } from '../facts/shell-builtins.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';
import { lowerBound } from '../shell/text.ts';
import { isPosixShell, parseShell } from '../shell/parse.ts';
import type { Command, Script } from '../shell/types.ts';
import type { Build } from './build.ts';
import { shellessStarts } from './empty-images.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';

/** A CMD or ENTRYPOINT that a shell reads. */
export interface ShellForm {
  readonly instruction: Instruction;
  readonly range: Range;
  /** How it becomes a JSON array, or why it does not. */
  readonly change: JsonChange | { readonly kind: 'none'; readonly reason: string };
}

export interface JsonChange {
  /** `exec`: the program's words; `shell`: a shell, which gives way to the last command. */
  readonly kind: 'exec' | 'shell';
  readonly edits: readonly Edit[];
  /** What could differ, in sentences; empty where nothing can. */
  readonly risks: readonly string[];
}

/** The last CMD and ENTRYPOINT of each stage, where they are in shell form and the image may have a shell. */
export function* shellForms(build: Build): Iterable<ShellForm> {
  for (const stage of build.stages) {
    const settled = new Set(shellessStarts(stage).map(({ instruction }) => instruction));
    for (const keyword of ['ENTRYPOINT', 'CMD'] as const) {
      const instruction = stage.last(keyword);
      const form = instruction && execForm(instruction);
      if (instruction === undefined || settled.has(instruction) || form?.form !== 'shell') continue;
      const range = form.body.range(0, form.body.text.trimEnd().length);
      yield { instruction, range, change: changeOf(stage, instruction, form.body, range) };
    }
  }
}

function changeOf(
  stage: Stage,
  instruction: Instruction,
  body: LogicalText,
  range: Range,
): ShellForm['change'] {
  const none = (reason: string) => ({ kind: 'none', reason }) as const;
  const { shell } = stage.state(stage.step(instruction)?.index ?? 0);
  if (
    !shell.known ||
    !isPosixShell(shell.value) ||
    !isPlainShell(shell.value) ||
    stage.end.setsEnv('BASH_ENV')
  )
    return none('its shell does more than read the command');
  if (/^\[|\{\{/.test(body.text) || mayBeOfWindows(stage, body.text))
    return none('it may be no line of a shell of Linux');
  const script = parseShell(body);
  if (!script.known) return none(script.reason);
  if (instruction.keyword === 'CMD' && isIgnored(stage))
    return none('the ENTRYPOINT in shell form ignores it');
  const alone = aloneIn(script.value, body);
  const hasCommand = instruction.keyword === 'ENTRYPOINT' && getsArguments(stage);
  if (alone !== undefined && !hasCommand)
    return { kind: 'exec', edits: asList(alone, range.start), risks: execRisks(stage, instruction, alone) };
  const place = execPlace(script.value, body);
  if (place === undefined) return none('the shell has more to do than to start one program');
  const edits = asShellCall(shell.value, body, place.at);
  if (edits === undefined) return none('it is indented by tabs, which JSON does not take');
  const risks = place.at === undefined ? [] : firstProcessRisk(place.program);
  return { kind: 'shell', edits, risks };
}

/** Of an image that is not known, or says so in its name: there `cmd` reads the line, and a backslash parts directories. */
function mayBeOfWindows({ image, rootReference, build }: Stage, text: string): boolean {
  if (image.known) return false;
  const name = rootReference.known ? rootReference.value : '';
  return (
    build.dockerfile.escape === '`' || text.includes('\\') || /windows|nanoserver|servercore/i.test(name)
  );
}

/** No login shell, and no more options than for errors. */
function isPlainShell([program = '', ...flags]: readonly string[]): boolean {
  const plain = flags.filter((flag) => flag !== 'pipefail' && flag !== 'errexit');
  return /(^|\/)(ba|da|a)?sh$/.test(program) && plain.every((flag) => /^-[euxoc]+$/.test(flag));
}

function isIgnored({ launch }: Stage): boolean {
  const entrypoint = launch.instruction('ENTRYPOINT');
  return entrypoint !== undefined && execForm(entrypoint).form === 'shell';
}

/** An ENTRYPOINT in exec form would get what a CMD says, of this stage or of one that is built on it. */
function getsArguments(stage: Stage): boolean {
  const users = stage.build.stages.filter(({ chain }) => chain.includes(stage));
  return users.some(({ launch }) => launch.instruction('CMD') !== undefined);
}

/** The one command that makes up all of the text, where it needs no shell. */
function aloneIn({ commands }: Script, body: LogicalText): Command | undefined {
  const [command, ...more] = commands;
  if (command === undefined || more.length > 0) return undefined;
  const { words, wrappedBy, assignments, redirects } = command;
  const isPlain =
    assignments.length === 0 &&
    redirects.length === 0 &&
    command.after === undefined &&
    command.reached === 'always' &&
    !command.isolated &&
    wrappedBy.every((word) => word === 'exec') &&
    words.every(({ literal }) => literal !== undefined && !/[{}\n]/.test(literal));
  const all = body.range(0, body.text.trimEnd().length);
  const isWhole =
    command.range.end === all.end && (command.range.start === all.start || wrappedBy.length === 1);
  return isPlain && isWhole && !isShellBuiltin(words[0]?.literal ?? '.') ? command : undefined;
}

/** Each word as a JSON string in its place, so that the layout stays; an `exec` before them goes. */
function asList({ words }: Command, start: number): Edit[] {
  return words.map(({ range, literal = '' }, index) => {
    const [open, close] = [index === 0 ? '[' : '', index === words.length - 1 ? ']' : ','];
    return {
      start: index === 0 ? start : range.start,
      end: range.end,
      text: open + JSON.stringify(literal) + close,
    };
  });
}

/** Where in the text `exec` goes, before its last command; undefined there where it has one. */
function execPlace(
  { commands, end }: Script,
  body: LogicalText,
): { readonly at: number | undefined; readonly program: string } | undefined {
  const [first] = commands;
  if (first?.wrappedBy[0] === 'exec' && first.reached === 'always')
    return { at: undefined, program: first.name };
  if (end === undefined || commands.some(({ name, after }) => name === 'trap' || after === '&'))
    return undefined;
  const command = commands.find(
    ({ range }) => range.start === end.range.start && range.end === end.range.end,
  );
  if (command === undefined || !isLastProgram(command)) return undefined;
  return { at: indexOf(body, end.range.start), program: command.name };
}

/** Index in the logical text of an offset of the Dockerfile. */
function indexOf(body: LogicalText, offset: number): number {
  return lowerBound(body.text.length, (index) => body.offset(index) >= offset);
}

/** The text as the last string of an array that begins with the shell, its lines kept; undefined where no string can hold it. */
function asShellCall(
  shell: readonly string[],
  body: LogicalText,
  execAt: number | undefined,
): Edit[] | undefined {
  const text = body.text.trimEnd();
  if (text.includes('\t')) return undefined;
  const opening = `[${shell.map((word) => `${JSON.stringify(word)}, `).join('')}"`;
  const edits: Edit[] = [];
  for (let index = 0; index < text.length; index++) {
    const before = (index === 0 ? opening : '') + (index === execAt ? 'exec ' : '');
    const char = text[index] ?? '';
    const isSpecial = char === '"' || char === '\\';
    if (before === '' && !isSpecial) continue;
    const { start } = body.range(index, index);
    edits.push({ start, end: isSpecial ? start + 1 : start, text: before + (isSpecial ? `\\${char}` : '') });
  }
  const { end } = body.range(0, text.length);
  return [...edits, { start: end, end, text: '"]' }];
}

function isLastProgram({ words, wrappedBy, assignments, reached, before, isolated }: Command): boolean {
  if (reached !== 'always' || before === '|' || words[0] === undefined) return false;
  // What runs another program is the one that is started; what it is told of variables is its own affair.
  if (wrappedBy.length > 0) return !isShellBuiltin(wrappedBy[0] ?? '');
  const program = words[0].literal;
  return !isolated && assignments.length === 0 && (program === undefined || !isShellBuiltin(program));
}

function execRisks(stage: Stage, instruction: Instruction, command: Command): string[] {
  const risks = givesWay(stage, command) ? [] : firstProcessRisk(command.name);
  if (!startsAlone(stage, command.words[0]?.literal ?? ''))
    risks.push('A script that does not begin with #! is no longer started.');
  if (instruction.keyword === 'ENTRYPOINT')
    risks.push('Arguments of docker run, which are ignored today, are handed to the program.');
  else if (!hasNoEntrypoint(stage))
    risks.push(
      'The ENTRYPOINT of the image gets the words of the command, and no longer a shell with one word.',
    );
  return risks;
}

/** Bash and busybox replace themselves by the one command that they are given; the dash of Debian starts it beside itself. */
function givesWay({ image, end }: Stage, { wrappedBy }: Command): boolean {
  if (wrappedBy.includes('exec')) return true;
  if (!image.known || !image.value.shell.known || !end.shell.known) return false;
  const program = image.value.shell.value;
  return end.shell.value[0]?.endsWith('bash') === true || program === 'bash' || program === 'busybox';
}

function firstProcessRisk(program: string): string[] {
  return endsOnSigterm(program) === undefined
    ? [
        `${program || 'The program'} becomes the first process of the container, which has to act on SIGTERM by itself.`,
      ]
    : [];
}

/** Nothing stands between the command and the container, or nothing that cares which words it gets. */
function hasNoEntrypoint({ launch, image }: Stage): boolean {
  if (launch.instruction('ENTRYPOINT') !== undefined || !image.known) return false;
  const { entrypoint } = image.value;
  return entrypoint.known && (entrypoint.value.length === 0 || passesOn(image.value.image, entrypoint.value));
}

/** A program, or a script that says which program reads it: a shell takes what does not say so for its own. */
function startsAlone(stage: Stage, program: string): boolean {
  const { chain, end, files, build } = stage;
  const name = program.slice(program.lastIndexOf('/') + 1);
  const isCopied = chain.some(({ copies }) =>
    copies.some(({ target, sources }) =>
      [target, ...sources.map(({ path }) => path)].some(
        (path) => path.known && path.value.endsWith(`/${name}`),
      ),
    ),
  );
  if (!program.includes('/') || /^\/(usr\/(local\/)?)?s?bin\//.test(program)) return !isCopied;
  if (!end.workdir.known) return false;
  const entry = files.entry(join(end.workdir.value, program));
  const file = entry.known ? entry.value?.contextPath : undefined;
  return file !== undefined && build.context.text(file)?.startsWith('#!') === true;
}
