import { describe, expect, it } from '@jest/globals';
import { baseTag } from '../src/build/base-tag.ts';
import { Build } from '../src/build/build.ts';
import { distrolessBase } from '../src/build/distroless.ts';
import { dotnetImage } from '../src/build/dotnet.ts';
import { manifestAbove } from '../src/build/manifest-file.ts';
import { cargoLockVersion, cargoPackage } from '../src/context/cargo.ts';
import { memoryContext } from '../src/context/context.ts';
import { goModule, goRequirements, goSources } from '../src/context/go.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { debiansUpTo, glibcOf } from '../src/facts/glibc.ts';
import { listing, newestPatch } from '../src/facts/tags.ts';

function build(text: string, files: Readonly<Record<string, string>> = {}): Build {
  return new Build(parseDockerfile(text), memoryContext(files));
}

describe('go.mod', () => {
  it('says the version and the toolchain, whatever comments stand there', () => {
    const context = memoryContext({
      'go.mod': 'module a.example/b // go 1.2\n\ngo 1.22.1 // the least\ntoolchain go1.23.0\n',
    });
    expect(goModule(context, 'go.mod')).toEqual({ path: 'go.mod', go: '1.22.1', toolchain: 'go1.23.0' });
  });
  it('may say no version', () => {
    expect(goModule(memoryContext({ 'go.mod': 'module m\n' }), 'go.mod')?.go).toBeUndefined();
    expect(goModule(memoryContext({}), 'go.mod')).toBeUndefined();
  });
  it('requires modules one by one and in a block', () => {
    const text = 'module m\nrequire a.example/x v1.0.0\nrequire (\n\tb.example/y/v2 v2.1.0 // indirect\n)\n';
    expect(goRequirements(memoryContext({ 'go.mod': text }), 'go.mod')).toEqual([
      'a.example/x',
      'b.example/y/v2',
    ]);
  });
});

describe('Go files', () => {
  it('import in every form; tests, vendored files and text after the imports do not count', () => {
    const context = memoryContext({
      'main.go':
        'package main\n\nimport "fmt"\nimport (\n\t_ "embed"\n\t// "os/user"\n\tx "net/http"\n)\n\nvar y = "C"\n',
      'main_test.go': 'package main\n\nimport "testing"\n',
      'vendor/v/v.go': 'package v\n\nimport "C"\n',
    });
    expect([...goSources(context, '').imports].toSorted()).toEqual(['embed', 'fmt', 'net/http']);
  });
});

describe('Cargo', () => {
  it('takes over what the workspace of the same file says', () => {
    const context = memoryContext({
      'Cargo.toml':
        '[workspace.package]\nedition = "2024"\n\n[package]\nname = "a"\nedition.workspace = true\nrust-version = "1.80"\n',
    });
    expect(cargoPackage(context, 'Cargo.toml')).toEqual({ edition: '2024', rustVersion: '1.80' });
  });
  it('is not known where the file is no TOML', () => {
    expect(cargoPackage(memoryContext({ 'Cargo.toml': '[package' }), 'Cargo.toml')).toBeUndefined();
  });
  it('tells the format of its lockfile from the version of a package', () => {
    const lock = (text: string) => cargoLockVersion(memoryContext({ 'Cargo.lock': text }), 'Cargo.lock');
    expect(lock('# generated\nversion = 4\n\n[[package]]\n')).toBe(4);
    expect(lock('[[package]]\nname = "a"\nversion = "1.0.0"\n')).toBeUndefined();
  });
});

describe('tags', () => {
  it('are current, past, or were never published', () => {
    expect(listing('golang', '1.22-alpine3.18')).toBe('past');
    expect(listing('golang', '1.24-buster')).toBe('never');
    expect(listing('rust', '1-bookworm')).toBe('current');
    expect(listing('nothing', '1')).toBe('never');
  });
  it('have a newest patch with the same suffix', () => {
    expect(newestPatch('golang', '1.21', '-bookworm')).toBe('1.21.13');
    expect(newestPatch('golang', '1.2', '-bookworm')).toBeUndefined();
  });
});

