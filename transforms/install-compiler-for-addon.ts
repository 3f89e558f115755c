import { installInstruction } from '../src/build/install-place.ts';
import type { Build } from '../src/build/build.ts';
import { uncompiledAddon, type UncompiledAddon } from '../src/build/node-addons.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { is, valueOf } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install what a Node package with machine code is compiled with',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
