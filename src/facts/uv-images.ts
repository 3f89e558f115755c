import { parseReference } from './reference.ts';

/** Where uv's own images are: https://docs.astral.sh/uv/guides/integration/docker/#available-images */
const PLACES = new Set(['ghcr.io/astral-sh/uv', 'docker.io/astral/uv']);

/**
 * The official image that one of uv's own stands on: `python:3.12-slim-bookworm` for
 * `ghcr.io/astral-sh/uv:python3.12-bookworm-slim`. Undefined for other images, and for those that hold uv alone.
 */
export function imageBelowUv(reference: string): string | undefined {
  const parsed = parseReference(reference);
  if (!parsed.known || !PLACES.has(`${parsed.value.registry}/${parsed.value.repository}`)) return undefined;
  const variant = (parsed.value.tag ?? '').replace(/^\d+\.\d+(?:\.\d+)?-/, '');
  const [, version, python] = /^python(3\.\d+)-(.+)$/.exec(variant) ?? [];
  const [system = '', slim] = (python ?? variant).split('-');
  const isSlim = slim === 'slim';
  if ((slim !== undefined && !isSlim) || !/^(alpine[\d.]*|bookworm|trixie|debian)$/.test(system))
    return undefined;
  if (version !== undefined) return `python:${version}${isSlim ? '-slim' : ''}-${system}`;
  // The release behind the name `debian` has changed with the versions of uv.
  const release = system === 'debian' ? 'stable' : system;
  if (system.startsWith('alpine')) return `alpine:${system.slice('alpine'.length) || 'latest'}`;
  return isSlim ? `debian:${release}-slim` : `buildpack-deps:${release}`;
}