describe('glibc', () => {
  it('is older on older releases', () => {
    expect(glibcOf('debian', 'bookworm')).toBe(36);
    expect(glibcOf('ubuntu', 'jammy')).toBe(35);
    expect(glibcOf('alpine', '3.20')).toBeUndefined();
  });
  it('says which Debian has none newer', () => {
    expect(debiansUpTo(35).slice(0, 2)).toEqual(['bullseye', 'buster']);
  });
});

describe('the tag of a base image', () => {
  const edited = (text: string, tag: string) => {
    const { final } = build(text);
    const edits = final && baseTag(final)?.edits(tag);
    if (edits?.known !== true) return edits?.reason;
    return edits.value.reduce(
      (result, { start, end, text: written }) => result.slice(0, start) + written + result.slice(end),
      text,
    );
  };
  it.each([
    ['FROM golang:1.22-alpine AS x\n', 'FROM golang:1.24 AS x\n'],
    ['FROM golang\n', 'FROM golang:1.24\n'],
    ['FROM docker.io/library/golang:1.22\n', 'FROM docker.io/library/golang:1.24\n'],
    ['ARG V="1.22"\nFROM golang:${V}\n', 'ARG V="1.24"\nFROM golang:${V}\n'],
    ['FROM golang:1.22 AS a\nFROM a\n', 'FROM golang:1.24 AS a\nFROM a\n'],
  ])('of %j', (text, output) => {
    expect(edited(text, '1.24')).toBe(output);
  });
  it.each([
    ['ARG V=1.22\nFROM golang:${V}-alpine\n', 'only a part'],
    ['ARG V=1.22\nFROM alpine:${V}\nFROM golang:$V\n', 'other base images'],
    ['ARG A=1\nARG B=22\nFROM golang:$A.$B\n', 'put together'],
  ])('cannot be changed in %j', (text, reason) => {
    expect(edited(text, '1.24')).toContain(reason);
  });
});

describe('images that are read from their names', () => {
  const final = (reference: string) => {
    const stage = build(`FROM ${reference}\n`).final;
    if (stage === undefined) throw new Error('no stage');
    return stage;
  };
  it('of distroless', () => {
    expect(distrolessBase(final('gcr.io/distroless/cc-debian12:nonroot'))).toEqual({
      name: 'cc',
      release: 'bookworm',
    });
    expect(distrolessBase(final('gcr.io/distroless/static'))).toEqual({ name: 'static', release: undefined });
    expect(distrolessBase(final('gcr.io/other/static'))).toBeUndefined();
  });
  it('of .NET', () => {
    expect(dotnetImage(final('mcr.microsoft.com/dotnet/aspnet:8.0-alpine3.20'))).toEqual({
      name: 'aspnet',
      tag: '8.0-alpine3.20',
      alpine: true,
    });
    expect(dotnetImage(final('mcr.microsoft.com/dotnet/monitor:8'))).toBeUndefined();
  });
});

describe('a manifest', () => {
  const found = (text: string, files: Readonly<Record<string, string>>) => {
    const run = build(text, files).final?.commands[0];
    return run && manifestAbove(run, 'go.mod');
  };
  it('is looked for upwards', () => {
    const text = 'FROM golang:1.22\nWORKDIR /app\nCOPY . .\nRUN cd cmd/x && go build\n';
    expect(found(text, { 'go.mod': 'module m\n', 'cmd/x/main.go': '' })).toEqual({
      known: true,
      value: 'go.mod',
    });
  });
  it('may be mounted', () => {
    const text = 'FROM golang:1.22\nWORKDIR /app\nRUN --mount=type=bind,source=api,target=. go build\n';
    expect(found(text, { 'api/go.mod': 'module m\n' })).toEqual({ known: true, value: 'api/go.mod' });
  });
});
