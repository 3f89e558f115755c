import { failedStep, numberOf } from './failed-step.ts';
import type { Reading } from './read.ts';
import type { LogLine } from './types.ts';

/**
 * kaniko: every line of its own has a level and seconds, `INFO[0012] RUN …`; what a command writes has none. It ends
 * with `error building image: error building stage: failed to execute command: … exit status 1`.
 */
export function readKaniko(all: readonly LogLine[]): Reading | undefined {
  if (!all.some(({ text }) => OWN.test(text) || ERROR.test(text))) return undefined;
  const lines = all.map(withoutLevel);
  const at = lines.findLastIndex(({ text }, index) => INSTRUCTION.test(text) && text !== all[index]?.text);
  const error = lines.findLast(({ text }) => ERROR.test(text))?.text;
  const output = lines.filter((line, index) => index > at && (line === all[index] || ERROR.test(line.text)));
  if (error === undefined) return { failed: undefined, output };
  const [, exitCode] = /exit status (\d+)$/.exec(error) ?? [];
  const failed = failedStep({ instruction: lines[at]?.text, exitCode: numberOf(exitCode) });
  return { failed: at === -1 ? undefined : failed, output };
}

const OWN = /^(?:INFO|WARN|ERRO|FATA|DEBU|TRAC)\[\d{4,}\] ?/;
const OWN_TEXT = /^time="[^"]*" level=\w+ msg="?((?:[^"\\]|\\.)*)"?$/;
const INSTRUCTION =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR) /;
const ERROR = /^error (?:building image|resolving|pushing|building stage)|^kaniko should only be run/;

/** The same line where it is not one of kaniko's own. */
function withoutLevel(line: LogLine): LogLine {
  const quoted = OWN_TEXT.exec(line.text)?.[1]?.replace(/\\(.)/g, '$1');
  if (quoted !== undefined) return { ...line, text: quoted };
  return OWN.test(line.text) ? { ...line, text: line.text.replace(OWN, '') } : line;
}
