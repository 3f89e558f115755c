import type { Known } from '../known.ts';

/** The build context: the files around a Dockerfile, `.dockerignore` applied. Every question asked is recorded. */
export interface Context {
  /** Absolute directory; undefined where there is none (standard input without a file name). */
  readonly root: string | undefined;
  /** Path of the Dockerfile relative to the root with `/`, `..` possible. */
  readonly dockerfile: string;
  /**
   * True where this certainly is the build context, so that a file that is absent is missing. False where the root is
   * only guessed and most of the Dockerfile's sources are not in it, or where there is no context at all.
   */
  readonly complete: boolean;
  /** True where a file or directory is there and is not ignored. Paths are relative to the root, with `/`. */
  has(path: string): boolean;
  /** Kind of what is there, ignored or not. */
  kind(path: string): 'file' | 'directory' | 'absent';
  /**
   * True where `.dockerignore` (or `<Dockerfile>.dockerignore`) keeps the path out of what COPY and ADD see. An ignored
   * directory that holds an exception is not ignored.
   */
  ignored(path: string): boolean;
  /**
   * Text of a file that is not ignored, undefined where absent, ignored, binary or over 4 MiB. The Dockerfile and the
   * ignore file can be read even where they are ignored.
   */
  text(path: string): string | undefined;
  /** The first four bytes of a file that is not ignored, which tell its format; undefined where absent, shorter or over 64 MiB. */
  head(path: string): Uint8Array | undefined;
  /** File permission bits, undefined where absent. */
  mode(path: string): number | undefined;
  /** Names in a directory, ignored ones left out, sorted; empty where absent. */
  list(path: string): readonly string[];
  /**
   * Text of a file beside the build, ignored or not: one that a fix edits, or that tells how the image is built and run.
   * It says nothing of what COPY and ADD see. Undefined where absent, binary or over 4 MiB.
   */
  companion(path: string): string | undefined;
  /**
   * Paths, ignored or not, in the root and in the folders where manifests, workflows and build scripts are kept:
   * `k8s`, `deploy`, `.github/workflows` … Those in the root come first, else sorted. Directories are among them.
   */
  readonly companions: readonly string[];
  /** The Node project in a directory (`''` is the root), undefined where it has no readable package.json. */
  node(directory: string): NodeProject | undefined;
  /** The Python project in a directory, undefined where nothing declares one. */
  python(directory: string): PythonProject | undefined;
  /** What was asked so far: path → sha-256 of what was read, or `absent`, `directory`, `file` where only existence was asked, or `unreadable`. */
  readonly reads: ReadonlyMap<string, string>;
}

export interface Lockfile {
  readonly kind: 'npm' | 'yarn' | 'yarn-berry' | 'pnpm' | 'bun';
  /** Relative to the root of the context. */
  readonly path: string;
}

export interface NodeProject {
  readonly directory: string;
  readonly name: string | undefined;
  readonly dependencies: ReadonlyMap<string, string>;
  readonly devDependencies: ReadonlyMap<string, string>;
  readonly optionalDependencies: ReadonlyMap<string, string>;
  readonly peerDependencies: ReadonlyMap<string, string>;
  readonly scripts: ReadonlyMap<string, string>;
  readonly engines: ReadonlyMap<string, string>;
  /** e.g. `pnpm@9.1.0` */
  readonly packageManager: string | undefined;
  /** Every lockfile in the nearest directory that has one: that of the project, or the root of the workspace it is in. */
  readonly lockfiles: readonly Lockfile[];
  /** The one that the project's package manager reads; undefined where there is none, or where it could be several. */
  readonly lockfile: Lockfile | undefined;
  /** Version that the lockfile holds for a direct dependency of this project. */
  locked(name: string): Known<string>;
  /** The configuration file that Next.js would load, with what it says as far as it is literal. */
  readonly nextConfig: NextConfig | undefined;
}

export interface NextConfig {
  /** Relative to the root of the context, e.g. `apps/web/next.config.ts`. */
  readonly path: string;
  /** `output: 'standalone' | 'export'`; known undefined where the file certainly sets none. */
  readonly output: Known<string | undefined>;
}

export interface PythonProject {
  readonly directory: string;
  /**
   * Names normalised (PEP 503) → version specifier (may be empty), from every requirements*.txt, pyproject.toml,
   * setup.cfg and Pipfile. Dependency groups, extras and development packages of pyproject.toml and Pipfile are left out.
   */
  readonly requirements: ReadonlyMap<string, string>;
  /** False where some requirements cannot be read: a dynamic list, a setup.py, a file that is missing. */
  readonly complete: boolean;
  /**
   * As `requirements`, of one requirements file (path relative to the root of the context) and the files that it
   * includes. Undefined where the file, or one that it includes, cannot be read.
   */
  requirementsIn(path: string): ReadonlyMap<string, string> | undefined;
  readonly requiresPython: string | undefined;
  /** `[project.scripts]` and poetry's: name → object reference. */
  readonly scripts: ReadonlyMap<string, string>;
}
