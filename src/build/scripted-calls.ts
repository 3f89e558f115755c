import { unknown, known, valueOf } from '../known.ts';
import { systemCall, systemManager } from '../packages/system-call.ts';
import { parseShell } from '../shell/parse.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { copiedFile } from './copied-files.ts';
import { join } from './paths.ts';
import { plainText } from './plain-text.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A shell script of the build context that a RUN runs, as it lies there. */
export interface RunScript {
  readonly run: StageCommand;
  /** Relative to the root of the context. */
  readonly file: string;
  readonly text: string;
  readonly commands: readonly Command[];
}

/** The scripts whose failure stops the build. */
export function runScripts(stage: Stage): readonly RunScript[] {
  return stage.commands.flatMap((run) => {
    const { command, directory, step } = run;
    const started = startedScript(run);
    if (started === undefined || command.reached !== 'always' || command.tolerated || !directory.known)
      return [];
    const found = copiedFile(stage, join(directory.value, started.path), step.index, run);
    const file = valueOf(found)?.contextPath;
    const text = file === undefined ? undefined : stage.build.context.text(file);
    const first = text === undefined ? undefined : SHEBANG.exec(text);
    if (file === undefined || text === undefined || (first === null && !started.byShell)) return [];
    const errexit = started.errexit || /\s-\w*e/.test(first?.[0] ?? '');
    const shell = parseShell(plainText(text), { errexit });
    return shell.known ? [{ run, file, text, commands: shell.value.commands }] : [];
  });
}

const SHEBANG = /^#!\s*\/(usr\/)?bin\/(env\s+)?(ba|da|a)?sh\b[^\n]*/;
const SHELLS = new Set(['sh', 'bash', 'dash', 'ash']);

interface Started {
  readonly path: string;
  readonly byShell: boolean;
  readonly errexit: boolean;
}

/** `sh -e x.sh`, `./x.sh`. */
function startedScript({ command, words }: StageCommand): Started | undefined {
  const texts = words.map((word) => valueOf(word));
  const [program = ''] = texts;
  if (!SHELLS.has(command.name))
    return program.includes('/') ? { path: program, byShell: false, errexit: false } : undefined;
  const options = texts.slice(
    1,
    texts.findIndex((text, index) => index > 0 && !text?.startsWith('-')),
  );
  const path = texts[1 + options.length];
  if (path === undefined || options.some((option) => !/^-[eux]+$/.test(option ?? ''))) return undefined;
  return { path, byShell: true, errexit: options.some((option) => option?.includes('e')) };
}

/** What such a script asks a package manager for, if nothing in it has a say in where packages come from. */
export function scriptedCalls(stage: Stage): readonly PackageCall[] {
  return runScripts(stage).flatMap((script) => {
    if (SOURCES.test(script.text)) return [];
    return script.commands.flatMap((command) => {
      if (
        command.reached !== 'always' ||
        command.tolerated ||
        command.wrappedBy.some((one) => one !== 'sudo')
      )
        return [];
      return callOf(script, command) ?? [];
    });
  });
}

const SOURCES = /sources\.list|archive\.|yum\.repos|vault\.|snapshot\./;

function callOf({ run }: RunScript, command: Command): PackageCall | undefined {
  if (systemManager(command) === undefined) return undefined;
  const tokens = command.words.slice(1).map((word) => ({
    text:
      word.literal === undefined ? unknown(`${word.raw} is known to the script alone`) : known(word.literal),
    word,
    whole: word.literal !== undefined,
  }));
  const call = systemCall(command, tokens);
  if (call === undefined || call.elsewhere || call.dry) return undefined;
  return {
    ...call,
    run,
    step: run.step,
    certain: true,
    answered: known(undefined),
    frontend: unknown('the script may set it'),
    needsLists: call.action === 'install',
    reachesArchive: ['install', 'refresh', 'upgrade'].includes(call.action),
  };
}
