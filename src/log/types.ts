import type { CauseId } from './cause-kinds.ts';

/** What wrote the log. `docker` is the builder before BuildKit; podman speaks as `buildah`. */
export type Builder = 'docker' | 'buildkit' | 'buildah' | 'kaniko';

/** What a build said, read from its output. */
export interface BuildLog {
  /** Undefined where no line is one that a builder writes. */
  readonly builder: Builder | undefined;
  /** The step that failed; undefined where the log shows no failure, or one of no step. */
  readonly failed: FailedStep | undefined;
  /** What was written since that step began; where there is no step, everything. */
  readonly output: readonly LogLine[];
  /** What went wrong, the most specific first; empty where nothing was understood. */
  readonly causes: readonly Cause[];
}

export interface LogLine {
  /** 1-based, in the log as it was given. */
  readonly number: number;
  /** Without colours, timestamps, prefixes of the builder, and what a carriage return wrote over. */
  readonly text: string;
}

/** The step that failed, in the builder's own terms; each is undefined where the log does not say it. */
export interface FailedStep {
  /** Number that the builder gives it: among all instructions (docker), or among those of its stage. */
  readonly step: number | undefined;
  /** Number of the last one, as the builder counts. */
  readonly total: number | undefined;
  /** BuildKit: name of the stage, or `stage-N` for one without a name, counted from 0. buildah: the same, of `[2/3]`. */
  readonly stage: string | undefined;
  /** 1-based line of the Dockerfile. */
  readonly line: number | undefined;
  /** The instruction in one line, as the builder shows it; it may be cut at the end. */
  readonly instruction: string | undefined;
  /** The process with its shell: `/bin/sh -c npm ci`; it may be cut at the end. */
  readonly command: string | undefined;
  readonly exitCode: number | undefined;
}

/** What a signature captures. */
export const CAPTURES = [
  'package',
  'version',
  'dependency',
  'command',
  'file',
  'path',
  'url',
  'host',
  'user',
  'group',
  'library',
  'module',
  'key',
  'option',
  'image',
  'instruction',
  'extension',
  'expected',
  'actual',
  'message',
] as const;
export type Capture = (typeof CAPTURES)[number];

/** The tool, or the kind of tool, whose message it is. */
export type Ecosystem =
  | 'docker'
  | 'apt'
  | 'apk'
  | 'rpm'
  | 'pacman'
  | 'shell'
  | 'system'
  | 'network'
  | 'git'
  | 'c'
  | 'npm'
  | 'python'
  | 'conda'
  | 'ruby'
  | 'php'
  | 'go'
  | 'rust'
  | 'java'
  | 'dotnet'
  | 'other';

/**
 * How much a message says. `cause`: what has to change. `error`: what went wrong, though something before it may be why.
 * `symptom`: only that something did.
 */
export type Weight = 'cause' | 'error' | 'symptom';

export interface Cause {
  readonly id: CauseId;
  readonly ecosystem: Ecosystem;
  readonly weight: Weight;
  /** Parts of the message: `{ package: 'php7' }`. */
  readonly captures: Readonly<Partial<Record<Capture, string>>>;
  /** Undefined where the exit code and the command alone say it. */
  readonly line: LogLine | undefined;
}

/** One kind of message. */
export interface Signature {
  readonly id: CauseId;
  readonly ecosystem: Ecosystem;
  readonly weight: Weight;
  /** Tried on one line at a time; its named groups are captures. */
  readonly pattern: RegExp;
  /** Counts only where a line before it, in the same output, is one of these. */
  readonly after?: RegExp;
}
