import type { Dockerfile } from '../dockerfile/types.ts';

/** A value in double quotes, as ENV and LABEL take it: with all that would mean something there escaped. */
export function inDoubleQuotes({ escape }: Dockerfile, value: string): string {
  const special = new Set(['"', '$', escape]);
  return `"${[...value].map((char) => (special.has(char) ? escape + char : char)).join('')}"`;
}
