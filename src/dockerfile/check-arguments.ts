import type { Range } from '../range.ts';
import { execForm } from './exec-form.ts';
import { fromParts } from './from-parts.ts';
import { heredocMarkers } from './heredoc.ts';
import type { ParsedInstruction } from './instruction.ts';
import { readJsonForm } from './json.ts';
import type { Problem } from './types.ts';

type Check = (instruction: ParsedInstruction) => Iterable<Problem>;

/** Arguments that BuildKit refuses. */
export function* checkArguments(instruction: ParsedInstruction): Iterable<Problem> {
  yield* checkForm(instruction);
  const check = CHECKS.get(instruction.keyword);
  if (check !== undefined) yield* check(instruction);
}

/** What BuildKit refuses even behind ONBUILD, where it looks at the form of the arguments only. */
function* checkForm(instruction: ParsedInstruction): Iterable<Problem> {
  if (instruction.keyword === 'ENV' || instruction.keyword === 'LABEL') yield* checkPairs(instruction);
  if (isMixedArray(instruction)) yield at(instruction, 'a JSON array may hold strings only');
}

function isMixedArray(instruction: ParsedInstruction): boolean {
  if (instruction.jsonForm.kind !== 'none') return instruction.jsonForm.kind === 'mixed';
  if (instruction.keyword !== 'HEALTHCHECK') return false;
  const form = execForm(instruction);
  return form.form === 'shell' && readJsonForm(form.body.text).kind === 'mixed';
}

function* checkPairs(instruction: ParsedInstruction): Iterable<Problem> {
  const { keyword, pairs } = instruction;
  for (const { key, keyRange, value, range, legacy } of pairs) {
    if (value === undefined) {
      const message = legacy
        ? `${keyword} ${key} has no value`
        : `${key} has no equals sign: ${keyword} takes name=value`;
      yield { message, range };
    } else if (isEmpty(keyRange)) {
      yield { message: `${keyword} has a value without a name`, range };
    }
  }
}

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['ADD', checkCopy],
  ['ARG', checkArg],
  ['COPY', checkCopy],
  ['ENV', needsArgument],
  ['EXPOSE', needsArgument],
  ['FROM', checkFrom],
  ['HEALTHCHECK', checkHealthcheck],
  ['LABEL', needsArgument],
  ['MAINTAINER', needsArgument],
  ['ONBUILD', checkOnbuild],
  ['SHELL', checkShell],
  ['STOPSIGNAL', needsArgument],
  ['USER', needsArgument],
  ['VOLUME', checkVolume],
  ['WORKDIR', needsArgument],
]);

function* needsArgument(instruction: ParsedInstruction): Iterable<Problem> {
  if (instruction.body.text === '') yield at(instruction, `${instruction.keyword} needs an argument`);
}

function* checkCopy(instruction: ParsedInstruction): Iterable<Problem> {
  const words = instruction.json ?? instruction.words;
  const destination = words.at(-1);
  if (destination === undefined || words.length < 2) {
    yield at(instruction, `${instruction.keyword} needs a source and a destination`);
  } else if (heredocMarkers(destination.raw).some(({ start }) => start === 0)) {
    yield {
      message: `${instruction.keyword} cannot have a heredoc as its destination`,
      range: destination.range,
    };
  }
}

function* checkArg(instruction: ParsedInstruction): Iterable<Problem> {
  yield* needsArgument(instruction);
  for (const { keyRange, value, range } of instruction.pairs) {
    if (value !== undefined && isEmpty(keyRange)) yield { message: 'ARG has a value without a name', range };
  }
}

const STAGE_NAME = /^[a-z][a-z0-9_.-]*$/;

function* checkFrom(instruction: ParsedInstruction): Iterable<Problem> {
  const { name } = fromParts(instruction);
  const count = instruction.words.length;
  if (count !== 1 && (count !== 3 || name === undefined)) {
    yield at(instruction, 'FROM takes an image, and AS with a name');
  } else if (name !== undefined && !STAGE_NAME.test(name.raw.toLowerCase())) {
    const message = `${name.raw} is no name for a stage: it begins with a letter and holds letters, digits, "-", "_" and "."`;
    yield { message, range: name.range };
  }
}

function* checkHealthcheck(instruction: ParsedInstruction): Iterable<Problem> {
  const [type, ...rest] = instruction.words;
  if (type === undefined) return yield at(instruction, 'HEALTHCHECK needs CMD or NONE');
  const kind = type.raw.toUpperCase();
  if (kind === 'NONE') {
    if (rest.length > 0) yield at(instruction, 'HEALTHCHECK NONE takes no arguments');
  } else if (kind !== 'CMD') {
    yield { message: `HEALTHCHECK takes CMD or NONE, not ${type.raw}`, range: type.range };
  } else if (execForm(instruction).form === 'none') {
    yield at(instruction, 'HEALTHCHECK CMD needs a command');
  }
}

function* checkOnbuild(instruction: ParsedInstruction): Iterable<Problem> {
  const { trigger } = instruction;
  if (trigger === undefined) return yield at(instruction, 'ONBUILD needs an instruction');
  if (trigger.keyword === 'ONBUILD' || trigger.keyword === 'FROM' || trigger.keyword === 'MAINTAINER') {
    yield { message: `${trigger.keyword} may not stand behind ONBUILD`, range: trigger.keywordRange };
  } else {
    yield* checkForm(trigger);
  }
}

function* checkShell(instruction: ParsedInstruction): Iterable<Problem> {
  if (instruction.jsonForm.kind === 'mixed') return;
  const { json } = instruction;
  if (json === undefined || json.length === 0)
    yield at(instruction, 'SHELL takes a JSON array of at least one string');
}

function* checkVolume(instruction: ParsedInstruction): Iterable<Problem> {
  const words = instruction.json ?? instruction.words;
  if (words.length === 0) yield at(instruction, 'VOLUME needs an argument');
  for (const { value, range, quote } of words) {
    if (quote !== undefined && value.trim() === '')
      yield { message: 'VOLUME cannot be an empty string', range };
  }
}

function at(instruction: ParsedInstruction, message: string): Problem {
  return { message, range: instruction.head };
}

function isEmpty({ start, end }: Range): boolean {
  return start === end;
}
