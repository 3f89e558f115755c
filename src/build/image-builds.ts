import type { Context } from '../context/types.ts';
import type { Command } from '../shell/types.ts';
import { buildScripts, type BuildScript } from './build-scripts.ts';
import { composeServices, type ComposeService } from './compose.ts';
import { dockerBuild, dockerNames, ENGINES, type DockerBuild } from './docker-commands.ts';
import { imageName, type ImageName } from './image-name.ts';
import { perContext } from './per-context.ts';
import { repositoryPath } from './repository-path.ts';
import { workflowSteps, type WorkflowStep } from './workflows.ts';

/** A place beside the Dockerfile that builds it under a name. */
export interface ImageBuild {
  readonly image: ImageName;
  /** Relative to the root of the context. */
  readonly file: string;
  /** True where the image is pushed to a registry, by this build or by a script. */
  readonly pushed: boolean;
  readonly by:
    | { readonly kind: 'compose'; readonly service: ComposeService }
    | { readonly kind: 'script'; readonly command: DockerBuild }
    | { readonly kind: 'action' };
}

/** Every place that builds the Dockerfile of this context and gives the image a name. */
export const imageBuilds = perContext((context): readonly ImageBuild[] => {
  return [
    ...composeServices(context)
      .filter(({ dockerfile }) => dockerfile === context.dockerfile)
      .map((service) => ({
        image: service.image,
        file: service.entry.file,
        pushed: isPushed(context, fullName(service.image)) || pushes(context).ofCompose,
        by: { kind: 'compose' as const, service },
      })),
    ...dockerScripts(context).flatMap((script) => scriptBuilds(context, script)),
    ...workflowSteps(context).flatMap((step) => actionBuilds(context, step)),
  ];
});

function dockerScripts(context: Context): readonly BuildScript[] {
  return buildScripts(context).filter(({ text }) => ENGINES.some((engine) => text.includes(engine)));
}

function scriptBuilds(context: Context, script: BuildScript): ImageBuild[] {
  const given = namesGiven(script);
  return script.commands.flatMap((each) => {
    const command = dockerBuild(script, each);
    if (command === undefined || !isOf(context, command)) return [];
    const names = new Set(command.names.flatMap((name) => [name, ...(given.get(withTag(name)) ?? [])]));
    return [...names].flatMap((name) => {
      const image = imageName(name, script.file);
      if (image === undefined) return [];
      const pushed = command.pushes || isPushed(context, name);
      return [{ image, file: script.file, pushed, by: { kind: 'script', command } }];
    });
  });
}

/** True where a script pushes the image of just this name, or all that has the name before the tag. */
function isPushed(context: Context, name: string): boolean {
  const { names, repositories } = pushes(context);
  return names.has(withTag(name)) || repositories.has(imageName(name)?.repository ?? '');
}

/** What the scripts push. */
const pushes = perContext((context) => {
  const found = { names: new Set<string>(), repositories: new Set<string>(), ofCompose: false };
  for (const script of dockerScripts(context))
    for (const command of script.commands) {
      const hasAll = command.has('-a', '--all-tags');
      for (const name of dockerNames(script, command, 'push')) {
        const { repository } = imageName(name) ?? {};
        if (!hasAll) found.names.add(withTag(name));
        else if (repository !== undefined) found.repositories.add(repository);
      }
      if (isComposePush(command)) found.ofCompose = true;
    }
  return found;
});

/** `docker compose push` pushes what the services build. */
function isComposePush({ name, words }: Command): boolean {
  const [, ...rest] = words.map(({ literal }) => literal);
  return (name === 'docker-compose' || (name === 'docker' && rest[0] === 'compose')) && rest.includes('push');
}

/** True where the build can only be that of the context's Dockerfile. */
function isOf(context: Context, { dockerfiles }: DockerBuild): boolean {
  const there = dockerfiles.filter((path) => path === context.dockerfile || context.kind(path) === 'file');
  return there.length === 1 && there[0] === context.dockerfile;
}

/** Name of an image → the further ones that `docker tag` gives to it. */
function namesGiven(script: BuildScript): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, string[]>();
  for (const command of script.commands) {
    const [from, to] = dockerNames(script, command, 'tag');
    if (from === undefined || to === undefined) continue;
    given.set(withTag(from), [...(given.get(withTag(from)) ?? []), to]);
  }
  return given;
}

function fullName({ written, tag }: ImageName): string {
  return tag.known ? `${written}:${tag.value}` : written;
}

function withTag(name: string): string {
  return name.includes(':', name.lastIndexOf('/') + 1) ? name : `${name}:latest`;
}

/** https://github.com/docker/build-push-action#inputs */
function actionBuilds(context: Context, step: WorkflowStep): ImageBuild[] {
  if (step.action !== 'docker/build-push-action') return [];
  const directory = step.inputs.get('context') ?? '.';
  const path = step.inputs.get('file') ?? repositoryPath(directory, 'Dockerfile');
  if (path === undefined || repositoryPath(path) !== context.dockerfile) return [];
  const push = step.inputs.get('push') ?? 'false';
  return listed(step.inputs.get('tags') ?? '')
    .flatMap((tag) => metadataNames(step, tag) ?? [tag])
    .flatMap((name) => {
      const image = imageName(name);
      const by = { kind: 'action' as const };
      return image === undefined ? [] : [{ image, file: step.file, pushed: push !== 'false', by }];
    });
}

/** The images of docker/metadata-action, whose tags are those of the branch and the like; undefined where none is meant. */
function metadataNames(step: WorkflowStep, tag: string): string[] | undefined {
  const id = /^\$\{\{ *steps\.([\w-]+)\.outputs\.tags *\}\}$/.exec(tag)?.[1];
  const images = id === undefined ? undefined : step.inputsOf(id)?.get('images');
  return images === undefined ? undefined : listed(images).map((image) => `${image}:\${tag}`);
}

function listed(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
