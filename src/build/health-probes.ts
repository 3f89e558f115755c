import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { is, valueOf } from '../known.ts';
import type { Range } from '../range.ts';
import type { Command } from '../shell/types.ts';
import { lacksMirrors } from './archived-packages.ts';
import type { ImageFacts } from './image.ts';
import { installPlace } from './install-place.ts';
import { callToExtend, isRecorded, mayComeAlong } from './lacking-tools.ts';
import { readRequest, type Client, type Request } from './http-requests.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A HEALTHCHECK that asks by a program which the image does not have: its containers are never healthy. */
export interface LackingProbe {
  readonly stage: Stage;
  readonly image: ImageFacts;
  readonly instruction: Instruction;
  readonly tool: Client;
  readonly manager: 'apt' | 'apk';
  /** The words of the command, from its name to its last argument. */
  readonly range: Range;
  /** How the words are written: as the elements of a JSON array, as text within one of these, or as shell text. */
  readonly form: 'array' | 'quoted' | 'shell';
  /** What is asked for, where it is nothing that another program does not do. */
  readonly request: Request | undefined;
  /** What the image has to ask with. */
  readonly substitute: Substitute | undefined;
  /** An install of the stage whose list can take the program. */
  readonly call: PackageCall | undefined;
  /** Where an install of its own can stand. */
  readonly step: Step | undefined;
}

/** `wget` of busybox tries the first address of a name alone, as Node.js before 20 does. */
export interface Substitute {
  readonly program: 'wget' | 'node' | 'python';
  readonly firstAddressOnly: boolean;
}

/** The HEALTHCHECK of a stage that is built for its own sake, where it cannot work. */
export function lackingProbe(stage: Stage): LackingProbe | undefined {
  const image = valueOf(stage.image);
  const manager = image && valueOf(image.packageManager);
  if (image === undefined || (manager !== 'apt' && manager !== 'apk')) return undefined;
  if (!isRecorded(image)) return undefined;
  const instruction = stage.last('HEALTHCHECK');
  const command = instruction && probeOf(stage, instruction);
  if (instruction === undefined || command === undefined) return undefined;
  const tool = clientOf(command);
  const [first] = command.words;
  const last = command.words.at(-1);
  if (tool === undefined || first === undefined || last === undefined) return undefined;
  const end = stage.steps.length;
  if (!stage.packages.lacksCommand(tool, end) || mayComeAlong(stage, Infinity, tool)) return undefined;
  const form =
    execForm(instruction).form === 'shell' ? 'shell' : command.wrappedBy.length > 0 ? 'quoted' : 'array';
  const request = command.assignments.length > 0 ? undefined : readRequest(command, tool, form);
  const substitute = substituteIn(stage, image);
  const call = callToExtend(stage, Infinity);
  const step = installPlace(
    stage,
    instruction,
    (shell) => shell === '/bin/sh' || is(image.has('bash'), true),
  );
  const isInstalled = request === undefined || substitute === undefined;
  if (isInstalled && lacksMirrors(stage, call?.run ?? step?.index ?? 0)) return undefined;
  const range = { start: first.range.start, end: last.range.end };
  return { stage, image, instruction, tool, manager, range, form, request, substitute, call, step };
}

/** The one command of the check whose failure makes it fail. */
function probeOf(stage: Stage, instruction: Instruction): Command | undefined {
  const commands = stage.launch.processes
    .filter((process) => process.instruction === instruction && process.via.length === 0)
    .map(({ command }) => command)
    .filter((command) => clientOf(command) !== undefined);
  const [command] = commands;
  const counts = command?.reached === 'always' && !command.tolerated;
  return commands.length === 1 && counts ? command : undefined;
}

function clientOf({ words }: Command): Client | undefined {
  const name = words[0]?.literal;
  if (name === 'curl' || name === '/usr/bin/curl') return 'curl';
  return name === 'wget' || name === '/usr/bin/wget' ? 'wget' : undefined;
}

function substituteIn(stage: Stage, image: ImageFacts): Substitute | undefined {
  if (is(image.shell, 'busybox') && is(stage.packages.hasCommand('wget', stage.steps.length), true))
    return { program: 'wget', firstAddressOnly: true };
  const node = valueOf(image.nodeVersion);
  if (node !== undefined && node.major >= 18) return { program: 'node', firstAddressOnly: node.major < 20 };
  return valueOf(image.pythonVersion)?.major === 3
    ? { program: 'python', firstAddressOnly: false }
    : undefined;
}
