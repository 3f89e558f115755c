import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import { literalArguments, mayWantReferences } from '../facts/literal-arguments.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { parseExec } from '../shell/parse.ts';
import { join } from './paths.ts';
import { wordReferences, shellWordFor, type Reference } from './reference-words.ts';
import type { Stage } from './stage.ts';

/** An exec form with a reference to a variable, which no shell reads and nobody replaces. */
export interface UnreadReference {
  readonly instruction: Instruction;
  readonly words: readonly Word[];
  /** The program that gets the word as it stands. */
  readonly program: string;
  /** The first word with a reference. */
  readonly word: Word;
  /** The program certainly stops at it; undefined where that is not recorded. */
  readonly source: string | undefined;
  /** The words as a line for the shell. */
  readonly line: Known<string>;
}

/** Programs that start their words as they are, and pass signals on. */
const INITS = new Set(['tini', 'dumb-init']);

/** What a container of this stage's image starts in exec form with references in its words. */
export function unreadReferences(target: Stage): UnreadReference[] {
  const { launch } = target;
  return (['ENTRYPOINT', 'CMD', 'HEALTHCHECK'] as const).flatMap((keyword) => {
    const instruction = launch.instruction(keyword);
    return instruction === undefined ? [] : (unreadIn(target, instruction) ?? []);
  });
}

function unreadIn(target: Stage, instruction: Instruction): UnreadReference | undefined {
  const form = execForm(instruction);
  if (form.form !== 'exec') return undefined;
  const [first] = form.words;
  const word = form.words.find(({ value }) => wordReferences(value).some((one) => one.kind === 'reference'));
  const commands = parseExec(form.words);
  // What a wrapper starts may be a shell; a shell reads the references itself.
  if (first === undefined || word === undefined || word === first || !commands.known) return undefined;
  const [command, second] = commands.value.commands;
  if (command === undefined || second !== undefined || command.wrappedBy.length > 0) return undefined;
  const program = programOf(form.words);
  const facts = literalArguments(program.name);
  const source = form.words.some((_, index) => stopsAt(form.words, index, program))
    ? facts?.source
    : undefined;
  const isLiteral = mayWantReferences(command.name) && !startsScript(form.words, word);
  if (source === undefined && (isLiteral || !isPlain(word))) return undefined;
  return {
    instruction,
    words: form.words,
    program: program.name,
    word,
    source,
    line: shellLine(target, instruction, form.words),
  };
}

interface Program {
  readonly name: string;
  /** Its place among the words. */
  readonly index: number;
}

/** True for an argument of a program in a file, `node server.js $PORT`: it is no code for the interpreter. */
function startsScript([program, script, ...rest]: readonly Word[], word: Word): boolean {
  const name = program?.value.split('/').at(-1) ?? '';
  return (
    /^(node|python[\d.]*|ruby)$/.test(name) &&
    /^[\w./]+\.[a-z]+$/.test(script?.value ?? '') &&
    rest.includes(word)
  );
}

/** `uvicorn` for `/app/.venv/bin/uvicorn`, `python -m uvicorn`; `runserver` for Django's. */
function programOf(words: readonly Word[]): Program {
  const values = words.map(({ value }) => value);
  const name = values[0]?.split('/').at(-1) ?? '';
  if (!/^python[\d.]*$/.test(name)) return { name, index: 0 };
  if (values[1] === '-m') return { name: values[2] ?? '', index: 2 };
  const runserver = values.indexOf('runserver');
  return runserver === 2 && values[1]?.endsWith('manage.py') === true
    ? { name: 'runserver', index: runserver }
    : { name, index: 0 };
}

/** True where the program certainly stops at the word, since it holds a reference where a number has to stand. */
function stopsAt(words: readonly Word[], index: number, { name, index: start }: Program): boolean {
  const facts = literalArguments(name);
  const value = words[index]?.value ?? '';
  if (facts === undefined || index <= start) return false;
  if (facts.address === true) return /^https?:\/\/[\w.-]+:\$/.test(value);
  const equals = value.startsWith('-') ? value.indexOf('=') : -1;
  const isOption = value.startsWith('-');
  const before = words[index - 1]?.value ?? '';
  if (equals > 0)
    return facts.numbers.includes(value.slice(0, equals)) && endsWithReference(value.slice(equals + 1));
  if (isOption || !endsWithReference(value)) return false;
  if (facts.numbers.includes(before)) return true;
  if (facts.operand === true) return index === start + 1;
  const jar = words.findIndex((word) => word.value === '-jar');
  return (
    facts.beforeJar === true &&
    index < jar &&
    isWhole(value) &&
    !before.startsWith('-cp') &&
    !/^-{1,2}(classpath|class-path|module-path|p|m)$/.test(before)
  );
}

/** `$PORT`, `0.0.0.0:$PORT`, `${HOST}:${PORT}`: no path of a socket. */
function endsWithReference(value: string): boolean {
  const parts = wordReferences(value);
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last?.kind !== 'reference' || value.startsWith('unix:') || value.startsWith('fd:')) return false;
  return before === undefined || (before.kind === 'text' && before.text.endsWith(':'));
}

