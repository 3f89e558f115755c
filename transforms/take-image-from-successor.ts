import { baseEdits, baseImage } from '../src/build/base-reference.ts';
import { doubtOf } from '../src/build/image-references.ts';
import { logEvidence } from '../src/build/failure.ts';
import { successorOf } from '../src/build/image-successor.ts';
import { pullFailure, sameRegistry } from '../src/build/pull-failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take a base image from where it has moved',
  why: `Images move: to another registry (\`docker.pkg.github.com\` to \`ghcr.io\`, \`microsoft/dotnet\` to \`mcr.microsoft.com\`), to another
name (\`base/archlinux\` to \`archlinux\`, \`opensuse:leap\` to \`opensuse/leap\`), and the old place is emptied or closed. A build
that has the image in its cache goes on; a new machine cannot pull it. The new name has the same image, or what its makers
say stands for it.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'manifest for base/archlinux:latest not found: manifest unknown: manifest unknown',
    'manifest for opensuse:leap not found',
    'Get https://docker.pkg.github.com/v2/owner/repository/image/manifests/latest: no basic auth credentials',
    'docker.io/microsoft/dotnet:2.2-sdk: not found',
  ],
  assumes: ['The registry itself is asked, not a mirror that has kept the old name.'],
  check: 'docker build --pull .',
  sources: [
    'https://github.com/archlinux/archlinux-docker/issues/31',
    'https://github.com/docker-library/official-images/issues/5371',
    'https://github.com/dotnet/announcements/issues/197',
    'https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-docker-registry',
  ],
  *fixes(build) {
    const pull = pullFailure(build);
    for (const stage of build.stages) {
      const image = baseImage(stage);
      const next = image && successorOf(image, build);
      const failed =
        pull && (pull.stage === stage || sameRegistry(pull.stage, stage)) ? pull.cause : undefined;
      if (image === undefined || next === undefined || (!next.isGone && failed === undefined)) continue;
      const { at, written } = image;
      const edits = baseEdits(stage, next.reference);
      if (!edits.known) {
        yield {
          kind: 'left-alone',
          at,
          reason: `the image is ${next.reference} now, but ${edits.reason}`,
        };
        continue;
      }
      const doubt =
        next.differs === undefined ? doubtOf(stage) : { safety: 'unsafe' as const, risk: next.differs };
      yield {
        kind: 'fix',
        message: `${written} is no longer there: take ${next.reference}, which stands for it`,
        at,
        edits: edits.value,
        because: [
          ...(failed === undefined ? [] : [logEvidence(failed)]),
          { text: 'the image has moved', source: next.source },
        ],
        ...doubt,
      };
    }
  },
});
