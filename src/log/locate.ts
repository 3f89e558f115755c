import { fromParts } from '../dockerfile/from-parts.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { BuildLog, FailedStep } from './types.ts';

/**
 * The instruction that failed: by the line that the builder names, by the number of the step, or by the text of the
 * instruction or command where only one has it. Undefined where the log does not say, where several fit, and where the
 * log is of another Dockerfile.
 */
export function locate(log: BuildLog, dockerfile: Dockerfile): Instruction | undefined {
  const { failed } = log;
  if (failed === undefined) return undefined;
  const text = (instruction: Instruction): boolean => agrees(failed, instruction);
  const said = failed.line === undefined ? undefined : atLine(dockerfile, failed.line);
  if (said !== undefined && text(said)) return said;
  const candidates = numbered(log, failed, dockerfile).filter(text);
  if (candidates.length === 1) return candidates[0];
  const same = dockerfile.instructions.filter(text);
  return same.length === 1 && isTold(failed) ? same[0] : undefined;
}

/** The text of the failed step is known, so that it can tell an instruction from others. */
function isTold({ instruction, command }: FailedStep): boolean {
  return instruction !== undefined || command !== undefined;
}

function atLine(dockerfile: Dockerfile, line: number): Instruction | undefined {
  return dockerfile.instructions.find(({ range }) => {
    return dockerfile.position(range.start).line <= line && line <= dockerfile.position(range.end).line;
  });
}

/** The instructions that the builder may mean by the number. */
function numbered(log: BuildLog, failed: FailedStep, dockerfile: Dockerfile): readonly Instruction[] {
  const { step } = failed;
  if (step === undefined) return [];
  if (log.builder === 'docker') return dockerfile.instructions.slice(step - 1, step);
  const stages = stagesOf(failed, dockerfile);
  const lists = stages.map((stage) => (log.builder === 'buildkit' ? layersOf(stage) : stage.instructions));
  // BuildKit counts what triggers of the base image add, too: then the numbers say nothing.
  const fitting = lists.filter(
    ({ length }) => log.builder !== 'buildkit' || length === (failed.total ?? length),
  );
  return fitting.flatMap((list) => list.slice(step - 1, step));
}

/** What BuildKit counts: https://github.com/moby/buildkit/blob/v0.20.0/frontend/dockerfile/dockerfile2llb/convert.go, `cmdTotal`. */
function layersOf({ instructions, isFromImage }: Stage): readonly Instruction[] {
  return instructions.filter(({ keyword }) => LAYERS.has(keyword) || (keyword === 'FROM' && isFromImage));
}

const LAYERS: ReadonlySet<string> = new Set(['ADD', 'COPY', 'RUN', 'WORKDIR']);

interface Stage {
  readonly name: string | undefined;
  /** FROM first. */
  readonly instructions: Instruction[];
  /** It starts from an image, neither from another stage nor from nothing. A variable is taken for an image. */
  readonly isFromImage: boolean;
}

/** The stages that the label may mean: all, where it names none. */
function stagesOf({ stage }: FailedStep, dockerfile: Dockerfile): readonly Stage[] {
  const stages = readStages(dockerfile);
  const [, index] = /^stage-(\d+)$/.exec(stage ?? '') ?? [];
  const named = stages.filter(({ name }) => stage !== undefined && name === stage.toLowerCase());
  if (named.length > 0) return named;
  const numbered = index === undefined ? undefined : stages[Number(index)];
  return numbered === undefined ? stages : [numbered];
}

function readStages(dockerfile: Dockerfile): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const { image, name } = fromParts(instruction);
    const base = image?.value.toLowerCase();
    const isFromImage =
      base !== 'scratch' && stages.every((stage) => stage.name === undefined || stage.name !== base);
    stages.push({ name: name?.value.toLowerCase(), instructions: [instruction], isFromImage });
  }
  return stages;
}

/** False where the log shows another text than the instruction has. */
function agrees(failed: FailedStep, instruction: Instruction): boolean {
  if (failed.instruction !== undefined) return showsInstruction(failed.instruction, instruction);
  return (
    failed.command === undefined ||
    (instruction.keyword === 'RUN' && showsCommand(failed.command, instruction))
  );
}

function showsInstruction(shown: string, instruction: Instruction): boolean {
  const [, keyword = '', rest = ''] = /^(\w+)\s*([^]*)$/.exec(shown) ?? [];
  if (keyword.toUpperCase() !== instruction.keyword) return false;
  // Variables of other instructions are shown replaced.
  if (instruction.keyword !== 'RUN')
    return instruction.body.text.includes('$') || same(withoutFlags(rest), instruction);
  return same(withoutFlags(rest), instruction);
}

function withoutFlags(text: string): string {
  let rest = text.trimStart();
  while (rest.startsWith('--')) rest = rest.replace(/^\S+\s*/, '');
  return rest;
}

function showsCommand(command: string, instruction: Instruction): boolean {
  return same(command, instruction) || same(behindShell(command), instruction);
}

/** What stands behind `/bin/sh -c`, `/bin/bash -o pipefail -c`, `powershell -Command`, `cmd /S /C`. */
function behindShell(command: string): string {
  let rest = command;
  for (let words = 0; words < LONGEST_SHELL; words++) {
    const [word = '', after = ''] = /^(\S*)\s*([^]*)$/.exec(rest)?.slice(1) ?? [];
    rest = after;
    if (/^-\w*c$|^-Command$|^\/[cC]$/.test(word)) return rest;
  }
  return command;
}

const LONGEST_SHELL = 8;

/** Shorter beginnings are not enough to know a command that is cut at its end. */
const ENOUGH = 16;

function same(shown: string, instruction: Instruction): boolean {
  const whole = squeeze(shown);
  const start = squeeze(shown.replace(CUT, ''));
  const isStart = start !== whole && start.length >= ENOUGH;
  return texts(instruction).some((own) => own === whole || (isStart && own.startsWith(start)));
}

/** What stands where a text was cut at its end. */
const CUT = /(?:…|\.\.\.)(?:\[cut\])?$/;

/** The ways in which builders write what an instruction has. */
function texts({ body, json, heredocs }: Instruction): string[] {
  const words = json?.map(({ value }) => value).join(' ');
  const whole = [body.text, ...heredocs.map(({ content }) => content.text)];
  return [
    squeeze(body.text),
    ...(words === undefined ? [] : [squeeze(words)]),
    squeeze(whole.join('\n')),
    ...heredocs.map(({ content }) => squeeze(content.text)),
  ];
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
