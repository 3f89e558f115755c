import type { Dockerfile, Instruction } from './dockerfile/types.ts';

/** Paths of the build context that COPY and ADD name outright: no variable, no wildcard, no URL, no other stage. */
export function literalSources(dockerfile: Dockerfile): string[] {
  return [...new Set(dockerfile.instructions.flatMap(sourcesOf))];
}

function sourcesOf(instruction: Instruction): string[] {
  const { keyword, flags, json, words, heredocs } = instruction;
  if (keyword !== 'COPY' && keyword !== 'ADD') return [];
  if (heredocs.length > 0 || flags.some(({ name }) => name === 'from')) return [];
  return (json ?? words)
    .slice(0, -1)
    .map(({ value }) => value)
    .filter((value) => value !== '' && !/[$*?[\\]|:\/\/|^git@/.test(value));
}
