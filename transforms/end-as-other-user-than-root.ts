import { rootsAtEnd } from '../src/build/root-at-end.ts';
import { insertInstructionAfter, removeInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start the container as another user than root',
  why: `What breaks out of a process of root is root on the host too, unless user namespaces are in use; clusters refuse such images
altogether. Root is needed to install; then USER can go back to the one who was there before. Some programs, though, start as root
and change the user themselves, and files may belong to root that the program writes to: nothing is written without being asked.`,
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'The program may need root, for a port below 1024 or for files that belong to root.',
  symptoms: [
    'Last USER should not be root',
    'Error: container has runAsNonRoot and image will run as root',
    'Specify at least 1 USER command in Dockerfile with non-root user as argument',
  ],
  check: 'docker run --rm --entrypoint id IMAGE',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
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
