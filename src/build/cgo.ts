import { goRequirements, goSources } from '../context/go.ts';
import { moduleNeedsCgo, packageLinksC } from '../facts/go-cgo.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { operands } from '../shell/flags.ts';
import { baseTag } from './base-tag.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { distrolessBase } from './distroless.ts';
import { manifestAbove } from './manifest-file.ts';
import { join, parentOf, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A Go program that is built with cgo on Debian, and copied to where there is no glibc. */
export interface GlibcGo {
  readonly build: StageCommand;
  readonly copy: Copy;
  /** What it is copied to, in words: `alpine:3.20`. */
  readonly runtime: string;
  /** Why cgo has to stay; undefined where nothing that can be read needs it. */
  readonly needsCgo: string | undefined;
  /** A file that is built uses the C library: the program certainly asks for glibc. */
  readonly linksC: boolean;
}

/** The Go programs in a stage that ask for a glibc which it does not have. */
export function glibcGo(target: Stage): GlibcGo[] {
  const runtime = withoutGlibc(target);
  if (runtime === undefined) return [];
  return target.copies.flatMap((copy) => {
    const from = copy.from.kind === 'stage' ? copy.from.stage : undefined;
    if (from === undefined || !hasGlibcGo(from)) return [];
    if (settlesCgo(from) || isUsedElsewhere(from, target)) return [];
    return from.commands
      .filter((run) => isDefaultBuild(run) && outputIsCopied(run, copy) && !isBuiltAgain(run, from))
      .map((build) => ({ build, copy, runtime, ...evidence(build) }));
  });
}

/** Debian's Go: that of the image, or of the distribution's package. */
function hasGlibcGo(from: Stage): boolean {
  if (!from.image.known || !is(from.image.value.libc, 'glibc')) return false;
  const calls = from.chain.flatMap(({ packages }) => packages.calls);
  const installed = calls.filter(({ action, certain }) => action === 'install' && certain);
  return (
    baseTag(from)?.facts.image === 'golang' ||
    installed.some(({ packages }) => packages.some(({ name }) => name === 'golang-go' || name === 'golang'))
  );
}

/** How the image is named where it certainly has no glibc, and nothing brings one. */
function withoutGlibc(target: Stage): string | undefined {
  const { image, rootReference } = target;
  const bare =
    distrolessBase(target)?.name === 'static' ||
    (image.known && (is(image.value.libc, 'none') || isAlpine(target)));
  return bare && rootReference.known && !bringsGlibc(target) ? rootReference.value : undefined;
}

function isAlpine({ image }: Stage): boolean {
  return image.known && image.value.image === 'alpine';
}

const COMPATIBLE: ReadonlySet<string> = new Set(['libc6-compat', 'gcompat', 'glibc', 'alpine-glibc']);

function bringsGlibc(target: Stage): boolean {
  return target.chain.some(
    (stage) =>
      stage.steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known) ||
      stage.packages.calls.some(
        ({ packages, unread }) => unread !== undefined || packages.some(({ name }) => COMPATIBLE.has(name)),
      ) ||
      stage.commands.some(({ command }) =>
        command.words.some(({ raw }) =>
          ['glibc', 'lib64', 'ld-linux', 'ld-musl'].some((text) => raw.includes(text)),
        ),
      ) ||
      stage.copies.some(
        ({ target: place, sources }) =>
          !place.known ||
          place.value.startsWith('/lib') ||
          place.value.startsWith('/usr/lib') ||
          sources.some(({ path }) => !path.known || ['/', '', '/usr', '/lib', '/lib64'].includes(path.value)),
      ),
  );
}

/** True where the build decides itself about cgo, or about the linker, or another compiler than Debian's is used. */
function settlesCgo(from: Stage): boolean {
  return from.chain.some(
    ({ steps, commands }) =>
      steps.some(({ instruction }) => instruction.pairs.some(({ key }) => SETTLING.has(key))) ||
      commands.some(
        ({ command: { name, words } }) =>
          (name === 'export' || name === 'go') &&
          words.some(({ raw }) => [...SETTLING].some((one) => raw.startsWith(`${one}=`))),
      ),
  );
}

const SETTLING: ReadonlySet<string> = new Set(['CGO_ENABLED', 'CC', 'GOFLAGS', 'GOOS', 'GO_EXTLINK_ENABLED']);
const VALUED = [
  '-o',
  '-ldflags',
  '-tags',
  '-mod',
  '-p',
  '-gcflags',
  '-asmflags',
  '-buildmode',
  '-buildvcs',
  '-modfile',
  '-pgo',
];

