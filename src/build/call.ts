import type { Known } from '../known.ts';

/** What a build is called with beside its Dockerfile and its context. */
export interface BuildCall {
  /** Who calls it, for messages: `service web of compose.yaml`. */
  readonly name: string;
  /** Build arguments by name; one that is passed with a value that nothing tells is not known. */
  readonly args: ReadonlyMap<string, Known<string>>;
  /** The stage that is built; the last one where it is undefined. */
  readonly target: string | undefined;
  /**
   * Names in lower case that stand for other build contexts: what FROM, COPY `--from` and mounts find under them is neither
   * the stage nor the image of that name. With what they stand for, as a builder takes it: an absolute directory, an image, an
   * address. https://docs.docker.com/reference/cli/docker/buildx/build/#build-context
   */
  readonly contexts: ReadonlyMap<string, Known<string>>;
}
