import { isAbsolute, resolve } from 'node:path';
import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';
import type { Repository } from './repository.ts';
import type { BuildDefinition } from './types.ts';

/** What a file says of one build, before it is known whether all of that is there. */
export interface Draft {
  readonly name: string;
  /** Directories that the path of the context may be relative to: the first in which there is a Dockerfile counts. */
  readonly bases: readonly string[];
  readonly context: Known<string>;
  /** Relative to the context. */
  readonly dockerfile: Known<string>;
  readonly isInline: boolean;
  readonly args: ReadonlyMap<string, Known<string>>;
  readonly target: Known<string> | undefined;
  /** By name, as they are written. */
  readonly contexts: ReadonlyMap<string, Known<string>>;
  readonly platforms: readonly string[];
  readonly secrets: readonly string[];
}

/** The definition that a draft stands for, without its sources; the reason where it cannot be followed. */
export function definitionOf(draft: Draft, repository: Repository): Known<Omit<BuildDefinition, 'sources'>> {
  const { name, context, dockerfile, target, args, secrets, platforms } = draft;
  if (draft.isInline) return unknown('its Dockerfile stands in this file');
  if (!context.known) return unknown(`its build context is not known: ${context.reason}`);
  if (isRemote(context.value)) return unknown('its build context is fetched');
  if (!dockerfile.known) return unknown(`its Dockerfile is not known: ${dockerfile.reason}`);
  if (target?.known === false) return unknown(`its target is not known: ${target.reason}`);
  const places = draft.bases.map((base) => ({ ...placeOf(base, context.value, dockerfile.value), base }));
  const place = places.find((each) => repository.isFile(each.dockerfile));
  if (place === undefined) return unknown(`there is no ${dockerfile.value} in ${context.value}`);
  if (!repository.isDirectory(place.context)) return unknown(`${context.value} is no directory`);
  if (!repository.holds(place.dockerfile)) return unknown('its Dockerfile lies outside of the repository');
  if (!repository.holds(place.context)) return unknown('its build context lies outside of the repository');
  const stage = target?.value === '' ? undefined : target?.value;
  const contexts = new Map(
    [...draft.contexts].map(([each, value]) => [
      each.toLowerCase(),
      contextOf(value, place.base, repository),
    ]),
  );
  const call = { name, args, target: stage, contexts };
  return known({ dockerfile: place.dockerfile, context: place.context, call, secrets, platforms });
}

/** What a further build context is, for a builder that is called for this one build. */
function contextOf(value: Known<string>, base: string, repository: Repository): Known<string> {
  if (!value.known || /^(?:docker-image|oci-layout|https?|ssh|git):/.test(value.value)) return value;
  if (/^(?:service|target):/.test(value.value)) return unknown(`it is what ${value.value} makes`);
  const directory = resolve(base, value.value);
  return repository.holds(directory)
    ? known(directory)
    : unknown('it is not there, or outside of the repository');
}

function placeOf(base: string, context: string, dockerfile: string): { context: string; dockerfile: string } {
  const directory = resolve(base, context);
  return {
    context: directory,
    dockerfile: isAbsolute(dockerfile) ? dockerfile : resolve(directory, dockerfile),
  };
}

/** https://docs.docker.com/build/concepts/context/#remote-context */
function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|git@|github\.com\/)/i.test(context) || /^[a-z-]+:/.test(context);
}
