import { misnamedPythons } from '../src/build/python-moves.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: "Name the builder's own version of Python in COPY",
  why: `Python keeps its packages in a directory that carries its minor version. When the tag of the base image is raised,
\`COPY --from=builder /usr/local/lib/python3.10/site-packages …\` still names the old one, which the new image does not
have, and the build stops. Where both stages have the same Python, the directory with that version is the right one.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    '"/usr/local/lib/python3.10/site-packages": not found',
    'COPY failed: stat usr/local/lib/python3.10/site-packages: file does not exist',
  ],
  check: 'docker build .',
  sources: ['https://docs.python.org/3/library/site.html', 'https://hub.docker.com/_/python'],
  looksFor: ['python'],
  *fixes(build) {
    for (const { copy, named, actual, words } of build.stages.flatMap((stage) => misnamedPythons(stage)))
      yield {
        kind: 'fix',
        message: `the stage has Python ${actual}, and COPY names the directory of Python ${named}: name the one that is there`,
        at: copy.instruction.range,
        edits: words.flatMap((word) =>
          replaceWord(word, word.raw.replace(`python${named}`, `python${actual}`)),
        ),
        because:
          copy.from.kind === 'stage'
            ? [{ text: `this stage has Python ${actual}`, range: copy.from.stage.from.range }]
            : [],
      };
  },
});
