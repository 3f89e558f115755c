import { goModule, type GoModule } from '../context/go.ts';
import { valueOf } from '../known.ts';
import { operands } from '../shell/flags.ts';
import type { StageCommand } from './commands.ts';
import { isTouchedBefore, manifestAbove } from './manifest-file.ts';
import { within } from './paths.ts';
import type { Stage } from './stage.ts';

/** Sub-commands that read go.mod before they do anything. https://pkg.go.dev/cmd/go */
const READ_MODULE: ReadonlySet<string> = new Set([
  'build',
  'generate',
  'install',
  'list',
  'mod',
  'run',
  'test',
  'vet',
]);
const MOD_VERBS: ReadonlySet<string> = new Set(['download', 'tidy', 'vendor', 'verify', 'graph']);

/** The module that a `go` command works in, if it certainly runs and reads the go.mod of the context as it is. */
export function moduleOf(run: StageCommand): GoModule | undefined {
  const { command } = run;
  if (command.name !== 'go' || command.reached !== 'always' || command.tolerated) return undefined;
  const words = operands(command, []).map(({ literal }) => literal);
  const [verb = '', next = ''] = words;
  if (!READ_MODULE.has(verb) || (verb === 'mod' && !MOD_VERBS.has(next))) return undefined;
  // `go install x@v1` does not look at the module that it is called in.
  if (words.some((word) => word?.includes('@') === true) || command.has('-C', '-modfile')) return undefined;
  const path = valueOf(manifestAbove(run, 'go.mod'));
  if (path === undefined || isTouchedBefore(run, 'go.mod') || rewritesModule(run.step.stage))
    return undefined;
  return goModule(run.step.stage.build.context, path);
}

function rewritesModule(stage: Stage): boolean {
  return stage.chain.some(({ commands }) =>
    commands.some(({ command: { name, words } }) => {
      const [, mod, verb] = words.map(({ literal }) => literal);
      return name === 'go' && mod === 'mod' && (verb === 'edit' || verb === 'init');
    }),
  );
}

/** True where the Go that runs may be another one than that of the base image. */
export function mayChangeGo(stage: Stage): boolean {
  return stage.chain.some(
    ({ steps, commands, copies }) =>
      steps.some(({ instruction }) =>
        instruction.pairs.some(
          ({ key, value }) =>
            (key === 'GOTOOLCHAIN' && value?.value !== 'local') || key === 'GO111MODULE' || key === 'GOFLAGS',
        ),
      ) ||
      commands.some(
        ({ command }) =>
          command.assignments.some(({ name }) => name === 'GOTOOLCHAIN' || name === 'GO111MODULE') ||
          command.words.some(({ raw }) => raw.includes('GOTOOLCHAIN') || raw.includes('/usr/local/go')),
      ) ||
      copies.some(({ target }) => target.known && within(target.value, '/usr/local/go')),
  );
}
