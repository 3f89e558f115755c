import { sourcesEdits } from '../src/build/debian-sources.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://github.com/docker-library/php/issues/1439';

export default transform({
  summary: 'Edit the package sources of Debian where they are now',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['sources'],
  *fixes(build) {
    for (const stage of build.needed) {
      for (const { run, file, fits } of sourcesEdits(stage)) {
        if (!fits) {
          yield {
            kind: 'left-alone',
            at: run.command.range,
            reason:
              'what this makes of /etc/apt/sources.list has to be written for debian.sources, which has another form',
          };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'images of this Debian have no /etc/apt/sources.list: edit debian.sources',
          at: run.command.range,
          edits: replaceWord(file, '/etc/apt/sources.list.d/debian.sources'),
          because: [
            {
              text: 'the sources are in debian.sources since Debian 12',
              range: stage.from.range,
              source: SOURCE,
            },
          ],
        };
      }
    }
  },
});
