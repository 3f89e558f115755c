import type { Word } from '../dockerfile/types.ts';
import type { Build } from './build.ts';
import { writtenInstructions } from './written.ts';

/** A port of an EXPOSE that the builder reads as another text. */
export interface OddPort {
  readonly word: Word;
  readonly wanted: string;
}

/** Ports with a protocol that is not all in lower case. */
export function oddProtocols(build: Build): OddPort[] {
  return ports(build).flatMap((word) => {
    const slash = word.raw.lastIndexOf('/');
    const protocol = word.raw.slice(slash);
    if (slash < 0 || protocol.includes('$') || protocol === protocol.toLowerCase()) return [];
    return [{ word, wanted: word.raw.slice(0, slash) + protocol.toLowerCase() }];
  });
}

/** Ports with an address or a port of the host before them, which the builder does not use. */
export function mappedPorts(build: Build): OddPort[] {
  return ports(build).flatMap((word) => {
    const mapped = /^(?:(?:[\d.]+|\[[\da-fA-F:]+\]):)?\d+(?:-\d+)?:(\d+(?:-\d+)?(?:\/\w+)?)$/.exec(word.raw);
    return mapped?.[1] === undefined ? [] : [{ word, wanted: mapped[1] }];
  });
}

function ports(build: Build): readonly Word[] {
  return writtenInstructions(build)
    .filter(({ keyword }) => keyword === 'EXPOSE')
    .flatMap(({ words }) => words);
}
