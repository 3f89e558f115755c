import { gotPrograms, type GotProgram } from '../src/build/got-programs.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install Go programs with go install',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A path that names no program but a library cannot be installed so: the code that imports it needs a go.mod',
  looksFor: ['golang'],
  *fixes(build) {
    for (const stage of build.needed)
      for (const got of gotPrograms(stage)) {
        const { range } = got.run.command;
        yield {
          kind: 'fix',
          message: 'this Go gets packages within a module only: install the program with go install',
          at: range,
          edits: [
            {
              start: got.run.command.words[0]?.range.start ?? range.start,
              end: end(got),
              text: install(got),
            },
          ],
          because: [{ text: 'go get builds nothing and needs a go.mod since Go 1.18', source: got.source }],
        };
      }
  },
});

function end({ run: { command } }: GotProgram): number {
  return command.words.at(-1)?.range.end ?? command.range.end;
}

function install({ path: { raw }, options }: GotProgram): string {
  const given = options.map((option) => `${option.raw} `).join('');
  return `go install ${given}${raw.includes('@') ? raw : `${raw}@latest`}`;
}
