import { earlyOwner } from '../src/build/early-owners.ts';
import { moveInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Make a user before files are given to it',
  why: `\`chown app\` and \`COPY --chown=app\` look the name up in the image's own /etc/passwd, which has it only behind the RUN that
makes the user. The RUN that does nothing else goes in front of the first place that names the user.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "chown: invalid user: 'app:app'",
    'chown: unknown user/group app:app',
    'chown: unknown user app',
    "unable to convert uid/gid chown string to host mapping: can't find uid for user app: no such user: app",
    'unable to find user app: no matching entries in passwd file',
  ],
  check: 'docker build .',
  sources: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  *fixes(build) {
    for (const stage of build.needed) {
      const early = earlyOwner(stage);
      if (early === undefined) continue;
      const { owner, maker } = early;
      yield {
        kind: 'fix',
        message: `${owner.user} owns files here before the image has that user: make it first`,
        at: owner.range,
        edits: moveInstructionBefore(build.dockerfile, maker, owner.step.instruction),
        because: [{ text: 'the user is made here', range: maker.range }],
      };
    }
  },
});
