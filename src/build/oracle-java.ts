import { hasOpenjdk, openjdkArchive } from '../facts/openjdk.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { Range } from '../range.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** Installs of Oracle's Java by packages that download it, and what stands for them. */
export interface OracleJava {
  readonly calls: readonly OracleCall[];
  /** The package of OpenJDK. */
  readonly jdk: string;
  /** Its directory. */
  readonly home: string;
  /** Places that name the directory of Oracle's. */
  readonly homes: readonly Range[];
  /** The commands that add the archive of the packages, and the archive that has that version of OpenJDK instead, where it is needed. */
  readonly adding: readonly {
    readonly run: StageCommand;
    readonly word: ShellWord;
    readonly archive: string | undefined;
  }[];
  /** What the log says. */
  readonly cause: Cause | undefined;
}

export interface OracleCall {
  readonly call: PackageCall;
  /** Words that name the packages, in order. */
  readonly words: readonly ShellWord[];
}

/** Archives whose packages of Oracle's Java are gone: their author may not hand it on since April 2019. */
const ARCHIVES: ReadonlySet<string> = new Set(['ppa:webupd8team/java', 'ppa:linuxuprising/java']);

/** A stage that installs Oracle's Java, where the archive that had it is added, or the log does not find it. */
export function oracleJava(stage: Stage): OracleJava | undefined {
  const calls = stage.packages.calls.flatMap((call) => oracleCall(call) ?? []);
  const version = calls[0] && versionOf(calls[0].words[0]?.literal);
  const sources = stage.commands.flatMap((run) => {
    const word = run.command.words.find(({ literal }) => literal !== undefined && ARCHIVES.has(literal));
    return word === undefined ? [] : [{ run, word }];
  });
  const cause = stage.build.failure?.stage === stage ? loggedCause(stage) : undefined;
  if (version === undefined || (cause === undefined && sources.length === 0)) return undefined;
  const image = valueOf(stage.image);
  const release = image && valueOf(image.distro)?.release;
  const has = release === undefined ? false : hasOpenjdk(release, version);
  const archive = has !== true && sources.length > 0 ? openjdkArchive(version) : undefined;
  const own = has === true || archive !== undefined;
  return {
    calls,
    jdk: own ? `openjdk-${version}-jdk` : 'default-jdk',
    home: own ? `/usr/lib/jvm/java-${version}-openjdk-amd64` : '/usr/lib/jvm/default-java',
    homes: placesOf(stage, `/usr/lib/jvm/java-${version}-oracle`),
    adding: sources.map((source) => ({ ...source, archive })),
    cause,
  };
}

function loggedCause({ build: { failure } }: Stage): Cause | undefined {
  const cause = failure?.cause('package-not-found');
  return versionOf(cause?.captures.package) === undefined ? undefined : cause;
}

function oracleCall(call: PackageCall): OracleCall | undefined {
  if (call.manager !== 'apt' || call.action !== 'install') return undefined;
  const words = call.packages
    .filter(({ name, whole, version }) => versionOf(name) !== undefined && whole && version === undefined)
    .map(({ word }) => word);
  return words.length === 0 ? undefined : { call, words };
}

function versionOf(name: string | undefined): string | undefined {
  return /^oracle-java(\d+)-(?:installer|set-default|unlimited-jce-policy)(?:-local)?$/.exec(name ?? '')?.[1];
}

/** Where instructions of the stage, and of those on top of it, say a text, comments aside. */
function placesOf(stage: Stage, text: string): Range[] {
  const { dockerfile, stages } = stage.build;
  const comments = dockerfile.comments.map(({ range }) => range);
  return stages
    .filter(({ chain }) => chain.includes(stage))
    .flatMap(({ steps }) => steps)
    .flatMap(({ instruction: { range } }) => {
      const found: Range[] = [];
      for (let at = dockerfile.text.indexOf(text, range.start); at >= 0 && at < range.end;) {
        const end = at + text.length;
        if (!comments.some((comment) => comment.start <= at && at < comment.end))
          found.push({ start: at, end });
        at = dockerfile.text.indexOf(text, end);
      }
      return found;
    });
}
