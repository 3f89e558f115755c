import { Build } from '../../src/build/build.ts';
import type { Stage } from '../../src/build/stage.ts';
import { memoryContext } from '../../src/context/context.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

/** The build of a Dockerfile in a context that holds just these files. */
export function build(text: string, files: Readonly<Record<string, string>> = {}): Build {
  return new Build(parseDockerfile(text), memoryContext(files));
}

/** Its last stage. */
export function finalStage(text: string, files: Readonly<Record<string, string>> = {}): Stage {
  const stage = build(text, files).final;
  if (stage === undefined) throw new Error('the Dockerfile has no stage');
  return stage;
}
