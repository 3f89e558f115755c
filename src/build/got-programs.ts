import { goGetsInModules } from '../facts/go-releases.ts';
import { is, valueOf } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { baseTag } from './base-tag.ts';
import type { StageCommand } from './commands.ts';
import { mayChangeGo } from './go.ts';
import type { Stage } from './stage.ts';

/** A `go get` outside of every module, where Go has it change modules alone. */
export interface GotProgram {
  readonly run: StageCommand;
  readonly path: ShellWord;
  /** Options that `go install` has too, with their values. */
  readonly options: readonly ShellWord[];
  /** What says that this Go gets no programs. */
  readonly source: string;
}

/** Every such call of a stage on an official Go image, of what may be a program. */
export function gotPrograms(stage: Stage): GotProgram[] {
  const base = baseTag(stage);
  if (base?.facts.image !== 'golang' || mayChangeGo(stage)) return [];
  const minor = valueOf(base.facts.version)?.minor;
  const isMoving = !/^1\.\d/.test(base.head);
  if (minor === undefined ? !isMoving : minor < goGetsInModules().minor) return [];
  const gets = stage.commands.filter(
    ({ command: { name, words } }) => name === 'go' && words[1]?.literal === 'get',
  );
  const found = gets.map(readCall);
  // Where one call fetches libraries, the others fill GOPATH with it.
  if (found.includes(undefined)) return [];
  return found.flatMap((got) =>
    got === undefined || got.run.command.reached !== 'always' || bringsFiles(got.run) || makesModule(got.run)
      ? []
      : [got],
  );
}

/** Undefined where it is certainly, or may be, more than to install one program. */
function readCall(run: StageCommand): GotProgram | undefined {
  const words = run.command.words.slice(2);
  const options: ShellWord[] = [];
  let next = words.shift();
  for (; next !== undefined && next.raw.startsWith('-'); next = words.shift()) {
    const name = next.raw.split('=')[0] ?? '';
    if (!KNOWN.has(name) && !VALUED.has(name)) return undefined;
    if (name !== '-u') options.push(next);
    const value = VALUED.has(name) && name === next.raw ? words.shift() : undefined;
    if (value !== undefined) options.push(value);
  }
  return next === undefined || words.length > 0 || !isPath(next)
    ? undefined
    : { run, path: next, options, source: goGetsInModules().source };
}

/** With others (`-d`, `-t`) a library is meant. */
const KNOWN: ReadonlySet<string> = new Set(['-u', '-v', '-x']);
const VALUED: ReadonlySet<string> = new Set(['-ldflags', '-tags', '-gcflags']);

/** `example.org/tool/cmd/tool`, `example.org/tool@v1`; no directory. */
function isPath({ literal }: ShellWord): boolean {
  return literal !== undefined && /^[\w-]+(?:\.[\w-]+)+\/[^\s$]+$/.test(literal) && !literal.endsWith('.git');
}

/** The images hold no go.mod outside of Go's own directory, so that one has to be brought. */
function bringsFiles({ step }: StageCommand): boolean {
  if (step.instruction.flags.length > 0) return true;
  return step.stage.chain.some((stage) =>
    stage.steps.some(
      ({ instruction: { keyword }, index }) =>
        (keyword === 'COPY' || keyword === 'ADD') && (stage !== step.stage || index < step.index),
    ),
  );
}

/** A module is made, or may be fetched, by a command. */
function makesModule(run: StageCommand): boolean {
  const isElsewhere = !is(run.directory, '/go');
  return run.step.stage.chain
    .flatMap(({ commands }) => commands)
    .some(({ command: { name, words } }) => {
      const verb = words[1]?.literal;
      return (name === 'go' && verb === 'mod') || (name === 'git' && verb === 'clone' && isElsewhere);
    });
}
