import { letters, missingToRemove } from '../src/build/existing-paths.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertWordsAfter, replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let rm pass over files that are not there',
  why: `\`rm\` fails when a file that it is to remove does not exist, and stops the build with nothing left to do: a newer package or
base image no longer brings the file, or it never was in the build context. With \`-f\` it is content, and whatever does exist is
removed as before.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "rm: cannot remove '/etc/nginx/conf.d/default.conf': No such file or directory",
    "rm: can't remove '/etc/nginx/conf.d/default.conf': No such file or directory",
  ],
  check: 'docker build .',
  sources: ['https://pubs.opengroup.org/onlinepubs/9799919799/utilities/rm.html'],
  looksFor: 'log',
  *fixes(build) {
    const found = missingToRemove(build);
    const [first] = found?.run.command.words ?? [];
    if (found === undefined || first === undefined) return;
    const option = letters(found.run);
    yield {
      kind: 'fix',
      message: `${found.path} is not there to be removed: let rm pass over it`,
      at: found.run.command.range,
      edits: option === undefined ? insertWordsAfter(first, '-f') : replaceWord(option, `${option.raw}f`),
      because: [logEvidence(found.cause)],
    };
  },
});
