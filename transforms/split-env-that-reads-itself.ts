import { selfReadingEnvs } from '../src/build/self-reading-env.ts';
import { inKeywordCase } from '../src/edits/style.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#environment-replacement';

export default transform({
  summary: 'Set a variable in an ENV before the one that reads it',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What works today with the value that lacks a part, or has the part of the base image, gets another one.',
  answers: ['hadolint/DL3044', 'buildkit/UndefinedVar'],
  looksFor: ['env'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { instruction, reader, name, gap } of selfReadingEnvs(stage)) {
        if (gap === undefined) {
          yield { kind: 'left-alone', at: reader.range, reason: 'a comment stands between the values' };
          continue;
        }
        yield {
          kind: 'fix',
          message: `${reader.key} reads ${name}, which is empty until this ENV is over: set it in one of its own`,
          at: reader.range,
          edits: [{ ...gap, text: `\n${inKeywordCase(build.dockerfile, 'ENV')} ` }],
          because: [
            { text: `${name} is set by the same ENV`, range: instruction.keywordRange, source: SOURCE },
          ],
        };
      }
  },
});
