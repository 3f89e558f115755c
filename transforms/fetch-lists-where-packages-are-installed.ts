import { loneUpdates } from '../src/build/lone-updates.ts';
import { insertCommandBefore, removeInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/best-practices/#apt-get';

export default transform({
  summary: 'Fetch the package lists in the RUN that installs',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  risk: 'Something between the two changes where packages come from, and the lists now know those sources too.',
  answers: ['hadolint/DL3009', 'trivy/DS-0017', 'checkov/CKV_DOCKER_5'],
  looksFor: ['apt'],
  *fixes(build) {
    const { dockerfile } = build;
    for (const stage of build.stages) {
      for (const { refresh, user, explained, changed } of loneUpdates(stage)) {
        const at = refresh.command.range;
        if (explained) {
          yield { kind: 'left-alone', at, reason: 'the comment above it would speak of another instruction' };
          continue;
        }
        const sudo = user.command.wrappedBy.includes('sudo') ? 'sudo ' : '';
        const update = refresh.command.words.map(({ raw }) => raw).join(' ');
        yield {
          kind: 'fix',
          message: `${refresh.program} ${refresh.verb} stands in a layer of its own, whose lists grow stale: fetch them where packages are installed`,
          at,
          edits: [
            ...removeInstruction(dockerfile, refresh.step.instruction),
            ...insertCommandBefore(dockerfile, user.step.instruction, user.command, sudo + update),
          ],
          because: [
            { text: 'this call is the first to use the lists', range: user.command.range, source: SOURCE },
          ],
          ...(changed
            ? {
                safety: 'unsafe' as const,
                risk: 'what stands between the two may change the sources of packages, and the lists now know those too',
              }
            : {}),
        };
      }
    }
  },
});
