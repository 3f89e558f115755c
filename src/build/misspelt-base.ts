import { officialTags } from '../facts/official-tags.ts';
import { parseReference } from '../facts/reference.ts';

/** How a name that no image can have has to be written. */
export interface Respelling {
  readonly text: string;
  /** What is wrong, half a sentence. */
  readonly trouble: string;
  /** False where it is a guess that there is such an image: an unofficial one without an owner. */
  readonly sure: boolean;
}

/** The one way to write a name that the builder refuses, where there is one. */
export function respelled(name: string): Respelling | undefined {
  if (/[$<>{}%#]/.test(name) || parseReference(name).known) return undefined;
  const tries = [
    { text: name.replace(/:$/, ''), trouble: 'a colon without a tag stands behind it' },
    { text: name.replace(/^https?:\/\//, ''), trouble: 'the name of an image has no scheme' },
    { text: inLowerCase(name), trouble: 'the name of an image is in lower case' },
  ];
  const right = tries.find(({ text }) => text !== name && parseReference(text).known);
  return right && { ...right, sure: right.text.includes('/') || isOfficial(right.text) };
}

function isOfficial(name: string): boolean {
  return officialTags(/^[^:@]*/.exec(name)?.[0] ?? '') !== undefined;
}

/** The tag keeps its case. A name all in capitals stands for another one, unless it is an official image's. */
function inLowerCase(name: string): string {
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  const path = colon < 0 ? name : name.slice(0, colon);
  const lower = path.toLowerCase();
  const isName = /[a-z]/.test(path) || isOfficial(lower);
  return isName ? lower + name.slice(path.length) : name;
}
