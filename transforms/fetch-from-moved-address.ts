import { logEvidence } from '../src/build/failure.ts';
import { movedDownloads, type MovedDownload } from '../src/build/moved-downloads.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import type { Edit, Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch files from where they have moved to',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const moved of movedDownloads(build)) {
      const { address, at, to, cause } = moved;
      yield {
        kind: 'fix',
        message: messageOf(moved),
        at,
        edits: [{ ...at, text: to }, ...following(moved)],
        because: [
          { text: 'the files have moved', range: at, source: address.source },
          ...(cause === undefined ? [] : [logEvidence(cause)]),
        ],
        ...doubt(moved),
      };
    }
  },
});

function messageOf({ address: { host, to, state } }: MovedDownload): string {
  const next = new URL(to);
  if (next.host === host) return `${host} answers over ${next.protocol.slice(0, -1)} only: fetch it so`;
  return `${state === 'gone' ? 'nothing is got from' : 'the file is not at'} ${host} any more: fetch it from ${next.host}`;
}

/** curl follows to another address only if it is told to. */
function following({ address, run }: MovedDownload): Edit[] {
  const [first] = run?.command.words ?? [];
  if (!address.redirects || run?.command.name !== 'curl' || first === undefined) return [];
  return run.command.has('-L', '--location') ? [] : insertWordsAfter(first, '-L');
}

function doubt({ address, tolerated, named }: MovedDownload): Pick<Fix, 'safety' | 'risk'> {
  if (address.state === 'gone' ? !tolerated : named) return {};
  const risk =
    address.state === 'gone'
      ? 'the build goes on today without the file, and would have it'
      : 'another address of the same step may be the one that failed';
  return { safety: 'unsafe', risk };
}
