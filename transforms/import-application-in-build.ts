import { servedModule } from '../src/build/served-module.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Import the application once while the image is built',
  kind: 'style',
  effect: 'image',
  safety: 'manual',
  risk: 'an application that asks for a database, a secret or a variable of the container while it is imported stops the build',
  *fixes(build) {
    for (const target of build.targets) {
      const served = servedModule(target);
      if (served === undefined) continue;
      const { module, path, server, instruction, python, after } = served;
      yield {
        kind: 'fix',
        message: `nothing imports ${module} before ${server} does when the container starts: import it in the build`,
        at: instruction.range,
        edits: insertInstructionAfter(
          build.dockerfile,
          after.instruction,
          `RUN ${python} -c "import ${module}"`,
        ),
        because: [
          { text: `${server} imports ${module}`, range: instruction.range },
          { text: `${path} is in the image`, range: after.instruction.range },
        ],
      };
    }
  },
});
