import { argumentComments } from '../src/build/argument-comments.ts';
import { ownLine } from '../src/build/comment-place.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#format';

export default transform({
  summary: 'Move comments behind arguments to lines of their own',
  why: `In a Dockerfile \`#\` begins a comment only at the start of a line. Behind the arguments of an instruction it is one
more argument: a port \`#\`, a file \`#\`, a user \`app # why\`, or what makes \`CMD ["x"] # why\` a line of shell
instead of a JSON array. On a line above the instruction the same words are a comment.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  symptoms: [
    `Syntax error - can't find = in "#". Must be of the form: name=value`,
    'FROM requires either one or three arguments',
    'Invalid containerPort: #',
    'failed to compute cache key: "/#" not found: not found',
    'Invalid signal: SIGTERM # stop gracefully',
    'unable to find user app # why: no matching entries in passwd file',
  ],
  assumes: [
    'A value of ENV, LABEL, WORKDIR or VOLUME that holds what looks like a comment may be used as it is: that is not safe.',
  ],
  check: 'docker build .',
  sources: [SOURCE],
  looksFor: ['#'],
  *fixes(build) {
    for (const { instruction, range, harm } of argumentComments(build)) {
      const fix = {
        kind: 'fix',
        message: `${instruction.keyword} takes what stands behind # for arguments: move the comment to its own line`,
        at: range,
        edits: ownLine(build.dockerfile, range),
        because: [{ text: 'a comment begins at the start of a line', source: SOURCE }],
      } as const;
      yield harm === 'refused'
        ? fix
        : { ...fix, safety: 'unsafe', risk: 'The value without the comment is another one.' };
    }
  },
});
