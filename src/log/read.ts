import { readBuildah } from './buildah.ts';
import { readBuildKit } from './buildkit.ts';
import { causesIn } from './causes.ts';
import { cleanLines } from './clean.ts';
import { readDocker } from './docker.ts';
import { readKaniko } from './kaniko.ts';
import type { BuildLog, Builder, FailedStep, LogLine } from './types.ts';

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
    if (reading !== undefined) return { builder, ...reading, causes: causesIn(reading.output) };
  }
  return { builder: undefined, failed: undefined, output: lines, causes: causesIn(lines) };
}
