import { logEvidence } from '../src/build/failure.ts';
import { gonePins, type GonePin } from '../src/build/gone-pins.ts';
import { replaceWord } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install distribution packages in the version that there is',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Another version is installed than the one that was asked for',
  looksFor: 'log',
  *fixes(build) {
    for (const pin of gonePins(build)) yield offer(pin);
  },
});

function offer({ word, name, cause, written }: GonePin): Offer {
  return {
    kind: 'fix',
    message: `the archive does not have version ${cause.captures.version ?? ''} of ${name}: install the one that it has`,
    at: word.range,
    edits: replaceWord(word, written),
    because: [logEvidence(cause)],
  };
}
