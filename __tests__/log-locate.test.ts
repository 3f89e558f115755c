import { describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { locate } from '../src/log/locate.ts';
import { readLog } from '../src/log/read.ts';

/** 1-based line of the instruction that a log speaks of. */
function lineOf(log: string, dockerfile: string): number | undefined {
  const parsed = parseDockerfile(dockerfile);
  const found = locate(readLog(log), parsed);
  return found === undefined ? undefined : parsed.position(found.range.start).line;
}

const failed = (command: string): string => `The command '/bin/sh -c ${command}' returned a non-zero code: 1`;

describe('locate', () => {
  it('counts every instruction, ARG before FROM too, as the builder before BuildKit does', () => {
    const dockerfile = 'ARG V=1\nFROM a:$V\nRUN x\n# a comment\nRUN x\n';
    expect(lineOf(`Step 4/4 : RUN x\n${failed('x')}`, dockerfile)).toBe(5);
    expect(lineOf(`Step 3/4 : RUN x\n${failed('x')}`, dockerfile)).toBe(3);
  });

  it('finds an instruction over several lines by its text', () => {
    expect(lineOf(failed('a &&     b'), 'FROM x\nRUN a && \\\n    b\nRUN c\n')).toBe(2);
  });

  it('is undefined where two instructions have the text and no number tells them apart', () => {
    expect(lineOf(failed('x'), 'FROM a\nRUN x\nRUN x\n')).toBeUndefined();
  });

  it('is undefined where the Dockerfile is another one', () => {
    expect(lineOf(`Step 2/2 : RUN y\n${failed('y')}`, 'FROM a\nRUN x\n')).toBeUndefined();
  });

  it('knows a command by its beginning where the log cuts it', () => {
    const dockerfile = 'FROM a\nRUN apt-get update && apt-get install -y curl git\nRUN apt-get clean\n';
    expect(lineOf("The command '/bin/sh -c apt-get update && apt-get inst…", dockerfile)).toBe(2);
  });

  it('does not take three dots of the command itself for a cut', () => {
    const dockerfile = 'FROM a\nRUN go get ./...\nRUN go get ./...  x\n';
    expect(lineOf(failed('go get ./...'), dockerfile)).toBe(2);
  });

  it('finds an exec form by its words', () => {
    const log = "The command 'npm ci --quiet' returned a non-zero code: 1";
    expect(lineOf(log, 'FROM a\nRUN ["npm", "ci", "--quiet"]\n')).toBe(2);
  });

  it('looks behind the shell that SHELL sets', () => {
    const log = "The command '/bin/bash -o pipefail -c x | y' returned a non-zero code: 1";
    expect(lineOf(log, 'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN x | y\n')).toBe(3);
  });

  const STAGES =
    'FROM a AS one\nENV K=v\nRUN x\nFROM scratch\nWORKDIR /w\nCOPY --from=one /x .\nRUN x\nRUN z\n';

  it('counts the layers of a stage as BuildKit does: the image, and what writes files', () => {
    const error = '#4 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 1';
    expect(lineOf(`#4 [one 2/2] RUN x\n${error}`, STAGES)).toBe(3);
  });

  it('does not count the empty image, and knows a stage without a name by its number', () => {
    const error = '#4 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 1';
    expect(lineOf(`#4 [stage-1 3/4] RUN x\n${error}`, STAGES)).toBe(7);
  });

  it('does not count a stage that another one starts from', () => {
    const dockerfile = 'FROM a AS one\nRUN x\nFROM one\nRUN x\nRUN x\n';
    const error = '#4 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 1';
    expect(lineOf(`#4 [stage-1 1/2] RUN x\n${error}`, dockerfile)).toBe(4);
  });

  it('does not trust a number of another total', () => {
    const error = '#4 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 1';
    expect(lineOf(`#4 [stage-1 3/9] RUN x\n${error}`, STAGES)).toBeUndefined();
  });

  it('takes the line that BuildKit prints', () => {
    const log =
      'ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1\nDockerfile:7\n--------------------\n';
    expect(lineOf(log, STAGES)).toBe(7);
    expect(lineOf(log.replace(':7', ':8'), STAGES)).toBeUndefined();
  });

  it('counts the instructions of a stage as buildah does', () => {
    const log =
      '[2/2] STEP 4/5: RUN x\nError: building at STEP "RUN x": while running runtime: exit status 1';
    expect(lineOf(log, STAGES)).toBe(7);
  });

  it('finds what kaniko names', () => {
    const log =
      'INFO[0002] RUN z\nerror building image: error building stage: failed to execute command: exit status 1';
    expect(lineOf(log, STAGES)).toBe(8);
  });

  it('does not compare words whose variables the builder has replaced', () => {
    const log =
      '#4 [3/3] COPY dist/app /app\n#4 ERROR: failed to calculate checksum of ref 1::2: "/dist/app": not found';
    expect(lineOf(log, 'FROM a\nARG D=dist\nRUN x\nCOPY $D/app /app\n')).toBe(4);
  });

  it('is undefined where nothing failed', () => {
    expect(lineOf('Successfully built 0123456789ab', 'FROM a\n')).toBeUndefined();
  });
});
