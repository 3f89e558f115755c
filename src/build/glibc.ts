import { glibcOf } from '../facts/glibc.ts';
import { listing, splitTag } from '../facts/tags.ts';
import { debiansUpTo } from '../facts/glibc.ts';
import { is } from '../known.ts';
import { operands } from '../shell/flags.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { distrolessBase } from './distroless.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';

/** A program that is built against a newer glibc than the image has in which it is to run. */
export interface NewerGlibc {
  readonly base: BaseTag;
  readonly build: StageCommand;
  readonly copy: Copy;
  /** Codename of Debian below the compiler. */
  readonly builder: string;
  /** Codename or number of the release in which it runs. */
  readonly runtime: string;
  /** The second number of that one's glibc. */
  readonly glibc: number;
  /** Every program built there asks for a version that the runtime lacks. */
  readonly certain: boolean;
}

/** Programs that a stage copies from a `rust` image with a newer glibc than its own. */
export function newerGlibc(target: Stage): NewerGlibc | undefined {
  const runtime = releaseOf(target);
  const glibc = runtime && glibcOf(runtime.family, runtime.release);
  if (runtime === undefined || glibc === undefined || changesGlibc(target)) return undefined;
  for (const copy of target.copies) {
    const from = copy.from.kind === 'stage' ? copy.from.stage : undefined;
    const base = from && baseTag(from);
    const release = base?.facts.image === 'rust' ? debianOf(base) : undefined;
    const built = release === undefined ? undefined : glibcOf('debian', release);
    if (from === undefined || base === undefined || release === undefined || built === undefined) continue;
    if (built <= glibc || mayBeStatic(from)) continue;
    const build = from.chain.flatMap((stage) => stage.commands).find((run) => makes(run, from, copy));
    if (build === undefined) continue;
    return {
      base,
      build,
      copy,
      builder: release,
      runtime: runtime.release,
      glibc,
      certain: isCertain(built, glibc),
    };
  }
  return undefined;
}

/**
 * glibc 2.34 gave the start of every program a new version: https://sourceware.org/glibc/wiki/Release/2.34. Between other
 * versions it depends on what the program uses, e.g. `Command` of Rust's standard library takes pidfd_spawnp of 2.39.
 */
function isCertain(built: number, runs: number): boolean {
  return built >= 34 && runs < 34;
}

function releaseOf(stage: Stage): { family: string; release: string } | undefined {
  const distroless = distrolessBase(stage);
  if (distroless !== undefined)
    return distroless.release === undefined || distroless.name === 'static'
      ? undefined
      : { family: 'debian', release: distroless.release };
  const distro =
    stage.image.known && stage.image.value.distro.known ? stage.image.value.distro.value : undefined;
  return distro?.release === undefined ? undefined : { family: distro.family, release: distro.release };
}

function debianOf({ facts }: BaseTag): string | undefined {
  const distro = facts.distro.known ? facts.distro.value : undefined;
  return distro?.family === 'debian' ? distro.release : undefined;
}

/** Packages of another release may have brought a newer one. */
function changesGlibc(stage: Stage): boolean {
  return (
    (distrolessBase(stage) === undefined && is(stage.packages.sources(stage.steps.length), 'changed')) ||
    stage.packages.calls.some(
      ({ packages, options }) =>
        packages.some(({ name }) => name === 'libc6') || options.some(({ name }) => name === '-t'),
    ) ||
    stage.copies.some(
      ({ target, sources }) =>
        target.known &&
        (target.value.startsWith('/lib') ||
          (target.value === '/' && !sources.every(({ path }) => path.known && isProgram(path.value)))),
    )
  );
}

/** Another target than the compiler's own system, by options, variables or cargo's configuration. */
function mayBeStatic(stage: Stage): boolean {
  const { context } = stage.build;
  const configured = ['.cargo/config.toml', '.cargo/config'].some((path) => context.has(path));
  return (
    configured ||
    stage.chain.some(
      ({ steps, commands }) =>
        steps.some(({ instruction }) =>
          instruction.pairs.some(({ key }) => key === 'CARGO_BUILD_TARGET' || key.endsWith('RUSTFLAGS')),
        ) ||
        commands.some(({ command }) =>
          [...command.words, ...command.assignments.flatMap(({ value }) => value ?? [])].some(({ raw }) =>
            ['musl', 'crt-static', '--target', 'zigbuild'].some(
              (text) => raw.includes(text) && !raw.includes('--target-'),
            ),
          ),
        ),
    )
  );
}

/** The command that puts what a COPY takes where it takes it from. */
function makes(run: StageCommand, from: Stage, copy: Copy): boolean {
  const { command } = run;
  const verb = operands(command, [])[0]?.literal;
  if (command.name !== 'cargo' || command.reached !== 'always' || command.tolerated) return false;
  return copy.sources.some(({ path }) => {
    if (!path.known) return false;
    if (verb === 'install') return /\/cargo\/bin\/[^/]+$/.test(path.value);
    return verb === 'build' && (isProgram(path.value) || isCopiedProgram(from, path.value));
  });
}

/** `target/release/app`: cargo puts programs, without an extension, right there. */
function isProgram(path: string): boolean {
  return /(^|\/)target\/release\/[^/.]+$/.test(path);
}

/** `cp target/release/app /bin/server` */
function isCopiedProgram(from: Stage, path: string): boolean {
  return from.commands.some((run) => {
    const words = operands(run.command, []);
    const target = words.at(-1);
    const value = target === undefined ? undefined : run.value(target);
    const place =
      value?.known === true && run.directory.known ? join(run.directory.value, value.value) : undefined;
    const source = words[0] === undefined ? undefined : words[0].raw;
    return (
      (run.command.name === 'cp' || run.command.name === 'mv') &&
      words.length === 2 &&
      place === path &&
      source !== undefined &&
      /(^|\/)target\/release\/[^/.]+$/.test(source.replaceAll('"', ''))
    );
  });
}

/** The tag of the compiler on the newest Debian whose glibc the runtime has; undefined where it was never published. */
export function olderDebianTag({ base, glibc }: NewerGlibc): string | undefined {
  const words = base.tag
    .split('-')
    .filter((word) => word !== 'latest' && debiansUpTo(Infinity).every((name) => name !== word));
  for (const release of debiansUpTo(glibc)) {
    const tag = [...words, release].join('-');
    const found = listing(base.facts.image, tag);
    // A moving tag that is no longer published stands still, at a version that nobody chose.
    if (found === 'current' || (found === 'past' && /^[0-9]+\.[0-9]+/.test(splitTag(tag).head))) return tag;
  }
  return undefined;
}
