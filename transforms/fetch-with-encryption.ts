import { plainAddresses } from '../src/build/plain-addresses.ts';
import { transform } from '../src/transform.ts';

const CODES: Readonly<Record<string, string>> = {
  curl: 'parfum/curlUseHttpsUrl',
  wget: 'parfum/wgetUseHttpsUrl',
};

export default transform({
  summary: 'Fetch with encryption where the server has it',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A download in an image without ca-certificates, or with a TLS that is too old for the server, fails.',
  answers: Object.values(CODES),
  looksFor: ['http://'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { host, client, scheme, encrypted } of plainAddresses(stage)) {
        if (!encrypted) {
          yield {
            kind: 'left-alone',
            at: scheme,
            reason: `whether ${host} has the file behind https is not known`,
          };
          continue;
        }
        const code = CODES[client];
        yield {
          kind: 'fix',
          message: `${client} fetches without encryption, and ${host} has the same behind https`,
          at: scheme,
          edits: [{ start: scheme.end, end: scheme.end, text: 's' }],
          because: [{ text: `${host} answers with TLS`, range: scheme }],
          answers: code === undefined ? [] : [code],
        };
      }
    }
  },
});
