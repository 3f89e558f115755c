import { failedStep, numberOf } from './failed-step.ts';
import type { Reading } from './read.ts';
import type { FailedStep, LogLine } from './types.ts';

/**
 * The builder before BuildKit: `Step 4/9 : RUN …`, the output, and at the end `The command '/bin/sh -c …' returned a
 * non-zero code: 1`, or a line of the daemon.
 */
export function readDocker(lines: readonly LogLine[]): Reading | undefined {
  const at = lines.findLastIndex(({ text }) => STEP.test(text));
  const returned = lastCommand(lines, at);
  if (at === -1 && returned === undefined && !lines.some(({ text }) => DAEMON.test(text))) return undefined;
  const output = withoutCommand(lines.slice(at + 1), returned);
  if (!failed(output, returned)) return { failed: undefined, output };
  return { failed: stepOf(lines[at]?.text, returned) ?? unread(output), output };
}

const STEP = /^Step (\d+)(?:\/(\d+))? : (.*)/;
const DAEMON =
  /^(?:Error response from daemon: |Sending build context to Docker daemon|failed to process "|invalid reference format)/;
const SUCCESS = /^(?:Successfully (?:built|tagged) )/;

interface Returned {
  readonly command: string | undefined;
  readonly exitCode: number | undefined;
  readonly first: number;
  readonly last: number;
}

/** The command in the message may have line breaks, and be cut at the end. */
function lastCommand(lines: readonly LogLine[], after: number): Returned | undefined {
  const first = lines.findLastIndex(({ text }) => text.startsWith("The command '"));
  if (first <= after) return undefined;
  const end = lines.findIndex(({ text }, index) => index >= first && RETURNED.test(text));
  const last = end === -1 ? lines.length - 1 : end;
  const text = lines
    .slice(first, last + 1)
    .map((line) => line.text)
    .join('\n');
  const [, exitCode] = RETURNED.exec(text) ?? [];
  const command = text.slice("The command '".length).replace(RETURNED, '');
  return { command, exitCode: numberOf(exitCode), first, last };
}

const RETURNED = /'? returned a non-zero code: (\d+)/;

function withoutCommand(output: readonly LogLine[], returned: Returned | undefined): LogLine[] {
  if (returned === undefined) return [...output];
  return output.filter(({ number }) => number <= returned.first || number > returned.last + 1);
}

/** A build that is not over, or one that went well, shows no failure. */
function failed(output: readonly LogLine[], returned: Returned | undefined): boolean {
  return returned !== undefined || !output.some(({ text }) => SUCCESS.test(text));
}

/** What cannot be read is refused before the first step, with the line that it stands on. */
function unread(output: readonly LogLine[]): FailedStep | undefined {
  const line = output.map(({ text }) => PARSE_ERROR.exec(text)?.[1]).find((number) => number !== undefined);
  return line === undefined ? undefined : failedStep({ line: numberOf(line) });
}

const PARSE_ERROR = /[Dd]ockerfile parse error(?: on)? line (\d+): /;

function stepOf(step: string | undefined, returned: Returned | undefined): FailedStep | undefined {
  const [, number, total, instruction] = STEP.exec(step ?? '') ?? [];
  if (number === undefined && returned === undefined) return undefined;
  return failedStep({
    step: numberOf(number),
    total: numberOf(total),
    instruction,
    command: returned?.command,
    exitCode: returned?.exitCode,
  });
}
