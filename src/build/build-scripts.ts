import { parseShell } from '../shell/parse.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import { recipes, type Recipes } from './makefile.ts';
import { parentOf } from './paths.ts';
import { perContext } from './per-context.ts';
import { plainText } from './plain-text.ts';
import { workflowSteps, type WorkflowStep } from './workflows.ts';

/** Commands that are run beside the build: a shell script, the recipes of a makefile, one step of a workflow. */
export interface BuildScript {
  /** Relative to the root of the context. */
  readonly file: string;
  readonly text: string;
  /** In the order of the file. */
  readonly commands: readonly Command[];
  /** Ranges of the commands are places in the file; those of a workflow are not. */
  readonly hasPlaces: boolean;
  /** Directories that it may be run in, seen from the root. */
  readonly starts: readonly string[];
  /** A word with the variables replaced that the file sets once; another one stays as `${NAME}`. */
  word(word: ShellWord): string;
}

/** The scripts, makefiles and workflows beside the Dockerfile. Each is parsed when its commands are asked for. */
export const buildScripts = perContext((context): readonly BuildScript[] => {
  const files = context.companions.filter((path) => path.endsWith('.sh') || MAKEFILE.test(path));
  return [
    ...files.flatMap((file) => {
      const text = context.companion(file);
      if (text === undefined || text.length > MAX_CHARACTERS) return [];
      return [MAKEFILE.test(file) ? makefileScript(file, text) : shellScript(file, text)];
    }),
    ...workflowSteps(context).flatMap((step) =>
      step.run === undefined ? [] : [workflowScript(step, step.run)],
    ),
  ];
});

const MAKEFILE = /^(?:GNUm|[Mm])akefile$/;
/** Longer scripts install something; they do not build this image. */
const MAX_CHARACTERS = 64 * 1024;

/** A script is run from the root or from its own folder. */
function shellScript(file: string, text: string): BuildScript {
  const starts = [...new Set(['', parentOf(file)])];
  return script({ file, text, hasPlaces: true, starts }, () => ({
    bodies: [plainText(text)],
    variables: new Map(),
  }));
}

function makefileScript(file: string, text: string): BuildScript {
  return script({ file, text, hasPlaces: true, starts: [''] }, () => recipes(text));
}

function workflowScript({ file, directory, variables }: WorkflowStep, text: string): BuildScript {
  return script({ file, text, hasPlaces: false, starts: [directory] }, () => ({
    bodies: [plainText(text)],
    variables,
  }));
}

function script(place: Omit<BuildScript, 'commands' | 'word'>, bodies: () => Recipes): BuildScript {
  let parts: Pick<BuildScript, 'commands' | 'word'> | undefined;
  const parse = () => {
    const { bodies: texts, variables } = bodies();
    const commands = texts.flatMap((body) => {
      const shell = parseShell(body);
      return shell.known ? shell.value.commands : [];
    });
    return (parts ??= { commands, word: resolver(variables, commands) });
  };
  return {
    ...place,
    get commands() {
      return (parts ?? parse()).commands;
    },
    word: (word) => (parts ?? parse()).word(word),
  };
}

/** Longer values are no names of images. */
const MAX_VALUE = 1000;
/** Longer chains of variables than anybody writes. */
const MAX_DEPTH = 20;
const UNREADABLE = '$';

function resolver(
  given: ReadonlyMap<string, string>,
  commands: readonly Command[],
): (word: ShellWord) => string {
  const assigned = new Map<string, ShellWord | 'several'>();
  for (const { name, value } of commands.flatMap(({ assignments }) => assignments))
    assigned.set(name, assigned.has(name) || given.has(name) ? 'several' : (value ?? 'several'));
  const values = new Map<string, string | undefined>();
  let depth = 0;
  const valueOf = (name: string): string | undefined => {
    const own = assigned.get(name);
    if (own === undefined) return given.get(name);
    if (own === 'several') return UNREADABLE;
    if (!values.has(name) && depth < MAX_DEPTH) {
      // A value that refers to itself means what the environment sets.
      values.set(name, undefined);
      depth++;
      const value = resolve(own);
      depth--;
      if (!value.includes('$') && value.length <= MAX_VALUE) values.set(name, value);
    }
    return values.get(name);
  };
  const resolve = (word: ShellWord): string =>
    word.literal ??
    word.parts
      ?.map((part) =>
        part.kind === 'text' ? part.text : (valueOf(part.name) ?? part.fallback ?? `\${${part.name}}`),
      )
      .join('') ??
    UNREADABLE;
  return resolve;
}
