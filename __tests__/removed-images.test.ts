import { describe, expect, it } from '@jest/globals';
import { movedImage, removedImage } from '../src/facts/removed-images.ts';
import { parseReference, type ImageReference } from '../src/facts/reference.ts';

const late = new Date('2026-11-01');

function reference(text: string): ImageReference {
  const parsed = parseReference(text);
  if (!parsed.known) throw new Error(parsed.reason);
  return parsed.value;
}

describe('images that were removed', () => {
  it.each([
    'openjdk',
    'openjdk:8',
    'openjdk:17-slim-bullseye',
    'docker.io/library/openjdk:21-oracle',
    'java:8u111-jdk',
  ])('%s is one', (name) => {
    expect(removedImage(reference(name), late)).toMatchObject({ since: expect.any(String) });
  });

  it.each([
    'openjdk:11.0.6-jre-slim',
    'openjdk:8u342-jdk',
    'openjdk:26-ea-jdk',
    'openjdk:21-rc',
    'quay.io/library/openjdk:8',
    'acme/openjdk:8',
    `openjdk:8@sha256:${'0'.repeat(64)}`,
  ])('%s is none', (name) => {
    expect(removedImage(reference(name), late)).toBeUndefined();
  });

  it('count from the day on', () => {
    const openjdk = reference('openjdk:17');
    expect(removedImage(openjdk, new Date('2025-11-02'))).toBeUndefined();
    expect(removedImage(openjdk, new Date('2025-11-03'))).toMatchObject({ image: 'openjdk', tag: '17' });
  });
});

describe('images that have moved', () => {
  it('are versions of Bitnami', () => {
    expect(movedImage(reference('bitnami/redis:7.2'), late)).toMatchObject({ to: 'bitnamilegacy/' });
    expect(movedImage(reference('bitnami/redis:7.2'), new Date('2025-08-01'))).toBeUndefined();
  });

  it.each([
    'bitnami/redis',
    'bitnami/redis:latest',
    'bitnami/minideb:12',
    'bitnamilegacy/redis:7.2',
    'acme/redis:7.2',
  ])('%s has not', (name) => {
    expect(movedImage(reference(name), late)).toBeUndefined();
  });
});
