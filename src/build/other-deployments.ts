import type { Context } from '../context/types.ts';
import type { Command } from '../shell/types.ts';
import { buildScripts, type BuildScript } from './build-scripts.ts';
import { ENGINES } from './docker-commands.ts';
import type { ImageName } from './image-name.ts';
import { parentOf } from './paths.ts';

/** Files of tools that give a manifest another tag, or a cluster the image by another way than a registry. */
const TOOL_FILES = /(?:^|\/)(?:kustomization|skaffold|devspace|okteto|werf)\.ya?ml$|(?:^|\/)Tiltfile$/;

/** Commands that name an image and do nothing with what runs. */
const HARMLESS = [...ENGINES, 'echo', 'printf', 'cosign', 'trivy', 'grype', 'syft'];

/** Commands that make another text of a manifest. */
const EDITORS = ['sed', 'yq', 'envsubst', 'awk', 'perl'];

/** Why the manifest does not say what runs of an image; undefined where nothing else has to do with either. */
export function otherDeployment(
  context: Context,
  { written }: ImageName,
  manifest: string,
): string | undefined {
  const tool = context.companions.find(
    (path) => TOOL_FILES.test(path) && context.companion(path)?.includes(written) === true,
  );
  if (tool !== undefined) return `${tool} speaks of ${written} too, and may give it another tag`;
  for (const script of buildScripts(context))
    for (const command of script.commands) {
      const { name } = command;
      if (name === 'minikube') return `${script.file} builds in minikube, which pulls nothing`;
      const words = wordsOf(script, command);
      if (!HARMLESS.includes(name) && words.some((word) => word.includes(written)))
        return `${script.file} hands ${written} to ${name || 'another command'}`;
      if (EDITORS.includes(name) && words.some((word) => mayMean(word, manifest)))
        return `${script.file} has ${name} change ${manifest}`;
    }
  return undefined;
}

/** The words of a command, and the files that it reads from and writes to; as they stand too, for those with a pattern. */
function wordsOf(script: BuildScript, { words, redirects }: Command): string[] {
  const targets = redirects.flatMap(({ target }) => target ?? []);
  return [...words, ...targets].flatMap((word) => [script.word(word), word.raw]);
}

/** True for a path that ends in the name of the manifest, and for one of its folder. */
function mayMean(word: string, manifest: string): boolean {
  const folder = parentOf(manifest);
  const name = manifest.slice(folder === '' ? 0 : folder.length + 1);
  return word.endsWith(name) || (folder !== '' && word.includes(`${folder}/`));
}
