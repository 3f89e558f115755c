import { buildFlagsWithValues } from '../facts/docker-build.ts';
import { operands } from '../shell/parse.ts';
import { isFlag, optionValue } from '../shell/flags.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import type { BuildScript } from './build-scripts.ts';
import { repositoryPath } from './repository-path.ts';

/** A `docker build` of a script. */
export interface DockerBuild {
  readonly script: BuildScript;
  readonly command: Command;
  /** The word `build`. */
  readonly verb: ShellWord;
  /** Names that it gives to the image, variables replaced where they are known. */
  readonly names: readonly string[];
  readonly hasPlatform: boolean;
  /** It pushes what it has built. */
  readonly pushes: boolean;
  /** Paths that the Dockerfile may have, seen from the root: it depends on where the script is run. */
  readonly dockerfiles: readonly string[];
}

/** Both read the same options. https://docs.podman.io/en/latest/markdown/podman-build.1.html */
export const ENGINES: readonly string[] = ['docker', 'podman'];

/** The command as a build; undefined where it is none. */
export function dockerBuild(script: BuildScript, command: Command): DockerBuild | undefined {
  if (!ENGINES.includes(command.name)) return undefined;
  const at = ['buildx', 'image', 'builder'].includes(command.words[1]?.literal ?? '') ? 2 : 1;
  const verb = command.words[at];
  if (verb?.literal !== 'build') return undefined;
  return {
    script,
    command,
    verb,
    names: optionValues(command, ['-t', '--tag']).map((word) => script.word(word)),
    hasPlatform: command.has('--platform'),
    pushes: command.has('--push'),
    dockerfiles: dockerfilesOf(script, command, at),
  };
}

/** `docker tag A B`, `docker push A` and the like: the words behind the verb, variables replaced where they are known. */
export function dockerNames(script: BuildScript, command: Command, verb: 'tag' | 'push'): readonly string[] {
  if (!ENGINES.includes(command.name)) return [];
  const words = operands(command, []).map((word) => script.word(word));
  const from = words[0] === 'image' ? 1 : 0;
  return words[from] === verb ? words.slice(from + 1) : [];
}

/** The values of an option that may be given several times. */
function optionValues({ words }: Command, flags: readonly string[]): ShellWord[] {
  return words.slice(1).flatMap((word, index) => {
    const next = words[index + 2];
    const rest = next === undefined || isFlag(next) ? [word] : [word, next];
    return optionValue([word, ...rest], flags) ?? [];
  });
}

function dockerfilesOf(script: BuildScript, command: Command, at: number): string[] {
  const [directory, ...rest] = operands(command, buildFlagsWithValues()).slice(at);
  if (directory === undefined || rest.length > 0) return [];
  const file = command.option('-f', '--file');
  const path = file === undefined ? [script.word(directory), 'Dockerfile'] : [script.word(file)];
  const moved = command.directory.known ? (command.directory.value ?? '.') : '.';
  return [...new Set(script.starts.flatMap((start) => repositoryPath(start, moved, ...path) ?? []))];
}
