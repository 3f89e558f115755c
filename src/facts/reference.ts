import { known, unknown, type Known } from '../known.ts';

/** The name of an image taken apart, with the defaults of Docker Hub written out. */
export interface ImageReference {
  /** Host and port; `docker.io` where the text names none. */
  readonly registry: string;
  /** Path in the registry, e.g. `library/python`. */
  readonly repository: string;
  /** As written; undefined where absent (then `latest` is meant, unless there is a digest). */
  readonly tag: string | undefined;
  /** e.g. `sha256:…` */
  readonly digest: string | undefined;
}

// The grammar of distribution: https://github.com/distribution/reference/blob/main/reference.go
const HOST = /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?$/;
const BRACKETED_HOST = /^\[[a-fA-F0-9:]+\](?::[0-9]+)?$/;
const PATH_CHARACTERS = /^[a-z0-9._-]+$/;
const SEPARATORS = new Set(['.', '_', '__']);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const IMAGE_ID = /^[a-f0-9]{64}$/;
const LONGEST_NAME = 255;

/** Takes an image reference apart by the rules of distribution; variables must have been expanded before. */
export function parseReference(text: string): Known<ImageReference> {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const tag = tagged ? named.slice(colon + 1) : undefined;
  const { registry, repository } = splitRegistry(tagged ? named.slice(0, colon) : named);
  const valid =
    isHost(registry) &&
    isRepository(repository) &&
    registry.length + repository.length < LONGEST_NAME &&
    !IMAGE_ID.test(text) &&
    (tag === undefined || TAG.test(tag)) &&
    (digest === undefined || DIGEST.test(digest));
  return valid ? known({ registry, repository, tag, digest }) : unknown(`"${text}" is not a valid image reference`);
}

/** The first component is a host where it holds a dot, a colon or a capital, or is `localhost`. */
function splitRegistry(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const host = slash > 0 && (first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase());
  const registry = !host || first === 'index.docker.io' ? 'docker.io' : first;
  const path = host ? name.slice(slash + 1) : name;
  return { registry, repository: registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path };
}

function isHost(text: string): boolean {
  return HOST.test(text) || BRACKETED_HOST.test(text);
}

function isRepository(text: string): boolean {
  return text.split('/').every(isPathComponent);
}

/** Runs of letters and digits with `.`, `_`, `__` or any number of `-` between them. */
function isPathComponent(text: string): boolean {
  if (!PATH_CHARACTERS.test(text)) return false;
  const between = text.split(/[a-z0-9]+/);
  const inner = between.slice(1, -1);
  return between[0] === '' && between.at(-1) === '' && inner.every((s) => SEPARATORS.has(s) || /^-+$/.test(s));
}