function isWhole(value: string): boolean {
  const parts = wordReferences(value);
  return parts.length === 1 && parts[0]?.kind === 'reference';
}

/** A word that ends with one reference to a variable in capitals, the whole of it or behind `:` or `=`. */
function isPlain({ value }: Word): boolean {
  const parts = wordReferences(value);
  const last = parts.at(-1);
  const [text] = parts;
  if (last?.kind !== 'reference' || parts.length > 2 || !/^[A-Z][A-Z0-9_]*$/.test(last.name)) return false;
  return text === last || (text?.kind === 'text' && /^[\w.-]*[:=]$/.test(text.text));
}

function shellLine(target: Stage, instruction: Instruction, words: readonly Word[]): Known<string> {
  const entry = target.launch.instruction('ENTRYPOINT');
  if (instruction.keyword === 'CMD' && entry !== undefined && !isInit(entry) && !handsOn(target, entry))
    return unknown('its words go to the program of ENTRYPOINT');
  const shell = hasShell(target);
  if (!shell.known) return shell;
  const written: string[] = [];
  for (const { value } of words) {
    const word = shellWordFor(value, (one) => asWritten(target, one));
    if (word === undefined) return unknown(`${value} would mean something else to a shell`);
    const missing = wordReferences(value).find((one) => one.kind === 'reference' && isOnlyArg(target, one));
    if (missing?.kind === 'reference' && word.includes(missing.text))
      return unknown(`${missing.name} is an ARG, which a container does not see`);
    written.push(word);
  }
  return known(`exec ${written.join(' ')}`);
}

function isInit(instruction: Instruction): boolean {
  const form = execForm(instruction);
  const [program, ...options] = form.form === 'exec' ? form.words.map(({ value }) => value) : [];
  return INITS.has(program?.split('/').at(-1) ?? '') && options.every((option) => option.startsWith('-'));
}

/** A shell script of the build context that ends by running its arguments as a command. */
function handsOn(target: Stage, entrypoint: Instruction): boolean {
  const form = execForm(entrypoint);
  const { workdir } = target.end;
  const [script, ...rest] = form.form === 'exec' ? form.words : [];
  if (script === undefined || rest.length > 0 || !workdir.known) return false;
  const file = valueOf(target.files.entry(join(workdir.value, script.value)))?.contextPath;
  const text = file === undefined ? '' : (target.build.context.text(file) ?? '');
  return (
    /^#!\s*\S*\b(env +)?(ba|da|a)?sh\b/.test(text) && text.trimEnd().split(/\r?\n/).at(-1) === 'exec "$@"'
  );
}

/** Known where the image certainly has `sh`. */
function hasShell(target: Stage): Known<true> {
  const runs = target.chain
    .flatMap((stage) => stage.steps)
    .some(
      (step) =>
        step.instruction.keyword === 'RUN' &&
        execForm(step.instruction).form === 'shell' &&
        step.stage.state(step.index).shell.known,
    );
  const image = target.image;
  if (runs || (image.known && image.value.shell.known && image.value.shell.value !== 'none'))
    return known(true);
  return unknown('whether the image has a shell is not known');
}

/** The reference with the one port that is exposed, or asked for health, as its default, where the image sets no PORT. */
function asWritten(
  target: Stage,
  { name, text, fallback }: Reference,
): { readonly text: string; readonly splits: boolean } {
  const value = target.end.env(name);
  const isPlainValue = value.known && /^[\w.:/,-]+$/.test(value.value ?? '');
  const splits = isPlainValue || /(^|_)PORT$|(OPTS|OPTIONS|ARGS|FLAGS)$/.test(name);
  const port = exposedPort(target) ?? probedPort(target);
  const lacks = name === 'PORT' && !fallback && is(value, undefined);
  return { text: lacks && port !== undefined ? `\${PORT:-${port}}` : text, splits };
}

function isOnlyArg(target: Stage, { name, fallback }: Reference): boolean {
  const declared = target.variables.arg(name, Infinity) !== undefined;
  return declared && !fallback && is(target.end.env(name), undefined);
}

/** The port at which the health check asks this container. */
function probedPort({ launch, chain }: Stage): string | undefined {
  const exposes = chain.some(({ steps }) =>
    steps.some(({ instruction }) => instruction.keyword === 'EXPOSE'),
  );
  const probe = exposes ? undefined : launch.instruction('HEALTHCHECK')?.body.text;
  return probe === undefined ? undefined : LOCAL_PORT.exec(probe)?.[1];
}

const LOCAL_PORT = /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d{2,5})\b/;

function exposedPort(target: Stage): string | undefined {
  const words = target.chain
    .flatMap((stage) => stage.steps)
    .flatMap(({ instruction }) => (instruction.keyword === 'EXPOSE' ? instruction.words : []));
  const [port] = words;
  return words.length === 1 && /^\d+(\/tcp)?$/.test(port?.value ?? '')
    ? port?.value.split('/')[0]
    : undefined;
}
