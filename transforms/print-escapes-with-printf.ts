import { echoedEscapes } from '../src/build/echoed-escapes.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Write escapes with printf instead of echo',
  why: `What \`echo "a\\nb"\` writes depends on the shell: dash, the \`sh\` of Debian, ends a line at \`\\n\`; bash and the shell of Alpine
write the backslash. \`printf '%b\\n'\` ends the line in each of them. Under dash, where the base image is known to have it, the
text that is written stays what it is.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  check: 'docker build .',
  sources: [
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/echo.html',
    'https://www.shellcheck.net/wiki/SC2028',
  ],
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
