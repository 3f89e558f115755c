import { readBuildah } from './buildah.ts';
import { readBuildKit } from './buildkit.ts';
import { causesIn } from './causes.ts';
import { cleanLines } from './clean.ts';
import { readDocker } from './docker.ts';
import { readKaniko } from './kaniko.ts';
import { silentCause } from './silent.ts';
import type { BuildLog, Builder, Cause, FailedStep, LogLine } from './types.ts';

/** What one builder's own lines say. */
export interface Reading {
  readonly failed: FailedStep | undefined;
  readonly output: readonly LogLine[];
}

const READERS: readonly (readonly [Builder, (lines: readonly LogLine[]) => Reading | undefined])[] = [
  ['buildkit', readBuildKit],
  ['kaniko', readKaniko],
  ['buildah', readBuildah],
  ['docker', readDocker],
];

/**
 * Reads the output of a build: of docker with and without BuildKit, podman, buildah or kaniko, as it is, or from a log
 * of GitHub Actions or GitLab. It need not be whole: the end of it says most. Never throws.
 */
export function readLog(text: string): BuildLog {
  const lines = cleanLines(text);
  for (const [builder, read] of READERS) {
    const reading = read(lines);
    if (reading !== undefined) return { builder, ...reading, causes: causesOf(reading) };
  }
  return { builder: undefined, failed: undefined, output: lines, causes: causesIn(lines) };
}

function causesOf({ failed, output }: Reading): Cause[] {
  const said = causesIn(output);
  const silent =
    failed === undefined || said.some(({ weight }) => weight !== 'symptom') ? undefined : silentCause(failed);
  return silent === undefined ? said : [silent, ...said];
}
