import { unknown, known, valueOf } from '../known.ts';
import { systemCall, systemManager } from '../packages/system-call.ts';
import { parseShell } from '../shell/parse.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { executedInBuild } from './executed-files.ts';
import { plainText } from './plain-text.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A shell script of the build context that a RUN runs, as it lies there. */
interface RunScript {
  readonly run: StageCommand;
  readonly text: string;
  readonly commands: readonly Command[];
}

/** The scripts whose failure stops the build. */
function runScripts(stage: Stage): readonly RunScript[] {
  return executedInBuild(stage).flatMap(({ by, file, run }) => {
    const text = stage.build.context.text(file.contextPath);
    const first = text === undefined ? undefined : SHEBANG.exec(text);
    if (run === undefined || text === undefined || (first === null && by === 'kernel')) return [];
    const texts = run.words.slice(1).map((word) => valueOf(word) ?? '');
    const options = texts.slice(
      0,
      texts.findIndex((word) => !word.startsWith('-')),
    );
    const isAsked = by === 'shell' && options.some((option) => option.includes('e'));
    const errexit = isAsked || /\s-\w*e/.test(first?.[0] ?? '');
    const shell = parseShell(plainText(text), { errexit });
    return shell.known ? [{ run, text, commands: shell.value.commands }] : [];
  });
}

const SHEBANG = /^#!\s*\/(usr\/)?bin\/(env\s+)?(ba|da|a)?sh\b[^\n]*/;

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
