import { fromParts } from '../dockerfile/from-parts.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { splitTag } from '../facts/tags.ts';
import type { Edit } from '../fix.ts';
import { known, unknown, type Known } from '../known.ts';
import type { ImageFacts } from './image.ts';
import type { Stage } from './stage.ts';

/** The tag of the official image that a stage, through the stages that it is built FROM, starts with. */
export interface BaseTag {
  /** The stage whose FROM names it. */
  readonly stage: Stage;
  readonly from: Instruction;
  readonly facts: ImageFacts;
  /** `latest` where none is written. */
  readonly tag: string;
  /** What stands before the first `-`: `1.22`. */
  readonly head: string;
  /** The rest with its `-`: `-alpine3.20`, else empty. */
  readonly suffix: string;
  /** What writes another tag in its place: in FROM, or in the ARG that FROM takes it from. */
  edits(tag: string): Known<readonly Edit[]>;
}

/** The tag that a stage's base image has; undefined where the image is not one of which facts are recorded. */
export function baseTag(stage: Stage): BaseTag | undefined {
  const root = stage.chain.at(-1);
  if (root?.base.kind !== 'image' || !root.base.facts.known) return undefined;
  const facts = root.base.facts.value;
  return {
    stage: root,
    from: root.from,
    facts,
    tag: facts.tag,
    ...splitTag(facts.tag),
    edits: (tag) => retag(root, facts.tag, tag),
  };
}

function retag(root: Stage, old: string, tag: string): Known<readonly Edit[]> {
  const { image } = fromParts(root.from);
  const reference = root.reference.value;
  if (image === undefined || !reference.known) return unknown('FROM cannot be read');
  if (reference.value.includes('@')) return unknown('the base image is pinned by its digest');
  const wanted = reference.value.endsWith(`:${old}`)
    ? `${reference.value.slice(0, -old.length)}${tag}`
    : `${reference.value}:${tag}`;
  const written = root.build.dockerfile.text.slice(image.range.start, image.range.end);
  if (written === reference.value) return known([change(image.range.start, written, wanted)]);
  return throughArgument(root, image.raw, wanted);
}

/** `golang:${GO_VERSION}-alpine`: the default of the ARG is changed, if no other base image rests on it. */
function throughArgument(root: Stage, raw: string, wanted: string): Known<readonly Edit[]> {
  const parts = /^([^$]*)\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))([^$]*)$/.exec(raw);
  const name = parts?.[2] ?? parts?.[3];
  const [, before = '', , , after = ''] = parts ?? [];
  const { call } = root.build;
  if (name !== undefined && call?.args.has(name) === true) return unknown(`${call.name} passes ${name}`);
  const value = name === undefined ? undefined : root.build.globalArg(name)?.pair.value;
  const image = fromParts(root.from).image;
  const kept = `${before}${value?.value ?? ''}`;
  // What follows the reference changes alone: another variant of the version that the ARG decides.
  if (image !== undefined && value !== undefined && !value.value.includes('$') && behind(kept, wanted)) {
    const written = root.build.dockerfile.text.slice(image.range.start, image.range.end);
    if (written === raw) {
      const start = image.range.end - after.length;
      return known([{ start, end: image.range.end, text: wanted.slice(kept.length) }]);
    }
  }
  if (name === undefined || value === undefined || value.value.includes('$'))
    return unknown('the tag is put together from variables');
  const others = root.build.stages.some(
    (stage) => stage.reference.defaults.has(name) && fromParts(stage.from).image?.raw !== raw,
  );
  if (others) return unknown(`${name} decides other base images too`);
  if (!wanted.startsWith(before) || !wanted.endsWith(after) || wanted.length < before.length + after.length)
    return unknown(`${name} is only a part of what would have to change`);
  const text = root.build.dockerfile.text.slice(value.range.start, value.range.end);
  const at = text.indexOf(value.value);
  if (at < 0) return unknown(`the default of ${name} is written with escapes`);
  const next = wanted.slice(before.length, wanted.length - after.length);
  return known([change(value.range.start + at, value.value, next)]);
}

/** `rust:1.79` is all but the variant of `rust:1.79-slim`. */
function behind(kept: string, wanted: string): boolean {
  const version = kept.slice(kept.lastIndexOf(':') + 1);
  return kept.includes(':') && /\d$/.test(version) && (wanted === kept || wanted.startsWith(`${kept}-`));
}

function change(start: number, from: string, to: string): Edit {
  return { start, end: start + from.length, text: to };
}
