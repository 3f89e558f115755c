import { rootsAtEnd } from '../src/build/root-at-end.ts';
import { insertInstructionAfter, removeInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start the container as another user than root',
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'The program may need root, for a port below 1024 or for files that belong to root.',
  answers: ['hadolint/DL3002', 'trivy/DS-0002', 'checkov/CKV_DOCKER_8'],
  *fixes(build) {
    for (const { instruction, isTarget, earlier, isIdle, lastWork } of rootsAtEnd(build)) {
      const at = instruction.range;
      if (!isTarget) {
        yield { kind: 'left-alone', at, reason: 'no container is started from this stage' };
        continue;
      }
      const edits =
        earlier === undefined
          ? []
          : isIdle
            ? removeInstruction(build.dockerfile, instruction)
            : insertInstructionAfter(build.dockerfile, lastWork ?? instruction, `USER ${earlier}`);
      yield {
        kind: 'fix',
        message:
          earlier === undefined
            ? 'the container starts as root: make a user, and name it in USER'
            : `the container starts as root: go back to ${earlier}`,
        at,
        edits,
        because: [{ text: 'this is the last USER of the stage', range: at }],
        ...(earlier === undefined
          ? {
              advice:
                '`RUN useradd --uid 10001 --create-home app` (Alpine: `adduser -D -u 10001 app`) as root, `COPY --chown=10001` for what it writes to, `USER 10001` before CMD',
            }
          : {}),
      };
    }
  },
});
