import { imageName } from '../src/build/lacking-command.ts';
import { missingProgram } from '../src/build/missing-program.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the program that the container starts',
  why: `What a stage installs stays in that stage: a program that was compiled where Java, Python or PHP is there is copied to an image that
has none of them, and the container ends at once. The package of the distribution that has the program is installed in the image that runs.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'exec: "java": executable file not found in $PATH: unknown',
    'exec: "python": executable file not found in $PATH: unknown',
    'exec: "node": executable file not found in $PATH',
    'sh: 1: exec: java: not found',
    '/bin/sh: 1: java: not found',
  ],
  assumes: ['The tag of the base image names the release that it names today.'],
  check: 'docker run --rm IMAGE',
  sources: ['https://docs.docker.com/build/building/multi-stage/', 'https://wiki.debian.org/Java'],
  *fixes(build) {
    for (const target of build.targets) {
      const missing = missingProgram(target);
      if (missing === undefined) continue;
      const { process, program, install, versioned } = missing;
      const at = process.command.range;
      if (!install.known) {
        yield { kind: 'left-alone', at, reason: install.reason };
        continue;
      }
      yield {
        kind: 'fix',
        message: `nothing in ${imageName(target)} brings ${program}, which the container starts with: install ${install.value.packages.join(' and ')}`,
        at,
        edits: installPackages(build.dockerfile, install.value),
        because: [{ text: `the image comes without ${program}`, range: target.from.range }],
        ...(versioned
          ? {
              safety: 'unsafe' as const,
              risk: `what it runs may need another version of ${program} than the distribution has`,
            }
          : {}),
      };
    }
  },
});
