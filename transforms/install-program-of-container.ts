import { imageName } from '../src/build/lacking-command.ts';
import { missingProgram } from '../src/build/missing-program.ts';
import { installPackages } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the program that the container starts',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
