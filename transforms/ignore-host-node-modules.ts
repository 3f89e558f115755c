import type { Build } from '../src/build/build.ts';
import { hostModules, ignoreFile, isOnlyDockerfile, type HostModules } from '../src/build/host-modules.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Keep the node_modules of the host out of the build',
  why: `\`COPY . .\` takes along the \`node_modules\` that lies beside the Dockerfile and lays it over the one that the image has
just installed. Packages with machine code are then those of the host: compiled for macOS, for Windows, or for glibc where
the image has musl, and Node refuses to load them. A line in \`.dockerignore\` keeps the directory out of the build, which also
has less to send.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'invalid ELF header',
    'Error: /app/node_modules/bcrypt/lib/binding/napi-v3/bcrypt_lib.node: invalid ELF header',
    'Error loading shared library ld-linux-x86-64.so.2: No such file or directory',
    "You installed esbuild for another platform than the one you're currently using",
  ],
  assumes: ['The image installs all that it needs; it takes no package from the host on purpose.'],
  check: 'docker build --no-cache .',
  sources: [
    'https://github.com/kelektiv/node.bcrypt.js/issues/578',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
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
