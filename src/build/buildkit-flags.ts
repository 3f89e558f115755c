import type { Flag, Instruction } from '../dockerfile/types.ts';
import type { Stage } from './stage.ts';

/** A flag that only BuildKit knows, and why a build without it would be another one; undefined where it would not. */
export interface BuildKitFlag {
  readonly instruction: Instruction;
  readonly flag: Flag;
  readonly needed: string | undefined;
}

/** Every flag of that name in the file, in order. */
export function buildKitFlags(stages: readonly Stage[], name: string): BuildKitFlag[] {
  const instructions = stages.flatMap(({ from, steps }) => [
    from,
    ...steps.map(({ instruction }) => instruction),
  ]);
  return instructions.flatMap((instruction) =>
    instruction.flags
      .filter((flag) => flag.name === name)
      .map((flag) => ({ instruction, flag, needed: NEEDED[name]?.(flag.value ?? '') ?? undefined })),
  );
}

/** What makes a flag more than a help, by its name and value; a flag that is not here is needed. */
const NEEDED: Readonly<Record<string, (value: string) => string | undefined>> = {
  mount: (value) => {
    const type = /(?:^|,)type=(\w+)/.exec(value)?.[1] ?? 'bind';
    return type === 'cache' || type === 'tmpfs' ? undefined : `its ${type} mount brings files into the RUN`;
  },
  platform: (value) => {
    const isOwn = /BUILDPLATFORM|TARGETPLATFORM/.test(value) || value === 'linux/amd64';
    return isOwn ? undefined : `it asks for ${value}, which may be another platform than that of the build`;
  },
  link: () => undefined,
};

/** True where something is known of a flag of that name. */
export function isBuildKitFlag(name: string): boolean {
  return Object.hasOwn(NEEDED, name);
}

/**
 * Flags that some versions of the syntax lack and `docker/dockerfile:1` has.
 * https://docs.docker.com/build/buildkit/dockerfile-release-notes/
 */
const FRONTEND_FLAGS = new Set([
  'mount',
  'network',
  'security',
  'chmod',
  'chown',
  'link',
  'checksum',
  'keep-git-dir',
  'exclude',
  'parents',
  'unpack',
  'start-interval',
]);

/** True where the current stable syntax knows the flag. */
export function isFrontendFlag(name: string): boolean {
  return FRONTEND_FLAGS.has(name);
}
