import { unknownUser } from '../src/build/empty-images.ts';
import { transform } from '../src/transform.ts';

/** The user `nonroot` of distroless images: https://github.com/GoogleContainerTools/distroless/blob/main/common/variables.bzl */
const NONROOT = '65532:65532';

export default transform({
  summary: 'Name the user of an empty image by a number',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<number>();
    for (const target of build.targets) {
      const found = unknownUser(target);
      const [word] = found?.instruction.words ?? [];
      if (found === undefined || word === undefined || seen.has(word.range.start)) continue;
      seen.add(word.range.start);
      yield {
        kind: 'fix',
        message: `the empty image has no user ${found.name}: name one by its number`,
        at: word.range,
        edits: [{ ...word.range, text: NONROOT }],
        because: [{ text: 'nothing brings /etc/passwd', range: target.from.range }],
      };
    }
  },
});
