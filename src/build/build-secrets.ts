import type { Instruction, Pair } from '../dockerfile/types.ts';
import { known, unknown, type Known } from '../known.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { Stage, Step } from './stage.ts';

/** An ARG or ENV that is named like a secret. */
export interface NamedSecret {
  readonly instruction: Instruction;
  readonly pair: Pair;
  readonly name: string;
  /** The RUNs that a secret could be mounted in instead; the reason where that cannot be told. */
  readonly readers: Known<readonly Instruction[]>;
}

/**
 * Parts of names, between underscores, that speak of a secret:
 * https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go
 */
const TELLING: ReadonlySet<string> = new Set([
  'apikey',
  'auth',
  'credential',
  'credentials',
  'key',
  'password',
  'pword',
  'passwd',
  'secret',
  'token',
  'private',
]);

/** Parts that take it back: a file's place, a name, a thing that everybody may know. */
const HARMLESS: ReadonlySet<string> = new Set(
  'public dir directory file path url host port name username user type ttl length cache encoding expire'.split(
    ' ',
  ),
);

/** Parts of words at which linters stop too. */
const SUSPICIOUS = ['api_key', 'client_key', 'password', 'private', 'secret', 'token', 'username'];

function isReported(name: string): boolean {
  return isSecret(name) || SUSPICIOUS.some((part) => name.toLowerCase().includes(part));
}

function isSecret(name: string): boolean {
  const parts = name.toLowerCase().split('_');
  return parts.some((part) => TELLING.has(part)) && !parts.some((part) => HARMLESS.has(part));
}

/** Every ARG and ENV of a stage that is named so. */
export function namedSecrets(stage: Stage): NamedSecret[] {
  return stage.steps.flatMap((step) => {
    const { instruction } = step;
    if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return [];
    return instruction.pairs
      .filter(({ key }) => /^\w+$/.test(key) && isReported(key))
      .map((pair) => ({ instruction, pair, name: pair.key, readers: readersOf(step, pair) }));
  });
}

function readersOf(step: Step, { key, value }: Pair): Known<readonly Instruction[]> {
  const { stage, instruction } = step;
  const { build, steps } = stage;
  if (!isSecret(key)) return unknown(`${key} sounds like a secret and may be none`);
  if (instruction.keyword === 'ENV')
    return unknown(`the container may read ${key}: give it a value when it starts`);
  if (value !== undefined && value.value !== '') return unknown(`${key} has a value in the file`);
  if (instruction.pairs.length > 1) return unknown(`${key} is declared together with others`);
  if (build.globalArg(key)?.pair.value !== undefined) return unknown(`${key} has a value in the file`);
  const again = steps.some(
    (other) => other !== step && other.instruction.pairs.some((pair) => pair.key === key),
  );
  if (again) return unknown(`${key} is set again, and may be meant for the container`);
  if (build.stages.some((other) => other !== stage && other.chain.includes(stage)))
    return unknown('stages that are built from this one may read it too');
  const later = steps.slice(step.index + 1);
  const mentions = later.filter((other) => namesIt(other, key));
  if (mentions.some((other) => other.instruction.keyword !== 'RUN'))
    return unknown(`${key} is read by more than commands`);
  if (mentions.length === 0) return unknown(`which command reads ${key} is not to be seen`);
  const opaque = mentions.some((other) => other.instruction.json !== undefined || !shellOf(other).known);
  if (opaque) return unknown(`a RUN that reads ${key} cannot be read as shell`);
  const kept = mentions.some((other) => stage.commands.some((run) => run.step === other && keeps(run)));
  if (kept) return unknown(`${key} may be written into a file of the image`);
  const silent = stage.commands.find((run) => run.step.index > step.index && readsSilently(run, key));
  if (silent !== undefined && !mentions.includes(silent.step))
    return unknown(`${silent.command.name} may read ${key} as well`);
  return known(mentions.map((other) => other.instruction));
}

function namesIt({ instruction, stage }: Step, key: string): boolean {
  const { start, end } = instruction.range;
  return new RegExp(`(?<!\\w)${key}(?!\\w)`).test(stage.build.dockerfile.text.slice(start, end));
}

const WRITERS: ReadonlySet<string> = new Set(['echo', 'printf', 'tee', 'cat']);

function keeps({ command: { name, redirects } }: StageCommand): boolean {
  const writes = redirects.some(
    ({ operator, target }) => operator.startsWith('>') && target?.literal?.startsWith('/dev/') !== true,
  );
  return WRITERS.has(name) && (writes || name === 'tee');
}

/** Package managers fill `${NPM_TOKEN}` in from the environment. */
const FILLERS: ReadonlySet<string> = new Set([
  'npm',
  'npx',
  'yarn',
  'pnpm',
  'pip',
  'pip3',
  'poetry',
  'bundle',
  'composer',
]);

function readsSilently({ command }: StageCommand, key: string): boolean {
  return FILLERS.has(command.name) && !command.assignments.some(({ name }) => name === key);
}

/** The line `# syntax=` names a release that has no secrets in the environment: https://docs.docker.com/build/buildkit/dockerfile-release-notes/#1100 */
export function lacksSecretVariables({ build }: Stage): boolean {
  const syntax = build.dockerfile.directives.find(({ name }) => name === 'syntax')?.value ?? '';
  const minor = /^docker\/dockerfile:1\.(\d+)/.exec(syntax)?.[1];
  return minor !== undefined && Number(minor) < 10;
}
