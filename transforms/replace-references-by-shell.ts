import type { Stage } from '../src/build/stage.ts';
import { unreadReferences, type UnreadReference } from '../src/build/unread-references.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let a shell replace the variables of an exec form',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
