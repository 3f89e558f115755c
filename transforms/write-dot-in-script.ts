import { scriptSources } from '../src/build/script-sources.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write `.` for `source` in a script that dash reads',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<string>();
    for (const { script, words, ends } of [...build.needed].flatMap(scriptSources)) {
      const file = script.file.contextPath;
      if (seen.has(file)) continue;
      seen.add(file);
      yield {
        kind: 'fix',
        message: `${file} is read by dash, which has no source: write a dot`,
        at: script.range,
        edits: words.map((range) => ({ ...range, file, text: '.' })),
        because: [
          { text: 'its first line names /bin/sh', file },
          { text: '/bin/sh of this image is dash', range: script.stage.from.range },
        ],
        ...(ends
          ? {}
          : {
              safety: 'unsafe' as const,
              risk: 'The script may go on today without what it sources, and what follows comes out differently with it',
            }),
      };
    }
  },
});
