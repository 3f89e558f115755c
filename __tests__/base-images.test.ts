import { describe, expect, it } from '@jest/globals';
import { counterpart } from '../src/build/foreign-base.ts';
import { respelled } from '../src/build/misspelt-base.ts';
import { existingTag, officialCopy } from '../src/build/public-base.ts';
import { toldValue } from '../src/build/told-values.ts';
import { memoryContext } from '../src/context/context.ts';
import { successor } from '../src/facts/image-successors.ts';
import { parseReference, type ImageReference } from '../src/facts/reference.ts';

function reference(text: string): ImageReference {
  const parsed = parseReference(text);
  if (!parsed.known) throw new Error(parsed.reason);
  return parsed.value;
}

describe('the image of this machine', () => {
  it.each([
    ['arm32v7/debian:bookworm-slim', 'debian:bookworm-slim'],
    ['arm64v8/golang', 'golang'],
    [
      'balenalib/raspberrypi4-64-ubuntu-python:3.9-focal-build',
      'balenalib/amd64-ubuntu-python:3.9-focal-build',
    ],
    ['resin/raspberrypi3-node:8-slim', 'node:8-slim'],
    ['resin/rpi-raspbian:jessie-20170927', 'debian:jessie'],
    ['multiarch/alpine:armhf-v3.12', 'alpine:3.12'],
    ['multiarch/debian-debootstrap:arm64-buster', undefined],
  ])('for %s is %s', (name, wanted) => {
    expect(counterpart(name)?.reference).toBe(wanted);
  });

  it.each([
    'debian:bookworm',
    'balenalib/amd64-debian:bookworm',
    'balenalib/intel-nuc-node:20',
    'arm32v7/acme',
    'acme/rpi-mqtt',
    'acme/alpine',
    'ghcr.io/arm32v7/debian',
    'acme/python-arm-tools',
  ])('is not known for %s', (name) => {
    expect(counterpart(name)).toBeUndefined();
  });
});

describe('a name that no image can have', () => {
  it.each([
    ['Debian:Bookworm', 'debian:Bookworm'],
    ['NGINX', 'nginx'],
    ['acme/API:1', 'acme/api:1'],
    ['nginx:', 'nginx'],
    ['http://registry.example.com/base:1', 'registry.example.com/base:1'],
  ])('%s is to be %s', (name, wanted) => {
    expect(respelled(name)?.text).toBe(wanted);
  });

  it.each(['nginx', 'BASE_IMAGE', '<name>:1', '$BASE:', 'Registry.example.com/base', 'a b'])(
    '%s is left',
    (name) => {
      expect(respelled(name)).toBeUndefined();
    },
  );
});

describe('an official image', () => {
  it.each([
    ['registry.example.com/base/golang:1.22-alpine', 'golang:1.22-alpine'],
    ['localhost:5000/alpine', 'alpine'],
    ['registry.example.com/node:20-acme', undefined],
    ['registry.example.com/openjdk-tools:8', undefined],
    ['registry.example.com/java:8', undefined],
    ['golang:1.22-alpine', undefined],
  ])('for %s is %s', (name, wanted) => {
    expect(officialCopy(reference(name))).toBe(wanted);
  });

  it.each([
    ['node:20-bookwurm', '20-bookworm'],
    ['alpine:nonsense', 'latest'],
    ['node', undefined],
    ['node:20-bookworm', undefined],
    ['acme/node:20-bookwurm', undefined],
    ['java', undefined],
  ])('in place of %s has the tag %s', (name, wanted) => {
    expect(existingTag(reference(name))).toBe(wanted);
  });

  it('without a tag latest has its newest version', () => {
    expect(existingTag(reference('elasticsearch'))).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('the successor of an image', () => {
  it.each([
    ['base/archlinux', 'archlinux'],
    ['base/archlinux:2018.11.01', 'archlinux'],
    ['gcr.io/tensorflow/tensorflow:1.5.0-py3', 'tensorflow/tensorflow:1.5.0-py3'],
    ['docker.pkg.github.com/acme/repository/image:1', 'ghcr.io/acme/image:1'],
    [
      'registry.svc.ci.openshift.org/ocp/builder:golang-1.13',
      'registry.ci.openshift.org/openshift/release:golang-1.13',
    ],
    ['registry.svc.ci.openshift.org/ocp/4.4:base', 'registry.ci.openshift.org/openshift/origin-v4.0:base'],
    ['gcr.io/google_containers/pause:3.1', 'registry.k8s.io/pause:3.1'],
    ['registry.docker-cn.com/library/ubuntu:16.04', 'ubuntu:16.04'],
    ['registry.docker-cn.com/acme/api', 'acme/api'],
  ])('%s is %s', (name, wanted) => {
    expect(successor(reference(name))?.reference).toBe(wanted);
  });

  it.each([
    'archlinux',
    'acme/base/archlinux',
    'gcr.io/tensorflow/serving',
    'docker.pkg.github.com/acme/image',
    'registry.svc.ci.openshift.org/ocp/builder:rhel-8',
    `base/archlinux@sha256:${'0'.repeat(64)}`,
  ])('of %s is not recorded', (name) => {
    expect(successor(reference(name))).toBeUndefined();
  });

  it('differs where a tag is gone', () => {
    expect(successor(reference('base/archlinux'))?.differs).toBeUndefined();
    expect(successor(reference('base/archlinux:2018.11.01'))?.differs).toContain('2018.11.01');
  });
});

describe('the value of a build argument', () => {
  const told = (files: Record<string, string>, name = 'NODE_VERSION') =>
    toldValue(memoryContext(files), name);

  it.each<[string, Record<string, string>, string]>([
    ['a version file', { '.nvmrc': 'v20.11.0\n' }, '20.11.0'],
    ['a Compose file', { 'compose.yaml': 'args:\n  NODE_VERSION: "20"\n' }, '20'],
    ['a Compose file with a list', { 'docker-compose.yml': 'args:\n  - NODE_VERSION=20\n' }, '20'],
    ['a makefile', { Makefile: 'NODE_VERSION ?= 20\n' }, '20'],
    ['a script', { 'build.sh': 'docker build --build-arg NODE_VERSION=20-slim .\n' }, '20-slim'],
    ['a workflow', { '.github/workflows/ci.yml': 'env:\n  NODE_VERSION: 20.x-y\n' }, '20.x-y'],
  ])('is told by %s', (_, files, value) => {
    expect(told(files)?.value).toBe(value);
  });

  it.each<[string, Record<string, string>]>([
    ['files differ', { '.nvmrc': '20', Makefile: 'NODE_VERSION=18\n' }],
    ['it is a variable', { Makefile: 'NODE_VERSION=$(VERSION)\n' }],
    ['another argument ends so', { Makefile: 'MY_NODE_VERSION=18\n' }],
    ['another file names it', { 'main.c': 'NODE_VERSION=18\n' }],
  ])('is not told where %s', (_, files) => {
    expect(told(files)).toBeUndefined();
  });
});
