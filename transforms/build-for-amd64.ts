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
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'on a machine with another processor the build is emulated, and so is the image when it is run there',
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
