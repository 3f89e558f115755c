import { installInstruction } from '../src/build/install-place.ts';
import type { Build } from '../src/build/build.ts';
import { uncompiledAddon, type UncompiledAddon } from '../src/build/node-addons.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { is, valueOf } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install what a Node package with machine code is compiled with',
  why: `Some Node packages come without prebuilt files, or without those for musl, and npm compiles them with node-gyp. That takes Python,
make, a C++ compiler and the headers of the libraries that the package is made for; the slim images of Node and those on Alpine
have none of them. They are installed before npm runs. A stage of their own, from which \`node_modules\` is copied, would keep
them out of the final image.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'gyp ERR! find Python Python is not set from command line or npm configuration',
    'gyp ERR! stack Error: Could not find any Python installation to use',
    'node-pre-gyp WARN Pre-built binaries not installable for canvas@2.11.2 and node@20.11.0 (node-v115 ABI, musl) (falling back to source compile with node-gyp)',
  ],
  assumes: ['npm builds packages in the image, as it does unless it is told not to run scripts.'],
  check: 'docker build .',
  sources: [
    'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#node-gyp-alpine',
    'https://github.com/nodejs/docker-node/issues/1706',
    'https://github.com/Automattic/node-canvas/issues/1486',
    'https://node-postgres.com/features/native',
  ],
  looksFor: ['npm'],
  *fixes(build) {
    for (const stage of build.needed) {
      const addon = uncompiledAddon(stage);
      if (addon !== undefined) yield repair(build, addon);
    }
  },
});

function repair({ dockerfile }: Build, { run, addon, version, lockfile, needed }: UncompiledAddon): Fix {
  const { stage, instruction } = run.step;
  const image = valueOf(stage.image);
  return {
    kind: 'fix',
    message: `npm has to compile ${addon.package}, and ${image?.image ?? 'the image'}:${image?.tag ?? ''} has no Python: install what that takes`,
    at: run.command.range,
    edits: insertInstructionBefore(
      dockerfile,
      instruction,
      installInstruction(image && is(image.packageManager, 'apk') ? 'apk' : 'apt', needed),
    ),
    because: [
      { text: `the lockfile has ${addon.package} ${version}`, file: lockfile },
      { text: `there are no prebuilt files of it for this image`, source: addon.source },
    ],
  };
}
