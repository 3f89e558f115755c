import type { Stage } from '../src/build/stage.ts';
import { unreadReferences, type UnreadReference } from '../src/build/unread-references.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let a shell replace the variables of an exec form',
  why: `The exec form starts the program with the words as they stand: no shell reads them, so \`$PORT\` is not replaced, and the
program gets those five characters. \`sh -c\` reads the line when the container starts, when the platform has set PORT, and
\`exec\` makes the program take the shell's place, so that it still gets the signals. Where the image sets no PORT, the one
port that is exposed becomes the default.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "Error: Invalid value for '--port': '$PORT' is not a valid integer.",
    "Error: '$PORT' is not a valid port number.",
    'Error: Could not find or load main class $JAVA_OPTS',
    '"0.0.0.0:$PORT" is not a valid port number or address:port pair.',
  ],
  assumes: ['sh is on PATH: the base image is known to have one, or a RUN of the file uses it.'],
  check: 'docker run --rm -e PORT=9000 IMAGE',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#exec-form',
    'https://docs.docker.com/reference/dockerfile/#variable-substitution',
  ],
  looksFor: ['$'],
  *fixes(build) {
    const seen = new Set<number>();
    for (const target of build.targets) {
      for (const unread of unreadReferences(target)) {
        if (!seen.has(unread.instruction.range.start)) yield offer(target, unread);
        seen.add(unread.instruction.range.start);
      }
    }
  },
});

function offer(target: Stage, unread: UnreadReference): Offer {
  const { instruction, word, program, line, source } = unread;
  const at = word.range;
  if (!line.known) return { kind: 'left-alone', at, reason: line.reason };
  const entrypoint = target.image.known ? target.image.value.entrypoint : target.image;
  // What an entrypoint that is not known makes of `sh` is not known either.
  const certain = source !== undefined && (entrypoint.known || instruction.keyword !== 'CMD');
  return {
    kind: 'fix',
    message: `no shell reads the exec form, so ${program} gets ${word.value} as it stands: let sh replace it`,
    at,
    edits: edits(unread, line.value),
    because: [
      source === undefined
        ? {
            text: 'the exec form replaces no variables',
            source: 'https://docs.docker.com/reference/dockerfile/#exec-form',
          }
        : { text: `${program} stops at ${word.value}`, source },
    ],
    ...(certain
      ? {}
      : {
          safety: 'unsafe',
          risk: `${program} gets the value instead of the reference, unless it replaced that itself.`,
        }),
  };
}

function edits({ instruction, words }: UnreadReference, line: string): Edit[] {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  // What CMD and docker run give to an ENTRYPOINT comes behind its own words.
  const array =
    instruction.keyword === 'ENTRYPOINT' ? ['sh', '-c', `${line} "$@"`, 'sh'] : ['sh', '-c', line];
  const text = array.map((word) => JSON.stringify(word)).join(', ');
  return [{ start: first.range.start, end: last.range.end, text }];
}
