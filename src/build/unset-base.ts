import { officialTags } from '../facts/official-tags.ts';
import { parseReference } from '../facts/reference.ts';
import type { Pair } from '../dockerfile/types.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import { baseImage, baseVariables, type BaseVariable } from './base-reference.ts';
import { roleOf } from './stage-role.ts';
import type { Stage } from './stage.ts';

/** An ARG that the image in FROM is named with, and that has no value unless the build is called with one. */
export interface UnsetBase {
  readonly name: string;
  /** The image that FROM names. */
  readonly at: Range;
  /** What it could be, by what is written around it. */
  readonly value: Known<string>;
  /** True where the value makes the name of an image. */
  fits(value: string): boolean;
  /** The ARG that declares it before the first FROM; undefined where none does. */
  readonly pair: Pair | undefined;
}

/** The ARG without a value in a stage's own FROM; undefined where all have one, or several have none. */
export function unsetBase(stage: Stage): UnsetBase | undefined {
  const { build } = stage;
  const unset = baseVariables(stage).filter(({ name }) => {
    const { value } = build.globals.seen(name, Infinity);
    return value.known && (value.value ?? '') === '';
  });
  const [variable] = unset;
  const image = baseImage(stage);
  if (variable === undefined || image === undefined || unset.some(({ name }) => name !== variable.name))
    return undefined;
  return {
    name: variable.name,
    at: image.at,
    fits: (value) => parseReference(`${variable.before}${value}${variable.after}`).known,
    value: unset.length > 1 ? unknown(`${variable.name} stands in it twice`) : fitting(stage, variable),
    pair: build.globalArg(variable.name)?.pair,
  };
}

/** What could stand between two parts of an image's name. */
export function fitting(stage: Stage, { name, before, after }: BaseVariable): Known<string> {
  if (before === '' && after === '') return roleOf(stage, name);
  if (before === '' && after.startsWith('/')) return ownerOf(name, after.slice(1));
  const earlier = stageNamed(stage, before, after);
  if (earlier !== undefined) return known(earlier);
  const path = before.endsWith(':') ? before.slice(0, -1) : undefined;
  const reference = parseReference(path ?? '');
  if (path === undefined || !reference.known) return unknown(`nothing tells what ${name} may be`);
  const image = /^library\/([^/]+)$/.exec(reference.value.repository)?.[1];
  if (reference.value.registry === 'docker.io' && image !== undefined) return versionOf(image, after);
  const speaksOfTag = /version|tag|release/i.test(name);
  return after === '' && speaksOfTag ? known('latest') : unknown(`the tags of ${path} are not known`);
}

/** The middle of the name of the first stage before this one whose name has these ends. */
function stageNamed({ build, index }: Stage, before: string, after: string): string | undefined {
  if (/[:/]/.test(before + after)) return undefined;
  const names = build.stages.slice(0, index).flatMap(({ name }) => name ?? []);
  return names
    .find(
      (name) => name.startsWith(before) && name.endsWith(after) && name.length > before.length + after.length,
    )
    ?.slice(before.length, after === '' ? undefined : -after.length);
}

/** Official images have the owner `library`, and one for each architecture. https://github.com/docker-library/official-images#architectures-other-than-amd64 */
function ownerOf(name: string, image: string): Known<string> {
  const tags = officialTags(/^[^:@]*/.exec(image)?.[0] ?? '');
  if (tags === undefined || tags.gone) return unknown(`nothing tells what ${name} may be`);
  return known(/arch/i.test(name) ? 'amd64' : 'library');
}

function versionOf(image: string, suffix: string): Known<string> {
  const version = officialTags(image)?.newest(suffix);
  if (version !== undefined) return known(version);
  return suffix === '' && officialTags(image)?.latest === true
    ? known('latest')
    : unknown(`no version of ${image} with ${suffix || 'such a tag'} is recorded`);
}
