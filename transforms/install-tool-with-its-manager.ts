import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { lackingLanguageTool } from '../src/build/lacking-tool.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const INSTALL = { npm: 'install -g', pip: 'install --no-cache-dir' } as const;

export default transform({
  summary: 'Install a tool of npm or pip that a RUN calls',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'the newest version is installed, and the project may be written for another',
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingLanguageTool(failure);
    if (lacking === undefined) return;
    const { run, tool, cause, program } = lacking;
    const names = tool.packages.join(' ');
    yield {
      kind: 'fix',
      message: `nothing in ${imageName(run.step.stage)} brings ${run.command.name}: install it with ${program}`,
      at: run.command.range,
      edits: insertInstructionBefore(
        dockerfile,
        run.step.instruction,
        `RUN ${program} ${INSTALL[tool.manager]} ${names}`,
      ),
      because: [logEvidence(cause), { text: `${run.command.name} is installed so`, source: tool.source }],
    };
  },
});
