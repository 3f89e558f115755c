import { checksumLines } from '../src/build/checksum-lines.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Part a checksum from its file by two blanks',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  answers: ['parfum/sha256sumEchoOneSpaces'],
  looksFor: ['md5sum', 'sha'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { run, reader, edit } of checksumLines(stage))
        yield {
          kind: 'fix',
          message: `${reader} of busybox reads no line with one blank behind the checksum: write two`,
          at: run.command.range,
          edits: [edit],
          because: [
            {
              text: 'the second one stands for the way in which the file is read',
              range: run.command.range,
              source: 'https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html',
            },
          ],
        };
  },
});
