import type { Context } from '../context/types.ts';
import { mapIn, mapsIn, mapsOf, scalarsOf, textIn, yamlDocuments, type YamlMap } from '../context/yaml.ts';

/** A step of a GitHub workflow. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
export interface WorkflowStep {
  readonly file: string;
  /** The action's name without its version: `docker/build-push-action`. */
  readonly action: string | undefined;
  /** Inputs of the action, with the values of `env` in place of the expressions that name them. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Shell commands; another expression stands there as a variable. */
  readonly run: string | undefined;
  /** Directory that the commands are run in, seen from the root. */
  readonly directory: string;
  /** What `env` sets for the step. */
  readonly variables: ReadonlyMap<string, string>;
  /** Inputs of the step of the job that has this id. */
  inputsOf(id: string): ReadonlyMap<string, string> | undefined;
}

/** The steps of the workflows beside the Dockerfile that build images or deploy them. */
export function workflowSteps(context: Context): readonly WorkflowStep[] {
  return context.companions
    .filter((path) => /^\.github\/workflows\/[^/]*\.ya?ml$/.test(path))
    .flatMap((file) => {
      const text = context.companion(file) ?? '';
      return text.includes('docker')
        ? yamlDocuments(text).flatMap((document) => stepsOf(file, document))
        : [];
    });
}

function stepsOf(file: string, document: YamlMap): WorkflowStep[] {
  const shared = [...scalarsOf(mapIn(document, 'env'))];
  return [...mapsOf(mapIn(document, 'jobs')).values()].flatMap((job) => {
    const steps = mapsIn(job, 'steps').map((step) => {
      const variables = new Map([
        ...shared,
        ...scalarsOf(mapIn(job, 'env')),
        ...scalarsOf(mapIn(step, 'env')),
      ]);
      const inputs = new Map<string, string>();
      for (const [key, value] of scalarsOf(mapIn(step, 'with'))) inputs.set(key, expanded(value, variables));
      const run = textIn(step, 'run');
      return {
        file,
        id: textIn(step, 'id'),
        action: textIn(step, 'uses')?.split('@')[0],
        inputs,
        directory:
          textIn(step, 'working-directory') ?? defaultDirectory(job) ?? defaultDirectory(document) ?? '',
        run: run && expanded(run, variables).replace(EXPRESSION, '${EXPRESSION}'),
        variables,
      };
    });
    return steps.map((step) => ({ ...step, inputsOf: (id) => steps.find((each) => each.id === id)?.inputs }));
  });
}

function defaultDirectory(map: YamlMap): string | undefined {
  return textIn(mapIn(mapIn(map, 'defaults'), 'run'), 'working-directory');
}

const EXPRESSION = /\$\{\{([^{}]*)\}\}/g;

/** `${{ env.NAME }}` with the value in its place. */
function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(EXPRESSION, (expression, inner: string) => {
    const [context, name, more] = inner.trim().split('.');
    const value = context === 'env' && more === undefined ? variables.get(name ?? '') : undefined;
    return value === undefined || value.includes('$') ? expression : value;
  });
}
