import { goSources } from '../context/go.ts';
import { valueOf } from '../known.ts';
import { baseTag } from './base-tag.ts';
import { shellOf } from './commands.ts';
import type { Copy } from './copy.ts';
import { manifestAbove } from './manifest-file.ts';
import { parentOf } from './paths.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A stage that takes files from one where Go builds. */
export interface GoRuntime {
  readonly target: Stage;
  readonly builder: Stage;
  /** The first COPY from there, and its stage as it is written. */
  readonly copy: Copy;
  readonly from: string;
  /** The Go files of the module that is built; empty where they cannot be read. */
  readonly texts: readonly string[];
  readonly imports: ReadonlySet<string>;
}

/** The Go program that a stage takes from a `golang` image; undefined where something cannot be read. */
export function goRuntime(target: Stage): GoRuntime | undefined {
  const isOpaque = target.chain.some((stage) =>
    stage.steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known),
  );
  if (isOpaque) return undefined;
  for (const copy of target.copies) {
    const builder = copy.from.kind === 'stage' ? copy.from.stage : undefined;
    const from = copy.instruction.flags.find(({ name }) => name === 'from')?.value;
    if (builder === undefined || from === undefined || baseTag(builder)?.facts.image !== 'golang') continue;
    const build = builder.commands.find(
      ({ command }) => command.name === 'go' && command.words[1]?.literal === 'build',
    );
    if (build === undefined) continue;
    const manifest = valueOf(manifestAbove(build, 'go.mod'));
    const { texts, imports } =
      manifest === undefined
        ? { texts: [], imports: new Set<string>() }
        : goSources(target.build.context, parentOf(manifest));
    return { target, builder, copy, from, texts, imports };
  }
  return undefined;
}

/** True where the image is empty but for what is copied, and no copy brings, or may bring, something to a directory. */
export function isBareOf(target: Stage, directories: readonly string[], words: readonly string[]): boolean {
  return (
    target.image.known && target.image.value.image === 'scratch' && copiesNothing(target, directories, words)
  );
}

/** True where no COPY takes something by such a name, or to such a directory, or whole trees to the root. */
export function copiesNothing(
  target: Stage,
  directories: readonly string[],
  words: readonly string[],
): boolean {
  return target.chain.every((stage) =>
    stage.copies.every(({ target: place, sources, destinationWord }) => {
      if (!place.known || directories.some((directory) => place.value.startsWith(directory))) return false;
      const named = [destinationWord, ...sources.map(({ word }) => word)];
      if (named.some(({ raw }) => words.some((word) => raw.includes(word)))) return false;
      return place.value !== '/' || sources.every(({ path }) => path.known && !isTree(path.value));
    }),
  );
}

/** A directory that is laid over the root: `/`, `rootfs`, `/out/`. */
function isTree(path: string): boolean {
  return (
    path === '' ||
    path === '/' ||
    path.endsWith('/') ||
    /(^|\/)(rootfs|root|out|dist|output|etc|usr)$/.test(path)
  );
}

/** True where the program calls an address with TLS that its code names. */
export function callsHttps({ texts }: GoRuntime): boolean {
  return texts.some(
    (text) =>
      text.includes('"https://') &&
      ['http.Get(', 'http.Post(', 'http.NewRequest', 'http.Client{', 'http.DefaultClient'].some((call) =>
        text.includes(call),
      ),
  );
}

/** True where the program has certificates of its own, or is told where they are. */
export function embedsCertificates({ target, imports }: GoRuntime): boolean {
  const embedded = imports.has('golang.org/x/crypto/x509roots/fallback');
  return embedded || target.end.setsEnv('SSL_CERT_FILE') || target.end.setsEnv('SSL_CERT_DIR');
}

/** A time zone that the program asks for by name: `Europe/Berlin`. */
export function loadedZone({ texts, imports }: GoRuntime): string | undefined {
  // https://pkg.go.dev/time/tzdata
  if (imports.has('time/tzdata')) return undefined;
  for (const text of texts) {
    const zone = /time\.LoadLocation\("([A-Za-z_]+\/[A-Za-z_/+-]+)"\)/.exec(text)?.[1];
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** The call that installs a package of that name in a stage, or in one that it is built FROM. */
export function installOf(stage: Stage, name: string): PackageCall | undefined {
  return stage.chain
    .flatMap(({ packages }) => packages.calls)
    .find(
      (call) =>
        call.certain &&
        call.action === 'install' &&
        call.packages.some((one) => one.name === name && !one.removes),
    );
}
