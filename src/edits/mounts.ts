import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { commandStyle, ownCommandStyle, withContinuations } from './style.ts';

/** Gives a RUN mounts behind its other flags, each on a line of its own where the file allows it. */
export function addMounts(
  dockerfile: Dockerfile,
  instruction: Instruction,
  mounts: readonly string[],
): Edit[] {
  const { flags, keywordRange, body, heredocs } = instruction;
  const start = flags.at(-1)?.range.end ?? keywordRange.end;
  const written = mounts.map((mount) => `--mount=${mount}`);
  const gap = dockerfile.text.slice(start, body.offset(0));
  const isBroken = gap.includes('\n');
  if (heredocs.length > 0 || (flags.length > 0 && !isBroken))
    return [{ start, end: start, text: written.map((flag) => ` ${flag}`).join('') }];
  const { indent } = ownCommandStyle(dockerfile, instruction) ?? commandStyle(dockerfile);
  const continued = ` \\\n${indent}`;
  const all = written.join(continued);
  const text = flags.length > 0 ? `${continued}${all}` : ` ${all}${isBroken ? '' : continued}`;
  return [{ start, end: isBroken ? start : body.offset(0), text: withContinuations(dockerfile, text) }];
}
