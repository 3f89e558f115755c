import { cargoLockVersion, cargoPackage, memberOfEdition } from '../context/cargo.ts';
import { valueOf } from '../known.ts';
import { operands } from '../shell/flags.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import { isTouchedBefore, manifestAbove } from './manifest-file.ts';
import { parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** What a file of the package asks of Rust. */
export interface RustNeed {
  /** `1.85` */
  readonly version: string;
  /** The oldest minor version of Rust 1 with which it is not refused. */
  readonly least: number;
  /** File of the context that says so. */
  readonly file: string;
  /** What it says: `edition 2024`. */
  readonly what: string;
}

/** A `rust` image that is older than what is built with it. */
export interface OldRust {
  readonly base: BaseTag;
  readonly run: StageCommand;
  readonly need: RustNeed;
}

/** Sub-commands that compile, with the settings of the package and the versions of its lockfile. */
const COMPILING: ReadonlySet<string> = new Set([
  'build',
  'b',
  'test',
  'check',
  'run',
  'clippy',
  'doc',
  'bench',
]);
/** Options that change which Rust, or which package, it is. */
const ELSEWHERE = ['--manifest-path', '--ignore-rust-version', '-C', '--lockfile-path', '-Z'];

/** The first cargo command of a stage that needs a newer Rust than the image has. */
export function oldRust(stage: Stage): OldRust | undefined {
  const base = baseTag(stage);
  const minor = base?.facts.image === 'rust' ? /^1\.([0-9]+)(\.[0-9]+)?$/.exec(base.head)?.[1] : undefined;
  if (base === undefined || minor === undefined || mayChangeRust(stage)) return undefined;
  for (const run of stage.commands) {
    if (!compiles(run)) continue;
    const need = needs(run, Number(minor))
      .filter(({ least }) => least > Number(minor))
      .toSorted((a, b) => minorOf(b.version) - minorOf(a.version))[0];
    return need && { base, run, need };
  }
  return undefined;
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/** A cargo command that certainly compiles the package in its directory. */
export function compiles({ command }: StageCommand): boolean {
  const verb = operands(command, [])[0]?.literal ?? '';
  return (
    command.name === 'cargo' &&
    command.reached === 'always' &&
    !command.tolerated &&
    COMPILING.has(verb) &&
    !command.has(...ELSEWHERE)
  );
}

function needs(run: StageCommand, here: number): RustNeed[] {
  const manifest = valueOf(manifestAbove(run, 'Cargo.toml'));
  if (manifest === undefined || isTouchedBefore(run, 'Cargo.toml') || isTouchedBefore(run, 'Cargo.lock'))
    return [];
  const { context } = run.step.stage.build;
  const found: RustNeed[] = [];
  const read = cargoPackage(context, manifest);
  const least = /^1\.([0-9]{1,3})(\.[0-9]+)?$/.exec(read?.rustVersion ?? '')?.[1];
  // Older ones pass over the field: https://doc.rust-lang.org/cargo/CHANGELOG.html#cargo-156-2021-10-21
  if (least !== undefined && here >= 56)
    found.push({
      version: `1.${least}`,
      least: Number(least),
      file: manifest,
      what: `rust-version ${read?.rustVersion ?? ''}`,
    });
  // https://doc.rust-lang.org/edition-guide/rust-2024/index.html
  const newest = read?.edition === '2024' ? manifest : memberOfEdition(context, manifest, '2024');
  if (newest !== undefined) found.push({ version: '1.85', least: 85, file: newest, what: 'edition 2024' });
  const lock = valueOf(manifestAbove(run, 'Cargo.lock'));
  // Cargo 1.78 reads it, cargo 1.83 is the first that writes it: https://doc.rust-lang.org/cargo/CHANGELOG.html
  if (lock !== undefined && cargoLockVersion(context, lock) === 4)
    found.push({ version: '1.83', least: 78, file: lock, what: 'lockfile version 4' });
  return found;
}

/** True where the Rust that runs may be another one than that of the base image: rustup takes it from many places. */
export function mayChangeRust(stage: Stage): boolean {
  return stage.chain.some(
    ({ steps, commands }) =>
      steps.some(({ instruction }) => instruction.pairs.some(({ key }) => key === 'RUSTUP_TOOLCHAIN')) ||
      commands.some(
        ({ command }) =>
          (command.name === 'rustup' && !['component', 'target'].includes(command.words[1]?.literal ?? '')) ||
          command.assignments.some(({ name }) => name === 'RUSTUP_TOOLCHAIN') ||
          (command.name === 'cargo' && command.words[1]?.raw.startsWith('+') === true),
      ) ||
      commands.some((run) => run.command.name === 'cargo' && hasToolchainFile(run)),
  );
}

/** In the directory of the manifest or above it. https://rust-lang.github.io/rustup/overrides.html#the-toolchain-file */
function hasToolchainFile(run: StageCommand): boolean {
  const { context } = run.step.stage.build;
  const manifest = manifestAbove(run, 'Cargo.toml');
  if (!manifest.known || manifest.value === undefined) return false;
  for (let path = manifest.value; path !== '';) {
    path = parentOf(path);
    const beside = path === '' ? '' : `${path}/`;
    if (['rust-toolchain', 'rust-toolchain.toml'].some((name) => context.has(`${beside}${name}`)))
      return true;
  }
  return false;
}
