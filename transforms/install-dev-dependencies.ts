import type { Build } from '../src/build/build.ts';
import { pruning, withDevelopment, type DevInstall } from '../src/build/dev-install.ts';
import {
  lastScript,
  missingTools,
  receivers,
  startsTool,
  type MissingTool,
} from '../src/build/missing-tools.ts';
import type { Stage } from '../src/build/stage.ts';
import { appendCommand, insertWordsAfter } from '../src/edits/index.ts';
import type { Edit, Fix, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install development dependencies for the build that needs them',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['npm', 'yarn', 'pnpm', 'bun'],
  *fixes(build) {
    const mended = new Set<unknown>();
    for (const stage of build.needed) {
      for (const { run, tool } of missingTools(stage)) {
        if (!tool.known) yield { kind: 'left-alone', at: run.step.instruction.range, reason: tool.reason };
        const install = tool.known ? tool.value?.install.run.command : undefined;
        if (!tool.known || tool.value === undefined || mended.has(install)) continue;
        mended.add(install);
        yield offer(build, stage, tool.value);
      }
    }
  },
});

function offer(build: Build, stage: Stage, tool: MissingTool): Offer {
  const { install, run, scripts } = tool;
  const at = run.step.instruction.range;
  const given = receivers(stage, scripts.directory);
  const prunes = given.length > 0 && !given.some((one) => startsTool(one, scripts));
  const source = install.run.step.stage;
  const other = receivers(source, scripts.directory).find((one) => one !== stage && !given.includes(one));
  if (source !== stage && other !== undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `what ${written(install.run)} brings also goes to ${nameOf(other)}`,
    };
  const change = withDevelopment(install, scripts.project.lockfile?.kind === 'yarn-berry');
  if (!change.known) return { kind: 'left-alone', at, reason: change.reason };
  return {
    kind: 'fix',
    message: `${written(run)} calls ${tool.program} of the development dependency ${tool.package}, which ${written(install.run)} leaves out: install it for the build`,
    at: install.run.step.instruction.range,
    edits: [...installEdits(change.value), ...(prunes ? pruneEdits(build, tool) : [])],
    because: [
      { text: 'development dependencies are left out', range: install.run.command.range },
      { text: `the script ${tool.script} calls ${tool.program}`, range: run.command.range },
    ],
    ...doubt(tool),
  };
}

/** Without a lockfile another package may bring the program. */
function doubt({ certain, program }: MissingTool): Pick<Fix, 'safety' | 'risk'> {
  return certain
    ? {}
    : { safety: 'unsafe', risk: `Where another package brings ${program}, the build works as it is` };
}

function installEdits({ dropped, option, verb }: DevInstall): Edit[] {
  if (dropped.length === 0) return option === undefined ? [] : insertWordsAfter(verb, option);
  return dropped.map(({ after, last }, index) => ({
    start: after.range.end,
    end: last.range.end,
    text: index === 0 && option !== undefined ? ` ${option}` : '',
  }));
}

function pruneEdits({ dockerfile }: Build, { install, run }: MissingTool): Edit[] {
  const last = lastScript(run);
  return appendCommand(dockerfile, last.step.instruction, last.command, pruning(install));
}

function written({ command }: MissingTool['run']): string {
  return command.words.map(({ raw }) => raw).join(' ');
}

function nameOf(stage: Stage): string {
  return stage.name === undefined ? `stage ${stage.index}` : `the stage ${stage.name}`;
}
