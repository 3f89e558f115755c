import { parseReference } from '../facts/reference.ts';
import { known, map, unknown, valueOf, type Known } from '../known.ts';

export { isMovingTag } from '../facts/moving-tags.ts';

/** The name under which an image is built, pushed or run. */
export interface ImageName {
  /** Registry and path, Docker Hub's written out: `docker.io/acme/api`. */
  readonly repository: string;
  /** The same as it is written: `acme/api`. */
  readonly written: string;
  /** `latest` where none is written; unknown where a variable is in it. */
  readonly tag: Known<string>;
}

/**
 * Takes a name apart; undefined where it is none, and where it is a digest. A name that is put together from variables is
 * the same as another one only if that stands in the same `file` and is put together alike.
 */
export function imageName(text: string, file?: string): ImageName | undefined {
  if (text.includes('@')) return undefined;
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  const written = colon < 0 ? text : text.slice(0, colon);
  const tag = colon < 0 ? 'latest' : text.slice(colon + 1);
  const isVariable = written.includes('$');
  if (isVariable && (file === undefined || /\$(?!\{\w+\})/.test(written))) return undefined;
  const isOpen = tag.includes('$') || (isVariable && colon < 0);
  const reference = parseReference(isOpen ? written : `${written}:${tag}`);
  const repository = isVariable
    ? `${file} ${written}`
    : valueOf(map(reference, (parts) => `${parts.registry}/${parts.repository}`));
  if (repository === undefined) return undefined;
  return { repository, written, tag: isOpen ? unknown('the tag is a variable') : known(tag) };
}

/** True where the name says which registry has the image, and that is one which others reach too. */
export function hasRegistry({ repository, written }: ImageName): boolean {
  const host = repository.split('/')[0] ?? '';
  const isLocal =
    /^(?:localhost|127\.|\[)|\.(?:local|localhost|internal)(?::|$)/.test(host) || !/[.]/.test(host);
  return written.startsWith(`${host}/`) && !isLocal;
}
