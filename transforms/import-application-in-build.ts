import { servedModule } from '../src/build/served-module.ts';
import { insertInstructionAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Import the application once while the image is built',
  why: `Nothing runs the application before the container starts: a missing module, a name that is not defined or a library that
is not in the image shows when the new release is already rolled out. One \`RUN\` that imports what the server will import, as the
same user, in the same directory and with the same environment, stops the build instead, and no such image gets anywhere.`,
  kind: 'style',
  effect: 'image',
  safety: 'manual',
  risk: 'an application that asks for a database, a secret or a variable of the container while it is imported stops the build',
  symptoms: [
    "NameError: name 'Optional' is not defined",
    'ImportError: cannot import name',
    'ERROR:    Error loading ASGI app. Could not import module',
  ],
  assumes: ['Importing the application needs nothing that only the running container has.'],
  check: 'docker build .',
  sources: [
    'https://www.uvicorn.org/#command-line-options',
    'https://docs.gunicorn.org/en/stable/run.html#gunicorn',
  ],
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
