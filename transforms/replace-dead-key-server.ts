import { deadKeyServers } from '../src/build/key-servers.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Fetch keys from a key server that answers',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
