import { missingCertificates } from '../src/build/missing-certificates.ts';
import type { Build } from '../src/build/build.ts';
import { installInstruction } from '../src/build/install-place.ts';
import { uncertifiedProgram, type UncertifiedProgram } from '../src/build/uncertified-programs.ts';
import { insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const RISK =
  'the build goes on today without what was to be downloaded, and the script that runs then may change more than the build expects';

export default transform({
  summary: 'Install the certificates that a download with TLS needs',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const target of build.targets) {
      const program = uncertifiedProgram(target);
      if (program !== undefined) yield* forProgram(build, program);
    }
    for (const stage of build.stages) {
      const missing = missingCertificates(stage);
      const last = missing?.call.packages.at(-1);
      if (missing === undefined || last === undefined) continue;
      const { image, run, fails, call } = missing;
      yield {
        kind: 'fix',
        message: `${run.command.name} has no certificates to check the server by: install ca-certificates`,
        at: run.command.range,
        edits: insertListItemAfter(build.dockerfile, last.word, 'ca-certificates'),
        ...(fails ? {} : { safety: 'unsafe' as const, risk: RISK }),
        because: [
          {
            text: `${image.image}:${image.tag} comes without them`,
            range: stage.from.range,
            source: image.source,
          },
          { text: 'this install leaves out what packages recommend', range: call.command.range },
        ],
      };
    }
  },
});

function* forProgram(
  { dockerfile }: Build,
  { image, runtime, call, step }: UncertifiedProgram,
): Iterable<Fix> {
  const last = call?.packages.at(-1);
  const edits =
    last === undefined
      ? step &&
        insertInstructionBefore(dockerfile, step.instruction, installInstruction('apt', ['ca-certificates']))
      : insertListItemAfter(dockerfile, last.word, 'ca-certificates');
  if (edits === undefined) return;
  yield {
    kind: 'fix',
    message: 'the program calls addresses with https, and the image has no CA certificates: install them',
    at: runtime.copy.instruction.range,
    edits,
    because: [
      {
        text: `${image.image}:${image.tag} comes without them`,
        range: runtime.target.from.range,
        source: image.source,
      },
    ],
  };
}