/** `go build` or `go install` of a program, with cgo as the image has it. https://pkg.go.dev/cmd/cgo */
function isDefaultBuild({ command }: StageCommand): boolean {
  const [verb] = operands(command, VALUED);
  if (command.name !== 'go' || !(verb?.literal === 'build' || installsHere(command, verb?.literal)))
    return false;
  if (command.reached !== 'always' || command.tolerated || command.wrappedBy.length > 0) return false;
  const strange = command.words.some(({ raw }) =>
    ['extld', 'linkmode', 'static', 'netgo', '-race', '-buildmode', '-msan', '-asan'].some((text) =>
      raw.includes(text),
    ),
  );
  const settled = command.assignments.some(({ name, value }) =>
    name === 'GOOS' ? value?.literal !== 'linux' : SETTLING.has(name),
  );
  return !strange && !settled;
}

/** `go install ./...`: packages of the module, and not one of another by its version. */
function installsHere(command: StageCommand['command'], verb: string | undefined): boolean {
  const packages = operands(command, VALUED).slice(1);
  return verb === 'install' && packages.every(({ literal }) => literal?.startsWith('.') === true);
}

/** Where the image of Go has `go install` put programs; GOBIN and GOPATH may name another place. */
const INSTALLED = '/go/bin';

function isInstalled(run: StageCommand, copy: Copy): boolean {
  const { stage, index } = run.step;
  const state = stage.state(index);
  const isDefault = is(state.seen('GOPATH'), '/go') && is(state.seen('GOBIN'), undefined);
  return isDefault && copy.sources.some(({ path }) => path.known && within(INSTALLED, path.value));
}

function outputIsCopied(run: StageCommand, copy: Copy): boolean {
  if (run.command.words[1]?.literal === 'install') return isInstalled(run, copy);
  const option = outputWord(run);
  const { directory } = run;
  if (!directory.known) return false;
  const written = option === undefined ? undefined : valueOf(run.value(option));
  if (option !== undefined && written === undefined) return false;
  const output = written === undefined ? undefined : join(directory.value, written);
  return copy.sources.some(({ path }) => {
    if (!path.known) return false;
    // Without -o the program is named after its directory or module, and stands in the working directory.
    if (output === undefined)
      return join(path.value, '..') === directory.value && !path.value.slice(1).includes('.');
    return (
      path.value === output ||
      (path.value !== '/' && within(path.value, output)) ||
      (written?.endsWith('/') === true && within(output, path.value))
    );
  });
}

/** Go's options have one dash and whole words, so that they cannot be read as letters. */
function outputWord({ command: { words } }: StageCommand) {
  const at = words.findIndex(({ literal }) => literal === '-o' || literal === '--o');
  return at < 0 ? undefined : words[at + 1];
}

/** Another build of the stage may write the same program. */
function isBuiltAgain(run: StageCommand, from: Stage): boolean {
  const output = outputWord(run)?.raw;
  return from.commands.some(
    (other) =>
      other !== run &&
      other.command.name === 'go' &&
      other.command.words[1]?.literal === 'build' &&
      (output === undefined || outputWord(other) === undefined || outputWord(other)?.raw === output),
  );
}

/** Somebody else starts from the stage, or takes its files, and may have the C library. */
function isUsedElsewhere(from: Stage, target: Stage): boolean {
  return from.build.stages.some((stage) => stage !== target && stage.uses.includes(from));
}

function evidence(build: StageCommand): Pick<GlibcGo, 'needsCgo' | 'linksC'> {
  const { context } = build.step.stage.build;
  const manifest = valueOf(manifestAbove(build, 'go.mod'));
  if (manifest === undefined) return { needsCgo: undefined, linksC: false };
  const module = goRequirements(context, manifest).find((path) => moduleNeedsCgo(path));
  if (module !== undefined) return { needsCgo: module, linksC: true };
  const { imports } = goSources(context, parentOf(manifest));
  return {
    needsCgo: imports.has('C') ? 'a file that imports "C"' : undefined,
    linksC: [...imports].some((path) => packageLinksC(path)),
  };
}

/** Where `CGO_ENABLED=0` can be written before a command. */
export function assignable({ command, step }: StageCommand): Known<StageCommand['command']> {
  return step.instruction.json === undefined ? known(command) : unknown('no shell reads this exec form');
}
