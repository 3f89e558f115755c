import { echoedEscapes } from '../src/build/echoed-escapes.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write escapes with printf instead of echo',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  answers: ['hadolint/SC2028'],
  looksFor: ['echo'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, name, certain } of echoedEscapes(stage)) {
        yield {
          kind: 'fix',
          message: "echo reads escapes in some shells alone: write printf '%b\\n'",
          at: run.command.range,
          edits: replaceWord({ range: name }, "printf '%b\\n'"),
          because: [{ text: 'the text has an escape', range: run.command.range }],
          ...(!certain && {
            safety: 'unsafe' as const,
            risk: 'A shell that writes the backslash so far ends a line there.',
          }),
        };
      }
    }
  },
});
