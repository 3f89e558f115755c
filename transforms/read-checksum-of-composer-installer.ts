import { oldChecksum } from '../src/build/composer-installer.ts';
import { logEvidence } from '../src/build/failure.ts';
import { transform } from '../src/transform.ts';

const SIGNATURE = 'https://composer.github.io/installer.sig';

export default transform({
  summary: "Compare Composer's installer with the checksum of today",
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A checksum that comes from the network shows a broken download, and no longer that the installer is the one that was looked at',
  looksFor: 'log',
  *fixes({ failure }) {
    const old = failure && oldChecksum(failure);
    if (old === undefined) return;
    yield {
      kind: 'fix',
      message:
        'the installer of Composer has changed since its checksum was written down: read the one of today',
      at: old.at,
      edits: [{ ...old.at, text: `trim(file_get_contents('${SIGNATURE}'))` }],
      because: [
        logEvidence(old.cause),
        {
          text: 'Composer publishes the checksum with every installer',
          source: 'https://getcomposer.org/doc/faqs/how-to-install-composer-programmatically.md',
        },
      ],
      advice: 'COPY --from=composer:2 /usr/bin/composer /usr/bin/composer needs no installer at all',
    };
  },
});
