import type { Context } from '../context/types.ts';
import type { Evidence } from '../fix.ts';
import type { Build } from './build.ts';
import { buildScripts, type BuildScript } from './build-scripts.ts';
import { imageName, type ImageName } from './image-name.ts';
import { workloadContainers } from './workloads.ts';

/** What says that an image runs on amd64 and nowhere else; none where nothing does, or something says otherwise. */
export function amd64Only(context: Context, image: ImageName): readonly Evidence[] {
  const placed = workloadContainers(context).flatMap(
    ({ image: { repository }, architectures, workload, entry }) =>
      repository === image.repository && architectures !== undefined
        ? [{ architectures, workload, entry }]
        : [],
  );
  if (placed.some(({ architectures }) => architectures.some((one) => one !== 'amd64'))) return [];
  return [
    ...placed.map(({ workload, entry }) => ({
      text: `${workload} runs it on nodes with kubernetes.io/arch amd64 alone`,
      file: entry.file,
    })),
    ...cloudRunDeployments(context, image),
  ];
}

/** `gcloud run deploy --image`, `gcloud run jobs update --image` and the like. */
function cloudRunDeployments(context: Context, image: ImageName): Evidence[] {
  const scripts = buildScripts(context).filter(({ text }) => text.includes('gcloud'));
  return scripts.flatMap((script) =>
    script.commands.flatMap((command) => {
      const option = command.name === 'gcloud' ? command.option('--image') : undefined;
      const words = command.words.slice(1, 4).map(({ literal }) => literal);
      const isSame =
        option !== undefined && imageName(script.word(option), script.file)?.repository === image.repository;
      if (!isSame || !words.includes('run')) return [];
      return [
        {
          text: 'Cloud Run runs it, which takes linux/amd64 alone',
          file: script.file,
          source: 'https://cloud.google.com/run/docs/container-contract',
        },
      ];
    }),
  );
}

/** True where the Dockerfile, or the environment of its builds, says for which platform the image is built. */
export function hasOwnPlatform({ stages, context }: Build): boolean {
  const fixed = stages.some(({ from }) =>
    from.flags.some(({ name, value }) => name === 'platform' && value?.includes('$') === false),
  );
  return fixed || context.companion('.env')?.includes(DEFAULT_PLATFORM) === true;
}

/** True where a script sets the platform of its builds in another way, or asks which machine it is run on. */
export function mindsPlatform({ text }: BuildScript): boolean {
  return text.includes(DEFAULT_PLATFORM) || text.includes('uname');
}

/** https://docs.docker.com/reference/cli/docker/#environment-variables */
const DEFAULT_PLATFORM = 'DOCKER_DEFAULT_PLATFORM';
