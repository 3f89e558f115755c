import { amd64Only, hasOwnPlatform, mindsPlatform } from '../src/build/amd64.ts';
import { imageBuilds, type ImageBuild } from '../src/build/image-builds.ts';
import type { Stage } from '../src/build/stage.ts';
import { addYamlKey, insertWordsAfter } from '../src/edits/index.ts';
import type { Edit, Evidence, Offer } from '../src/fix.ts';
import { known, type Known } from '../src/known.ts';
import { transform } from '../src/transform.ts';

const PLATFORM = 'linux/amd64';

export default transform({
  summary: 'Build for linux/amd64 what runs on amd64 alone',
  why: `Docker builds for the processor of the machine that it runs on. On a laptop with an Apple or another ARM chip that is
\`linux/arm64\`: the image runs there, is pushed under the usual name, and fails on the nodes it is meant for, which have amd64.
The same script works on a colleague's machine, and in CI.

Here a manifest sends the containers of this image to amd64 nodes alone, or it goes to Cloud Run, which takes nothing else. So
what builds the image says so too, wherever it is run. Docker emulates the other processor where it has to, which is slower.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'on a machine with another processor the build is emulated, and so is the image when it is run there',
  symptoms: [
    'exec format error',
    'exec /usr/local/bin/docker-entrypoint.sh: exec format error',
    'standard_init_linux.go:228: exec user process caused: exec format error',
    'failed to pull and unpack image: no match for platform in manifest: not found',
    "The requested image's platform (linux/arm64/v8) does not match the detected host platform (linux/amd64/v3) and no specific platform was requested",
    "Container manifest type 'application/vnd.oci.image.index.v1+json' must support amd64/linux.",
  ],
  assumes: ['The base images are published for linux/amd64.'],
  check: `docker image inspect --format '{{.Os}}/{{.Architecture}}' IMAGE`,
  sources: [
    'https://docs.docker.com/build/building/multi-platform/',
    'https://github.com/docker/for-mac/issues/5475',
    'https://github.com/GoogleCloudPlatform/jit-groups/issues/693',
    'https://cloud.google.com/run/docs/container-contract',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch',
  ],
  *fixes(build) {
    const builds = imageBuilds(build.context);
    if (build.final === undefined || builds.length === 0 || hasOwnPlatform(build)) return;
    const done = new Set<unknown>();
    for (const each of builds) {
      const place = placeOf(each, builds);
      const because = amd64Only(build.context, each.image);
      if (place === undefined || because.length === 0 || done.has(place.at)) continue;
      done.add(place.at);
      yield offer(build.final, each, place, because);
    }
  },
});

interface Place {
  /** What is edited, for no second time. */
  readonly at: unknown;
  readonly edits: Known<readonly Edit[]>;
}

/** Where the platform is to be said; undefined where it is, or where others decide what is deployed. */
function placeOf({ by, image, pushed }: ImageBuild, builds: readonly ImageBuild[]): Place | undefined {
  if (by.kind === 'compose') {
    const { entry, hasPlatform } = by.service;
    const others = builds.some(
      (each) => each.by.kind !== 'compose' && each.image.repository === image.repository,
    );
    if (hasPlatform || others) return undefined;
    return { at: entry.map, edits: addYamlKey(entry, 'platform', PLATFORM) };
  }
  if (by.kind === 'action') return undefined;
  const { script, command, verb, hasPlatform } = by.command;
  if (hasPlatform || !pushed || !script.hasPlaces || mindsPlatform(script)) return undefined;
  const edits = insertWordsAfter(verb, `--platform ${PLATFORM}`).map((edit) => ({
    ...edit,
    file: script.file,
  }));
  return { at: command, edits: known(edits) };
}

function offer(
  { from }: Stage,
  { image, file }: ImageBuild,
  { edits }: Place,
  because: readonly Evidence[],
): Offer {
  if (!edits.known) return { kind: 'left-alone', at: from.range, reason: edits.reason };
  return {
    kind: 'fix',
    message: `${file} builds ${image.written}, which runs on amd64 alone, for the machine it is run on: build for ${PLATFORM}`,
    at: from.range,
    edits: edits.value,
    because,
  };
}
