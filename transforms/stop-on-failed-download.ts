import { shellName, silentDownloads, type Remedy } from '../src/build/silent-downloads.ts';
import type { Step } from '../src/build/stage.ts';
import { setShell } from '../src/edits/set-shell.ts';
import { insertCommandBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/best-practices/#using-pipes';

export default transform({
  summary: 'Stop where a download that is piped on fails',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A build that passed although a download failed, or was not read to its end, stops; a SHELL also runs all later RUNs in bash.',
  answers: ['hadolint/DL4006', 'trivy/DS-0032'],
  looksFor: ['|'],
  *fixes(build) {
    for (const stage of build.stages) {
      let changed = false;
      for (const { step, download, consumer, remedy } of silentDownloads(stage)) {
        const at = download.command.range;
        if (!remedy.known) yield { kind: 'left-alone', at, reason: remedy.reason };
        // One SHELL is for all that follow.
        if (!remedy.known || changed) continue;
        changed = remedy.value.kind === 'shell';
        yield {
          kind: 'fix',
          message: `a failure of ${download.command.name} is not seen behind ${consumer.command.name}: set pipefail`,
          at,
          edits: edits(step, remedy.value),
          because: [
            {
              text: `${shellName(step)} takes the status of ${consumer.command.name} for that of the pipe`,
              range: consumer.command.range,
              source: SOURCE,
            },
          ],
        };
      }
    }
  },
});

function edits({ instruction, stage }: Step, remedy: Remedy): Edit[] {
  const { dockerfile } = stage.build;
  switch (remedy.kind) {
    case 'option':
      return replaceWord(remedy.word, remedy.text);
    case 'command':
      return insertCommandBefore(dockerfile, instruction, remedy.first.command, 'set -o pipefail');
    case 'shell':
      return setShell(dockerfile, remedy.place.step.instruction, remedy.place.shell);
  }
}
