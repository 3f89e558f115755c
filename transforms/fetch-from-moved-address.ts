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
      const gone = address.state === 'gone';
      yield {
        kind: 'fix',
        message: `${gone ? 'nothing is got from' : 'the file is not at'} ${address.host} any more: fetch it from ${new URL(address.to).host}`,
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
