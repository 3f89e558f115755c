import { askedDotnet } from '../src/build/asked-dotnet.ts';
import { baseEdits } from '../src/build/base-reference.ts';
import { logEvidence } from '../src/build/failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the .NET that the project is for',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Another project that is built with the same image may be for the older .NET',
  looksFor: 'log',
  *fixes({ failure }) {
    const asked = failure && askedDotnet(failure);
    for (const { stage, reference } of asked?.stages ?? []) {
      if (asked === undefined) continue;
      const at = stage.from.range;
      const edits = reference.known ? baseEdits(stage, reference.value) : reference;
      if (!edits.known || !reference.known)
        yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
      else
        yield {
          kind: 'fix',
          message: `${asked.why}: start from ${reference.value}`,
          at,
          edits: edits.value,
          because: [
            logEvidence(asked.cause),
            { text: 'the images of .NET are listed here', source: asked.source },
          ],
        };
    }
  },
});
