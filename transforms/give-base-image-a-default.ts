import { logEvidence } from '../src/build/failure.ts';
import { toldValue } from '../src/build/told-values.ts';
import { unsetBase } from '../src/build/unset-base.ts';
import { setDefault } from '../src/edits/index.ts';
import { insertLineBefore } from '../src/edits/insert-line.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give the ARG in FROM a default',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  answers: ['buildkit/InvalidDefaultArgInFrom', 'buildkit/UndefinedArgInFrom'],
  looksFor: 'log',
  *fixes(build) {
    const cause = build.failure?.cause('image-name-invalid', 'shell-missing');
    const stage = build.failure?.stage?.chain.at(-1);
    const unset = stage && unsetBase(stage);
    const [first] = build.stages;
    if (cause === undefined || unset === undefined || first === undefined) return;
    const { name, at } = unset;
    const told = toldValue(build.context, name);
    const value = told?.value ?? (unset.value.known ? unset.value.value : undefined);
    if (value === undefined || !unset.fits(value)) {
      const why = unset.value.known ? `${value} does not fit` : unset.value.reason;
      yield { kind: 'left-alone', at, reason: `${name} has no value, and ${why}` };
      return;
    }
    yield {
      kind: 'fix',
      message: `${name} has no value unless the build is called with one: give it the default ${value}`,
      at,
      edits:
        unset.pair === undefined
          ? insertLineBefore(build.dockerfile, first.from, `ARG ${name}=${value}`)
          : setDefault(unset.pair, value),
      answers: [`buildkit/${unset.pair === undefined ? 'UndefinedArgInFrom' : 'InvalidDefaultArgInFrom'}`],
      because: [
        logEvidence(cause),
        ...(told === undefined ? [] : [{ text: `${told.file} says ${value}`, file: told.file }]),
      ],
      ...(told?.sure !== true
        ? {
            safety: 'unsafe' as const,
            risk: `The project may mean another ${name} than ${value}: nothing in it says for sure which`,
          }
        : {}),
    };
  },
});
