import { fromParts } from '../dockerfile/from-parts.ts';
import { movedImage, removedImage, type MovedImage, type RemovedImage } from '../facts/removed-images.ts';
import { parseReference } from '../facts/reference.ts';
import type { Fix } from '../fix.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** A place where a Dockerfile names an image: FROM, or `COPY --from=`. */
export interface NamedImage {
  readonly range: Range;
  /** As written, variables and all. */
  readonly written: string;
  /** Variables replaced. */
  readonly value: string;
  /** The stage that starts from it; undefined for COPY. */
  readonly stage: Stage | undefined;
}

/** Every place where an image is named whose name is known. */
export function namedImages(build: Build): NamedImage[] {
  return build.stages.flatMap((stage) => {
    const { image } = fromParts(stage.from);
    const reference = stage.base.kind === 'image' ? stage.base.reference : undefined;
    const own = image && reference?.known ? [named(build, image.range, reference.value, stage)] : [];
    const copied = stage.copies.flatMap(({ from, step }) => {
      const flag = step.instruction.flags.find(({ name }) => name === 'from');
      if (from.kind !== 'image' || flag?.valueRange === undefined || flag.value === undefined) return [];
      return [named(build, flag.valueRange, flag.value, undefined)];
    });
    return [...own, ...copied];
  });
}

function named({ dockerfile }: Build, range: Range, value: string, stage: Stage | undefined): NamedImage {
  return { range, written: dockerfile.text.slice(range.start, range.end), value, stage };
}

/** What to say of a fix for an image whose name rests on the default of an ARG: another value may name one that works. */
export function doubtOf(stage: Stage | undefined): Pick<Fix, 'safety' | 'risk'> {
  const [argument] = stage?.chain.at(-1)?.reference.defaults ?? [];
  if (argument === undefined) return {};
  return {
    safety: 'unsafe',
    risk: `With another value of ${argument} the base image may be one that works as it is`,
  };
}

/** Where the image has moved, on the day that the build is looked at. */
export function movedFrom(image: NamedImage, { asOf }: Build): MovedImage | undefined {
  const reference = parseReference(image.value);
  return reference.known ? movedImage(reference.value, asOf) : undefined;
}

/** The official image that a stage starts from, where it has been taken away. */
export function removedBase({ base, build }: Stage): RemovedImage | undefined {
  if (base.kind !== 'image' || !base.reference.known) return undefined;
  const reference = parseReference(base.reference.value);
  return reference.known ? removedImage(reference.value, build.asOf) : undefined;
}

/**
 * FROM's image with another name and tag, written with the variable that the old tag was written with, if the new tag begins
 * with its value.
 */
export function renamed(
  { written, value }: NamedImage,
  name: string,
  to: string,
  tag: string,
): Known<string> {
  const colon = written.indexOf(':');
  const [path, oldTag] = colon < 0 ? [written, ''] : [written.slice(0, colon), written.slice(colon + 1)];
  if (path !== name && !path.endsWith(`/${name}`))
    return unknown('the name of the image is put together from variables');
  const newPath = path.slice(0, path.length - name.length) + to;
  const reference = /^\$(?:\{\w+\}|\w+)/.exec(oldTag)?.[0];
  if (reference === undefined)
    return oldTag.includes('$')
      ? unknown('its tag is put together from variables')
      : known(`${newPath}:${tag}`);
  const rest = oldTag.slice(reference.length);
  const valueTag = value.slice(value.lastIndexOf(':') + 1);
  const variable = valueTag.slice(0, valueTag.length - rest.length);
  if (rest.includes('$') || !valueTag.endsWith(rest) || !tag.startsWith(variable))
    return unknown('its tag is put together from variables');
  return known(`${newPath}:${reference}${tag.slice(variable.length)}`);
}
