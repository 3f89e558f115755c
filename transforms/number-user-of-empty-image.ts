import { unknownUser } from '../src/build/empty-images.ts';
import { transform } from '../src/transform.ts';

/** The user `nonroot` of distroless images: https://github.com/GoogleContainerTools/distroless/blob/main/common/variables.bzl */
const NONROOT = '65532:65532';

export default transform({
  summary: 'Name the user of an empty image by a number',
  why: `\`USER app\` looks the name up in /etc/passwd of the image, and an image FROM scratch has no such file unless it is copied. A number
needs no file. Which number is of no account where the image gives no files to the user; 65532 is that of distroless images.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'unable to find user app: no matching entries in passwd file',
    'unable to find user nobody: no matching entries in passwd file',
    'linux spec user: unable to find user nobody: no matching entries in passwd file',
  ],
  check: 'docker run --rm IMAGE',
  sources: ['https://docs.docker.com/reference/dockerfile/#user'],
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
