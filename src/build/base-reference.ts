import { fromParts } from '../dockerfile/from-parts.ts';
import type { Word } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { parseReference, type ImageReference } from '../facts/reference.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import type { Stage } from './stage.ts';

/** The image that a stage's own FROM names, which is no other stage and not `scratch`. */
export interface BaseImage {
  readonly at: Range;
  /** As written, quotes removed. */
  readonly written: string;
  /** Variables replaced; undefined where one of them is not known. */
  readonly name: string | undefined;
  /** Its parts; undefined where it is not known, or no name of an image. */
  readonly reference: ImageReference | undefined;
}

/** The image that a stage's own FROM names; undefined where it names none. */
export function baseImage({ from, base }: Stage): BaseImage | undefined {
  const { image } = fromParts(from);
  if (image === undefined || base.kind === 'stage' || image.value === 'scratch') return undefined;
  const name = base.reference.known ? base.reference.value : undefined;
  const reference = name === undefined ? undefined : valueOf(parseReference(name));
  return { at: image.range, written: image.value, name, reference };
}

/** A `$NAME` in the image of a FROM, with the text on either side as the builder reads it. */
export interface BaseVariable {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The plain references (`$NAME`, `${NAME}`) in the image that a stage's own FROM names. */
export function baseVariables(stage: Stage): BaseVariable[] {
  const raw = fromParts(stage.from).image?.raw ?? '';
  return [...raw.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)].map((found) => ({
    name: found[1] ?? found[2] ?? '',
    before: filled(stage, raw.slice(0, found.index)),
    after: filled(stage, raw.slice(found.index + found[0].length)),
  }));
}

/** Variables that are not set are empty here. */
function filled({ build }: Stage, text: string): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const { value } = build.globals.seen(braced ?? bare ?? '', Infinity);
    return value.known ? (value.value ?? '') : '';
  });
}

/**
 * What makes a stage start from another image: the word in FROM is written anew up to the one ARG that it is made with,
 * or the default of that ARG is, if all else of it stays.
 */
export function baseEdits(stage: Stage, wanted: string): Known<readonly Edit[]> {
  const { image } = fromParts(stage.from);
  if (image === undefined) return unknown('FROM names no image');
  if (!image.raw.includes('$')) return known([replaced(image, wanted)]);
  const [variable, ...more] = baseVariables(stage);
  const { build } = stage;
  if (variable !== undefined && build.call?.args.has(variable.name) === true)
    return unknown(`${build.call.name} passes ${variable.name}`);
  const pair = variable && stage.build.globalArg(variable.name)?.pair;
  if (variable === undefined || more.length > 0 || pair?.value === undefined)
    return unknown('the name of the image is put together from variables');
  const { before, after } = variable;
  if (wanted.endsWith(`${pair.value.value}${after}`)) {
    const written = image.raw.slice(image.raw.indexOf('$'));
    return known([replaced(image, wanted.slice(0, -`${pair.value.value}${after}`.length) + written)]);
  }
  const fits =
    wanted.startsWith(before) && wanted.endsWith(after) && wanted.length > before.length + after.length;
  if (!fits) return unknown(`${variable.name} is only a part of what would have to change`);
  const text = `=${wanted.slice(before.length, wanted.length - after.length)}`;
  return known([{ start: pair.keyRange.end, end: pair.range.end, text }]);
}

/** Quotes around the whole word are kept. */
function replaced({ range, quote }: Word, text: string): Edit {
  const inset = quote === undefined ? 0 : 1;
  return { start: range.start + inset, end: range.end - inset, text };
}
