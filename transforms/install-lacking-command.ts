import { commandDoubts, imageName, lackingCommand } from '../src/build/lacking-command.ts';
import { logEvidence } from '../src/build/failure.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the command that a build log misses',
  why: `A build that ends with \`not found\` and code 127 calls a program which nothing has installed. The log names the program, and
the base image or the stage's own installs tell the package manager; so the package that has it joins the list of an install that
the stage has already, or gets an install of its own right before. That holds for programs that scripts, makefiles and package
managers call, too, which the Dockerfile does not show.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    '/bin/sh: pip3: not found',
    '/bin/sh: npm: not found',
    '/bin/sh: 1: locale-gen: not found',
    'make: git: Command not found',
    'npm ERR! syscall spawn git',
    'go: missing Git command. See https://golang.org/s/gogetcmd',
    "env: can't execute 'bash': No such file or directory",
  ],
  assumes: ['The log is of this Dockerfile.'],
  check: 'docker build .',
  sources: [
    'https://github.com/nodejs/docker-node/issues/586',
    'https://wiki.alpinelinux.org/wiki/Release_Notes_for_Alpine_3.12.0',
    'https://github.com/docker-library/golang/issues/209',
    'https://hub.docker.com/_/ubuntu',
  ],
  looksFor: 'log',
  *fixes({ dockerfile, failure }) {
    const lacking = failure && lackingCommand(failure);
    if (failure?.step === undefined || lacking === undefined) return;
    const { command, cause, install } = lacking;
    const at =
      failure.commands.find((run) => run.command.name === command)?.command ?? failure.step.instruction;
    if (!install.known) {
      yield { kind: 'left-alone', at: at.range, reason: install.reason };
      return;
    }
    const { packages, doubts } = install.value;
    const risks = [...doubts, ...commandDoubts(command)];
    yield {
      kind: 'fix',
      message: `nothing in ${imageName(failure.stage)} brings ${command}: install ${packages.join(' and ')}`,
      at: at.range,
      edits: installPackages(dockerfile, install.value),
      because: [logEvidence(cause)],
      ...(risks.length === 0 ? {} : { safety: 'unsafe' as const, risk: risks.join('; ') }),
    };
  },
});
