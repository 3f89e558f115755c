import { askedLanguage } from '../src/build/asked-language.ts';
import { baseEdits } from '../src/build/base-reference.ts';
import { logEvidence } from '../src/build/failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the Swift, or Elixir, that the project asks for',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Another package may not be ready for the newer version',
  looksFor: 'log',
  *fixes({ failure }) {
    const found = failure && askedLanguage(failure);
    if (found === undefined) return;
    const { cause, stage, asked, written, reference, source } = found;
    const at = stage.from.range;
    const edits = reference.known ? baseEdits(stage, reference.value) : reference;
    if (!edits.known || !reference.known)
      yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
    else
      yield {
        kind: 'fix',
        message: `the project asks for ${asked}, and the base image is ${written}: use ${reference.value}`,
        at,
        edits: edits.value,
        because: [logEvidence(cause), { text: `there are images of ${asked}`, source }],
      };
  },
});
