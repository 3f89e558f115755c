import { sourcesEdits } from '../src/build/debian-sources.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://github.com/docker-library/php/issues/1439';

export default transform({
  summary: 'Edit the package sources of Debian where they are now',
  why: `Since Debian 12 (bookworm) the images keep their package sources in \`/etc/apt/sources.list.d/debian.sources\`, in a form of
several lines for each source; \`/etc/apt/sources.list\` does not exist, and \`sed -i\` stops at it. It often shows when a tag such as
\`python:3.11\` moves on to a newer Debian. Names of hosts and of components stand in the new file as they stood in the old one, so that the
same substitution works there. A script that counts on the old form, one line for each source, is left to you.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "sed: can't read /etc/apt/sources.list: No such file or directory",
    'sed: /etc/apt/sources.list: No such file or directory',
  ],
  check: 'docker build .',
  sources: [
    SOURCE,
    'https://github.com/nginx/docker-nginx/issues/885',
    'https://github.com/laradock/laradock/issues/3492',
  ],
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
