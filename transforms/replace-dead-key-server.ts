import { deadKeyServers } from '../src/build/key-servers.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch keys from a key server that answers',
  why: `The pool of key servers at \`sks-keyservers.net\` was closed in June 2021, and its names have had no address since.
\`gpg --recv-keys\` and \`apt-key adv\` that ask one of them stop the build. Ubuntu's key server has taken over the keys of the
pool and speaks the same protocol on the same ports, so that the name of the host is all that changes; what is asked for by its
fingerprint is the same key wherever it comes from. Where another server is asked after the dead one, the build goes on, and
nothing is changed.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'gpg: keyserver receive failed: No name',
    'gpg: keyserver receive failed: No data',
    'gpg: keyserver receive failed: Server indicated a failure',
    'gpg: keyserver receive failed: Cannot assign requested address',
    'gpg: keyserver receive failed: No keyserver available',
    'gpg: keyserver timed out',
    'hkps.pool.sks-keyservers.net: Host not found',
  ],
  assumes: ['The key was given to key servers: then the new one has it too.'],
  check: 'docker build --no-cache .',
  sources: [
    'https://github.com/docker-library/faq/pull/23',
    'https://github.com/varnish/docker-varnish/issues/32',
    'https://github.com/The-Kube-Way/nsd/pull/2',
  ],
  answers: ['parfum/gpgUseHaPools'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, host, at, fate, tolerated } of deadKeyServers(stage)) {
        const gone = fate.state === 'gone';
        yield {
          kind: 'fix',
          message: `${host} ${gone ? 'is gone' : 'rarely answers'}: ask ${fate.successor} for the key`,
          at: run.command.range,
          edits: [{ ...at, text: fate.successor }],
          because: [
            {
              text: gone ? `no host has the name ${host} any more` : `many fetches from ${host} fail`,
              range: at,
              source: fate.source,
            },
          ],
          ...doubt(gone, tolerated, host),
        };
      }
    }
  },
});

function doubt(gone: boolean, tolerated: boolean, host: string): Pick<Fix, 'safety' | 'risk'> {
  if (gone && !tolerated) return {};
  const risk = gone
    ? 'the build goes on today without the key, and would have it'
    : `${host} may still answer, and have what the other one lacks`;
  return { safety: 'unsafe', risk };
}
