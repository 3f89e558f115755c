import type { Instruction } from '../dockerfile/types.ts';
import type { NodeProject } from '../context/types.ts';
import { pnpmOfLockfile } from '../facts/pnpm-lockfiles.ts';
import { is } from '../known.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import { shellOf } from './commands.ts';
import { copiesPrograms } from './corepack.ts';
import { projectOf } from './node-addons.ts';
import { isNodeSince } from './node-release.ts';
import type { Stage } from './stage.ts';

/** Stages that call pnpm on an official image of Node.js, which has none, with the place where one install serves them all. */
export interface AbsentPnpm {
  /** The first call. */
  readonly call: Range;
  /** `9.12.3` as package.json asks for it, or the major version that writes the lockfile. */
  readonly version: string;
  /** Relative to the root of the context: what tells the version. */
  readonly source: string;
  readonly place: { readonly before: Instruction } | { readonly after: Instruction };
}

interface Call {
  readonly stage: Stage;
  readonly range: Range;
  readonly instruction: Instruction;
  /** Step of the instruction; that of USER or CMD for what starts a container. */
  readonly index: number;
  readonly project: NodeProject | undefined;
}

/** Every place where pnpm has to be installed because nothing brings it. */
export function* absentPnpm(build: Build): Iterable<AbsentPnpm> {
  const calls = [...build.needed].flatMap((stage) => firstCall(build, stage) ?? []);
  const done = new Set<Stage>();
  for (const call of calls.toSorted((a, b) => a.range.start - b.range.start)) {
    if (call.stage.chain.some((stage) => done.has(stage))) continue;
    const shared = call.stage.chain
      .slice(1)
      .find((base) => calls.filter(({ stage }) => stage.chain.includes(base)).length > 1);
    const wanted = call.project && versionFor(call.stage, call.project);
    const index = shared === undefined ? call.index : shared.steps.length;
    if (wanted === undefined || !(shared ?? call.stage).state(index).isRoot) continue;
    done.add(shared ?? call.stage);
    const place =
      shared === undefined
        ? { before: call.instruction }
        : { after: shared.steps.at(-1)?.instruction ?? shared.from };
    yield { call: call.range, ...wanted, place };
  }
}

function firstCall(build: Build, stage: Stage): Call | undefined {
  if (!is(isNodeSince(stage, 14), true) || mayHavePnpm(stage)) return undefined;
  const run = stage.commands.find(({ command }) => command.name === 'pnpm');
  if (run !== undefined) {
    const { command, step } = run;
    if (command.reached !== 'always' || command.tolerated || command.wrappedBy.length > 0) return undefined;
    const { instruction, index } = step;
    return { stage, range: command.range, instruction, index, project: projectOf(run) };
  }
  const start = build.targets.includes(stage)
    ? stage.launch.processes.find(
        ({ command, instruction, via }) =>
          command.name === 'pnpm' && instruction.keyword !== 'HEALTHCHECK' && via.length === 0,
      )
    : undefined;
  if (start === undefined) return undefined;
  const user = stage.steps.find(({ instruction }) => instruction.keyword === 'USER');
  const step = user ?? stage.step(start.instruction);
  if (step === undefined) return undefined;
  const { instruction, index } = step;
  return { stage, range: start.instruction.range, instruction, index, project: stage.launch.project };
}

/** True where a command or a COPY may bring pnpm, or one cannot be read. */
function mayHavePnpm(stage: Stage): boolean {
  if (copiesPrograms(stage)) return true;
  return stage.chain.some(
    (one) =>
      one.steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known) ||
      one.copies.some(({ from }) => from.kind === 'image') ||
      one.commands.some(({ command }) =>
        command.words.some(({ raw }, index) =>
          index === 0 && command.name === 'pnpm' ? false : /pnpm|corepack|\.sh\b|\bvp\b/.test(raw),
        ),
      ),
  );
}

function versionFor(stage: Stage, project: NodeProject): Pick<AbsentPnpm, 'version' | 'source'> | undefined {
  const { packageManager, lockfile, directory } = project;
  const declared = /^pnpm@(\d+\.\d+\.\d+)/.exec(packageManager ?? '')?.[1];
  if (declared !== undefined)
    return { version: declared, source: directory === '' ? 'package.json' : `${directory}/package.json` };
  if (packageManager !== undefined || lockfile?.kind !== 'pnpm') return undefined;
  const text = stage.build.context.text(lockfile.path)?.slice(0, 200) ?? '';
  const written = /^lockfileVersion: ['"]?(\d+\.\d+)/m.exec(text)?.[1];
  const writer = written === undefined ? undefined : pnpmOfLockfile(written);
  const runs = writer !== undefined && is(isNodeSince(stage, writer.node), true);
  return runs ? { version: writer.pnpm, source: lockfile.path } : undefined;
}
