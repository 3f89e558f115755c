import { bowerAsRoot, scriptedBower } from '../src/build/bower.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertInstructionBefore, insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let bower run as root',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['bower'],
  *fixes(build) {
    const { dockerfile } = build;
    for (const { command } of bowerAsRoot(build)) {
      const verb = command.words[1];
      if (verb === undefined) continue;
      yield {
        kind: 'fix',
        message: 'bower does not run as root unless it is allowed to: pass --allow-root',
        at: command.range,
        edits: insertWordsAfter(verb, '--allow-root'),
        because: [{ text: 'this runs as root', range: command.range }],
      };
    }
    const scripted = scriptedBower(build);
    if (scripted !== undefined)
      yield {
        kind: 'fix',
        message: 'a script calls bower, which does not run as root unless it is allowed to: allow it',
        at: scripted.step.instruction.range,
        edits: insertInstructionBefore(
          dockerfile,
          scripted.step.instruction,
          `RUN echo '{ "allow_root": true }' > /root/.bowerrc`,
        ),
        because: [logEvidence(scripted.cause)],
      };
  },
});
