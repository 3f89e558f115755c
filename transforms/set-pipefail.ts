import { pipefailPlace } from '../src/build/pipefail.ts';
import { silentDownloads } from '../src/build/silent-downloads.ts';
import type { Stage } from '../src/build/stage.ts';
import { setShell } from '../src/edits/set-shell.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/best-practices/#using-pipes';

export default transform({
  summary: 'Let a pipe fail where one of its commands does',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL4006', 'trivy/DS-0032'],
  looksFor: ['|'],
  *fixes(build) {
    for (const stage of build.stages) {
      if (isForDownloads(stage)) continue;
      const place = pipefailPlace(stage);
      if (!place.known) yield { kind: 'left-alone', at: stage.from.range, reason: place.reason };
      if (!place.known || place.value === undefined) continue;
      const { step, shell, head, doubt } = place.value;
      yield {
        kind: 'fix',
        message: `a failure of ${head.command.name || 'a command'} is not seen behind the next command of its pipe: set pipefail`,
        at: head.command.range,
        edits: setShell(build.dockerfile, step.instruction, shell),
        because: [{ text: 'the shell takes the status of the last command', source: SOURCE }],
        ...(doubt !== undefined && { safety: 'unsafe' as const, risk: doubt }),
      };
    }
  },
});

/** A download that is run as it comes is a matter of its own, which takes the same SHELL. */
function isForDownloads(stage: Stage): boolean {
  return [...silentDownloads(stage)].some(({ remedy }) => remedy.known && remedy.value.kind === 'shell');
}
