import { logEvidence } from '../src/build/failure.ts';
import { movedDownloads, type MovedDownload } from '../src/build/moved-downloads.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import type { Edit, Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch files from where they have moved to',
  why: `An address in a Dockerfile is older than the next build. GitHub has not answered \`git://\` since March 2022, Google Code and
Bintray were closed and their files lie elsewhere, and the servers of Apache have the newest releases only, while
\`archive.apache.org\` keeps every one. Often nobody notices at first: curl stores the page that says so, and tar stops at it.
The same file is fetched from where it is now. Only the part of the address that has changed is written anew; names, versions
and checksums stay. A server that still answers for some files is replaced only where the log of a build says that it failed.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'gzip: stdin: not in gzip format',
    'tar: This does not look like a tar archive',
    'tar: invalid magic',
    'HTTP request sent, awaiting response... 404 Not Found',
    'curl: (22) The requested URL returned error: 404 Not Found',
    'fatal: remote error: The unauthenticated git protocol on port 9418 is no longer supported.',
    'fatal: remote error: access denied or repository not exported: /x264.git',
  ],
  assumes: ['The base image has the certificates that https needs.'],
  check: 'docker build --no-cache .',
  sources: [
    'https://github.blog/security/application-security/improving-git-protocol-security-github/',
    'https://jfrog.com/blog/into-the-sunset-bintray-jcenter-gocenter-and-chartcenter/',
    'https://www.apache.org/legal/release-policy.html#archived',
    'https://helm.sh/blog/get-helm-sh/',
  ],
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
