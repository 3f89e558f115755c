import type { Build } from '../src/build/build.ts';
import { lockedBundler, type LockedBundler } from '../src/build/locked-bundler.ts';
import { insertCommandBefore, insertInstructionBefore, insertWordsAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the Bundler that the lockfile was written with',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const missing = build.failure && lockedBundler(build.failure);
    if (missing === undefined) return;
    const { run, version, because, certain } = missing;
    yield {
      kind: 'fix',
      message: `the lockfile asks for another Bundler than the image has: install Bundler ${version}`,
      at: run.command.range,
      edits: edits(build, missing),
      because,
      ...(certain
        ? {}
        : {
            safety: 'unsafe' as const,
            risk: `the lockfile may want another Bundler than ${version}, and another user than root may not install it`,
          }),
    };
  },
});

function edits({ dockerfile }: Build, { run, version, earlier, isSet }: LockedBundler): Edit[] {
  const { step, command } = run;
  const variable = isSet ? [`ENV BUNDLER_VERSION=${version}`] : [];
  const first = earlier?.run.step.instruction ?? step.instruction;
  const before = (text: readonly string[]): Edit[] =>
    text.flatMap((each) => insertInstructionBefore(dockerfile, first, each));
  if (earlier !== undefined) return [...before(variable), ...insertWordsAfter(earlier.word, `-v ${version}`)];
  const install = `gem install bundler -v ${version}`;
  // What stands before it in the RUN may bring Ruby itself.
  const isFirst = step.stage.commands.find((each) => each.step === step) === run;
  if (isFirst || step.instruction.json !== undefined) return before([...variable, `RUN ${install}`]);
  return [...before(variable), ...insertCommandBefore(dockerfile, step.instruction, command, install)];
}
