import { basePlaceholder } from '../src/build/base-placeholder.ts';
import { logEvidence } from '../src/build/failure.ts';
import { toldValue } from '../src/build/told-values.ts';
import { insertLineBefore } from '../src/edits/insert-line.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let a build argument stand for a placeholder in FROM',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The tool that filled in the placeholder finds it no longer, and has to pass the build argument',
  looksFor: 'log',
  *fixes(build) {
    const cause = build.failure?.cause('image-name-invalid');
    const stage = build.failure?.stage?.chain.at(-1);
    const placeholder = cause && stage && basePlaceholder(stage);
    const [first] = build.stages;
    if (cause === undefined || placeholder === undefined || first === undefined) return;
    const { text, at, argument } = placeholder;
    const told = toldValue(build.context, argument)?.value;
    const value = told ?? (placeholder.value.known ? placeholder.value.value : undefined);
    if (value === undefined) {
      const why = placeholder.value.known ? '' : placeholder.value.reason;
      yield { kind: 'left-alone', at, reason: `another tool has to fill in ${text}: ${why}` };
      return;
    }
    const because = [logEvidence(cause)];
    if (placeholder.isEverywhere) {
      yield {
        kind: 'fix',
        message: `another tool has to fill in ${text}: write ${value}, as it does for a usual PC`,
        at,
        edits: placeholder.places.map((place) => ({ ...place, text: value })),
        because,
      };
      return;
    }
    yield {
      kind: 'fix',
      message: `another tool has to fill in ${text}: let the build argument ${argument} stand for it, ${value} by default`,
      at,
      edits: [
        ...(build.globalArg(argument) === undefined
          ? insertLineBefore(build.dockerfile, first.from, `ARG ${argument}=${value}`)
          : []),
        ...placeholder.places.map((place) => ({ ...place, text: `\${${argument}}` })),
      ],
      because,
      advice: `--build-arg ${argument}=... fills in another value`,
    };
  },
});
