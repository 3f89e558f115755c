import { compileGlob } from '../context/glob.ts';
import { fromParts } from '../dockerfile/from-parts.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import { parseReference } from '../facts/reference.ts';
import { applyEdits } from './text-edits.ts';
import type { TextEdit } from './text-edits.ts';

/** Rules of the house that no fix may break; what breaks them already is none of our business. */
export interface Policy {
  /** Registries that base images may come from, `*` for any part of a name; undefined where all may. */
  readonly registries: readonly string[] | undefined;
  /** Keys that a LABEL may have; undefined where all may. */
  readonly labels: readonly string[] | undefined;
  /** The file that says so, as the user knows it. */
  readonly source: string;
}

/** What the edits would bring in that the policy forbids, as half a sentence; undefined where it is nothing. */
export function breach(before: Dockerfile, edits: readonly TextEdit[], policy: Policy): string | undefined {
  const touched = before.instructions.filter(({ range }) =>
    edits.some(({ start, end }) => start <= range.end && end >= range.start),
  );
  if (touched.length === 0) return undefined;
  const after = parseDockerfile(applyEdits(before.text, edits));
  const image = added(before, after, (each) => foreignImages(each, policy.registries))[0];
  if (image !== undefined)
    return `${policy.source} trusts no registry that has ${image}, which would become the base image`;
  const label = added(before, after, (each) => strangeLabels(each, policy.labels))[0];
  return label === undefined ? undefined : `the label schema of ${policy.source} has no ${label}`;
}

function added(
  before: Dockerfile,
  after: Dockerfile,
  namesIn: (dockerfile: Dockerfile) => readonly string[],
): string[] {
  const old = new Set(namesIn(before));
  return namesIn(after).filter((name) => !old.has(name));
}

/** https://github.com/hadolint/hadolint/wiki/DL3026 */
function foreignImages({ instructions }: Dockerfile, trusted: readonly string[] | undefined): string[] {
  if (trusted === undefined) return [];
  const stages = new Set<string>();
  return instructions
    .filter(({ keyword }) => keyword === 'FROM')
    .flatMap((from) => {
      const { image, name } = fromParts(from);
      const foreign =
        image !== undefined &&
        image.value !== 'scratch' &&
        !stages.has(image.value.toLowerCase()) &&
        !isTrusted(image.value, trusted);
      if (name !== undefined) stages.add(name.value.toLowerCase());
      return foreign ? [image.value] : [];
    });
}

/** A name that is not known counts as trusted: it cannot be said that it is not. */
function isTrusted(image: string, trusted: readonly string[]): boolean {
  const reference = parseReference(image);
  if (!reference.known) return true;
  const { registry } = reference.value;
  const names = registry === 'docker.io' ? [registry, 'hub.docker.com'] : [registry];
  return trusted.some((pattern) => names.some((name) => compileGlob(pattern)?.matches(name) ?? false));
}

function strangeLabels({ instructions }: Dockerfile, schema: readonly string[] | undefined): string[] {
  if (schema === undefined) return [];
  return instructions.flatMap(labelKeys).filter((key) => !schema.includes(key));
}

function labelKeys({ keyword, pairs }: Instruction): readonly string[] {
  return keyword === 'LABEL' ? (pairs ?? []).map(({ key }) => key) : [];
}
