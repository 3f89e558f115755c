import { fromParts } from '../dockerfile/from-parts.ts';
import { templateValue } from '../facts/template-words.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { fitting } from './unset-base.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** A word that another tool was to fill in before the build, in the image that FROM names. */
export interface Placeholder {
  /** As written: `%%BALENA_MACHINE_NAME%%`. */
  readonly text: string;
  readonly at: Range;
  /** Name of the ARG that can stand for it. */
  readonly argument: string;
  readonly value: Known<string>;
  /** It stands in other instructions too, where no ARG of the FROM lines is seen. */
  readonly isEverywhere: boolean;
  /** Every place in an instruction where it stands. */
  readonly places: readonly Range[];
}

/** `%%NAME%%`, `{{name}}`, `{{ .Name }}`, `@NAME@`, `<name>`, `#NAME#`: none of them may stand in the name of an image. */
const WORD = /%%(\w+)%%|\{\{ ?\.?(\w+) ?\}\}|@([A-Za-z]\w*)@|<([A-Za-z][\w-]*)>|#(\w+)#/g;

/** The placeholder in a stage's own FROM; undefined where there is none, or there are several. */
export function basePlaceholder(stage: Stage): Placeholder | undefined {
  const raw = fromParts(stage.from).image;
  const [found, ...more] = [...(raw?.raw.matchAll(WORD) ?? [])];
  if (raw === undefined || found === undefined || more.length > 0) return undefined;
  const [text, ...names] = found;
  const name = names.find((one) => one !== undefined) ?? '';
  const argument = name.toUpperCase().replaceAll('-', '_');
  const isEverywhere = elsewhere(stage.build, text);
  const sides = { before: raw.raw.slice(0, found.index), after: raw.raw.slice(found.index + text.length) };
  return {
    text,
    at: raw.range,
    argument,
    value: valueBetween(stage, argument, sides, isEverywhere),
    isEverywhere,
    places: stage.build.dockerfile.instructions.flatMap(({ range }) => placesIn(stage.build, range, text)),
  };
}

function valueBetween(stage: Stage, name: string, sides: Sides, isEverywhere: boolean): Known<string> {
  const fixed = templateValue(name);
  if (fixed !== undefined) return known(fixed);
  if (isEverywhere) return unknown('it stands in other instructions too');
  if (sides.before + sides.after === '') return unknown(`nothing tells what ${name} may be`);
  return fitting(stage, { name, ...sides });
}

interface Sides {
  readonly before: string;
  readonly after: string;
}

function elsewhere({ dockerfile }: Build, text: string): boolean {
  return dockerfile.instructions.some(({ keyword, range }) => {
    return keyword !== 'FROM' && dockerfile.text.slice(range.start, range.end).includes(text);
  });
}

function placesIn({ dockerfile }: Build, { start, end }: Range, text: string): Range[] {
  const places: Range[] = [];
  for (
    let at = dockerfile.text.indexOf(text, start);
    at >= 0 && at < end;
    at = dockerfile.text.indexOf(text, at + 1)
  )
    places.push({ start: at, end: at + text.length });
  return places;
}
