import { hiddenSources, type HiddenSource } from '../src/build/hidden-sources.ts';
import { ignoreFile, isOnlyDockerfile } from '../src/build/host-modules.ts';
import type { Build } from '../src/build/build.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take what is copied out of what is ignored',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  answers: ['buildkit/CopyIgnoredFile'],
  *fixes(build) {
    const hidden = hiddenSources(build);
    for (const { copy, path } of hidden.filter(({ isDelicate }) => isDelicate))
      yield {
        kind: 'left-alone',
        at: copy.instruction.range,
        reason: `${path} is ignored, and it may have been for a reason: it can hold what does not belong into an image`,
      };
    const [first, ...more] = hidden.filter(({ isDelicate }) => !isDelicate);
    if (first === undefined) return;
    const paths = [...new Set([first, ...more].map(({ path }) => path))];
    const { file } = ignoreFile(build);
    yield {
      kind: 'fix',
      message: `${file} keeps ${paths.join(' and ')} out of the build, which COPY asks for: make an exception`,
      at: first.copy.instruction.range,
      edits: [exceptions(build, paths)],
      because: [first, ...more].map(({ copy, path }: HiddenSource) => ({
        text: `${path} is copied here`,
        range: copy.instruction.range,
      })),
      ...(isOnlyDockerfile(build)
        ? {}
        : {
            safety: 'unsafe' as const,
            risk: 'other Dockerfiles that are built with this context copy the file with their COPY of a directory, too',
          }),
    };
  },
});

function exceptions(build: Build, paths: readonly string[]): Edit {
  const { file, text } = ignoreFile(build);
  const lines = paths.map((path) => `!${path}`).join('\n');
  const isOpen = text !== '' && !text.endsWith('\n');
  return { file, start: text.length, end: text.length, text: isOpen ? `\n${lines}` : `${lines}\n` };
}
