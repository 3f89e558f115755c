import { failedStep, numberOf } from './failed-step.ts';
import type { Reading } from './read.ts';
import type { FailedStep, LogLine } from './types.ts';

/**
 * BuildKit. Plain progress gives every vertex a number, `#12 [builder 3/5] RUN npm ci`, and prefixes its output with it;
 * the terminal's shows ` => ERROR [builder 3/5] RUN npm ci`. Both end with the failed vertex between two rules, the
 * place in the Dockerfile, and `ERROR: failed to solve: …`.
 */
export function readBuildKit(lines: readonly LogLine[]): Reading | undefined {
  if (!lines.some(({ text }) => OWN.test(text))) return undefined;
  const block = errorBlock(lines);
  const vertex = failedVertex(lines);
  const solve = lines.findLast(({ text }) => SOLVE.test(text))?.text;
  if (block === undefined && vertex === undefined && solve === undefined)
    return { failed: undefined, output: lines.map(withoutPrefix) };
  const label = block?.label ?? labelOf(lines, vertex);
  const output = [...outputOf(lines, vertex, block), ...closing(lines)];
  return { failed: stepOf(label, placeOf(lines), processOf(lines)), output: distinct(output) };
}

const OWN =
  /^#\d+ (?:\[|\d+\.\d+ |ERROR|DONE|CACHED|CANCELED|transferring|resolve|sha256:)|^\[\+\] Building |^ ?=> (?:ERROR |CACHED |CANCELED )?\[|failed to solve|^ > \[[^\]]*\d+\/\d+\]|did not complete successfully: exit code/;
const SOLVE = /failed to solve(?: with frontend \S+)?:/;
/** `[builder 3/5]`, `[3/5]`, `[linux/arm64 builder 3/5]`, `[web builder 3/5]` of docker compose. */
const LABEL = /\[([^[\]]*?) ?(\d+)\/(\d+)\] (.*)$/;
const VERTEX = /^#(\d+) (.*)/;

interface Block {
  readonly label: string;
  readonly lines: readonly LogLine[];
}

/** ` > [builder 3/5] RUN npm ci:` and what stands between it and the next rule. */
function errorBlock(lines: readonly LogLine[]): Block | undefined {
  const at = lines.findLastIndex(
    ({ text }, index) => / > /.test(text.slice(0, 4)) && isRule(lines[index - 1]),
  );
  const title = lines[at]?.text;
  if (title === undefined) return undefined;
  const end = lines.findIndex((line, index) => index > at && isRule(line));
  const body = lines.slice(at + 1, end === -1 ? lines.length : end).map(withoutPrefix);
  return { label: title.replace(/^ ?> /, '').replace(/:$/, ''), lines: body };
}

function isRule(line: LogLine | undefined): boolean {
  return line !== undefined && /^-{3,}$/.test(line.text);
}

function failedVertex(lines: readonly LogLine[]): string | undefined {
  const error = lines.find(({ text }) => /^#\d+ ERROR(?:: |$)/.test(text));
  return error === undefined ? undefined : VERTEX.exec(error.text)?.[1];
}

function labelOf(lines: readonly LogLine[], vertex: string | undefined): string | undefined {
  const own = lines.find(({ text }) => vertex !== undefined && text.startsWith(`#${vertex} [`));
  const shown = own ?? lines.findLast(({ text }) => /^ ?=> ERROR \[/.test(text));
  return shown?.text
    .replace(/^#\d+ /, '')
    .replace(/^ ?=> ERROR /, '')
    .replace(/(?<! ) +\d+(?:\.\d+)?s$/, '');
}

function outputOf(
  lines: readonly LogLine[],
  vertex: string | undefined,
  block: Block | undefined,
): LogLine[] {
  const own = lines.filter(
    ({ text }) => vertex !== undefined && text.startsWith(`#${vertex} `) && !isStatus(text),
  );
  // The block repeats the last lines of the output; without progress it is all there is.
  return own.length > (block?.lines.length ?? 0) ? own.map(withoutPrefix) : [...(block?.lines ?? [])];
}

function isStatus(text: string): boolean {
  return /^#\d+ (?:\[|DONE|CACHED|CANCELED|sha256:)/.test(text);
}

/** The lines in which the builder itself says why it stopped; where they name a process, they say no more than its output. */
function closing(lines: readonly LogLine[]): LogLine[] {
  const said = ({ text }: LogLine): boolean =>
    SOLVE.test(text) || /^#\d+ ERROR: |^(?:ERROR|error): /.test(text);
  return lines.filter((line) => said(line) && !PROCESS.test(line.text)).map(withoutPrefix);
}

/** `#12 0.345 text` of plain progress, `12.34 text` in the block, ` => => # text` of the terminal. */
function withoutPrefix(line: LogLine): LogLine {
  const text = line.text.replace(/^#\d+ (?:\d+\.\d+ ?)?|^\d+\.\d{1,3} |^ ?=> => # ?/, '');
  return text === line.text ? line : { ...line, text };
}

function distinct(lines: readonly LogLine[]): LogLine[] {
  return [...new Map(lines.map((line) => [line.number, line])).values()];
}

/** `Dockerfile:12` over a rule, with the line itself marked `12 | >>> RUN npm ci`. */
function placeOf(lines: readonly LogLine[]): number | undefined {
  const at = lines.findLastIndex(({ text }, index) => /^\S*:\d+$/.test(text) && isRule(lines[index + 1]));
  const marked = lines.slice(at + 2).find(({ text }) => /^ *\d+ \| >>> /.test(text));
  if (at !== -1) return numberOf(/:(\d+)$/.exec(lines[at]?.text ?? '')?.[1]);
  return numberOf(/^ *(\d+) \| >>> /.exec(marked?.text ?? '')?.[1]);
}

const PROCESS =
  /(?:process "(.*)" did not complete successfully|executor failed running \[(.*)\]|runc did not terminate successfully)(?:: exit code: (\d+))?/;

function processOf(lines: readonly LogLine[]): RegExpExecArray | undefined {
  const line = lines.findLast(({ text }) => PROCESS.test(text));
  return PROCESS.exec(line?.text ?? '') ?? undefined;
}

function stepOf(
  label: string | undefined,
  line: number | undefined,
  process: RegExpExecArray | undefined,
): FailedStep | undefined {
  const [, place, step, total, instruction] = LABEL.exec(label ?? '') ?? [];
  if (step === undefined && line === undefined && process === undefined) return undefined;
  // The last word: before it may stand a platform, or a service of docker compose.
  const stage = place?.split(' ').at(-1);
  return failedStep({
    step: numberOf(step),
    total: numberOf(total),
    stage: stage === '' ? undefined : stage,
    line,
    instruction,
    command: process?.[1]?.replace(/\\(.)/g, '$1') ?? process?.[2],
    exitCode: numberOf(process?.[3]),
  });
}
