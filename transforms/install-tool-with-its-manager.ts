import { logEvidence } from '../src/build/failure.ts';
import { imageName } from '../src/build/lacking-command.ts';
import { lackingLanguageTool } from '../src/build/lacking-tool.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const INSTALL = { npm: 'install -g', pip: 'install --no-cache-dir' } as const;

export default transform({
  summary: 'Install a tool of npm or pip that a RUN calls',
  why: `Tools such as bower, gulp, poetry and pipenv come neither with the images of Node.js and Python nor as packages of the
distribution: npm and pip install them. A RUN that calls one which nothing has installed ends with code 127. It is installed right
before, with the manager that the stage has.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'the newest version is installed, and the project may be written for another',
  symptoms: [
    '/bin/sh: 1: bower: not found',
    '/bin/sh: 1: gulp: not found',
    '/bin/sh: 1: poetry: not found',
    '/bin/sh: 1: pipenv: not found',
  ],
  assumes: ['The log is of this Dockerfile.'],
  check: 'docker build .',
  sources: ['https://bower.io/', 'https://python-poetry.org/docs/#ci-recommendations'],
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
