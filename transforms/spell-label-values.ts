import { labelValues, type LabelValue } from '../src/build/label-values.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://github.com/opencontainers/image-spec/blob/main/annotations.md';

const FORMS: Readonly<Record<LabelValue['form'], { readonly asks: string; readonly code: string }>> = {
  address: { asks: 'an address with its scheme', code: 'hadolint/DL3052' },
  date: { asks: 'a date and time as in RFC 3339', code: 'hadolint/DL3053' },
  licence: { asks: 'an SPDX identifier', code: 'hadolint/DL3054' },
};

export default transform({
  summary: 'Write dates, licences and addresses in labels as their keys ask for',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/DL3052', 'hadolint/DL3053', 'hadolint/DL3054'],
  looksFor: ['label'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { key, at, wanted, form } of labelValues(stage))
        yield {
          kind: 'fix',
          message: `${key} asks for ${FORMS[form].asks}: write ${wanted}`,
          at,
          edits: [{ ...at, text: wanted }],
          because: [{ text: `this is what the key means`, source: SOURCE }],
          answers: [FORMS[form].code],
        };
  },
});
