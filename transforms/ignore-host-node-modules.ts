import type { Build } from '../src/build/build.ts';
import { hostModules, ignoreFile, isOnlyDockerfile, type HostModules } from '../src/build/host-modules.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Keep the node_modules of the host out of the build',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const found = hostModules(build);
    if (!found.known) return;
    const seen = new Set<string>();
    for (const modules of found.value) {
      if (seen.has(modules.path)) continue;
      seen.add(modules.path);
      yield offer(build, modules);
    }
  },
});

function offer(build: Build, modules: HostModules): Offer {
  const { copy, path, install, foreign, suffices } = modules;
  const { file } = ignoreFile(build);
  const isCertain = foreign !== undefined && suffices && isOnlyDockerfile(build);
  return {
    kind: 'fix',
    message: `COPY lays ${path} of the host over what the image installs: ignore it in ${file}`,
    at: copy.instruction.range,
    edits: [ignoring(build, path)],
    because: [
      { text: 'the image installs its packages here', range: install.run.command.range },
      { text: 'the build context has its own', file: path },
      ...(foreign === undefined
        ? []
        : [
            {
              text: `${foreign.name} has machine code, and ${foreign.witness} shows whose`,
              file: `${path}/${foreign.witness}`,
            },
          ]),
    ],
    ...(isCertain
      ? {}
      : {
          safety: 'unsafe',
          risk: 'packages that only the node_modules of the host has are no longer in the image',
        }),
  };
}

function ignoring(build: Build, path: string): Edit {
  const { file, text } = ignoreFile(build);
  const isOpen = text !== '' && !text.endsWith('\n');
  return { file, start: text.length, end: text.length, text: isOpen ? `\n${path}` : `${path}\n` };
}
