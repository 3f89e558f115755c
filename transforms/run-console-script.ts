import { moduleRun, type ModuleRun } from '../src/build/console-scripts.ts';
import { samePython, scriptsOnPath } from '../src/build/python.ts';
import type { Stage } from '../src/build/stage.ts';
import { removeWordsBefore } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start the console script instead of `python -m` where packages were copied',
  why: `\`python -m uvicorn\` starts whatever Python is first on PATH and asks it for the module; packages that were installed with
\`--user\` and copied are unknown to it. The console script that pip installed next to them is on PATH, is the same program,
and names the interpreter that it was installed for. Together with PYTHONUSERBASE it starts under any user.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ["ModuleNotFoundError: No module named 'uvicorn'", '/usr/local/bin/python: No module named uvicorn'],
  assumes: ['The script puts the working directory on sys.path as `python -m` does: only such modules are in the table.'],
  check: 'docker run --rm --entrypoint sh IMAGE -c "command -v uvicorn"',
  sources: ['https://docs.python.org/3/using/cmdline.html#cmdoption-m', 'https://packaging.python.org/en/latest/specifications/entry-points/'],
  *fixes(build) {
    for (const target of build.targets) yield* offers(target);
  },
});

function* offers(target: Stage): Iterable<Offer> {
  const scripts = scriptsOnPath(target);
  if (scripts === undefined) return;
  for (const process of target.launch.processes) {
    const run = moduleRun(process);
    const [first, , last] = process.command.words;
    if (run === undefined || first === undefined || last === undefined || process.via.length > 0) continue;
    const at = process.instruction.range;
    const { script } = run;
    if (!is(samePython(scripts.packages.install.run.step.stage, target), true)) {
      yield { kind: 'left-alone', at, reason: `whether the interpreter of ${script.name} is in this image is not known` };
    } else if (!isSame(run)) {
      yield { kind: 'left-alone', at, reason: `${script.name} does not look for modules where python -m ${run.module} does` };
    } else {
      yield {
        kind: 'fix',
        message: `start ${scripts.directory}/${script.name}, which is on PATH, instead of python -m ${run.module}`,
        at,
        edits: removeWordsBefore(first, last),
        because: [
          { text: `the packages lie in ${scripts.packages.base}`, range: scripts.packages.copy.instruction.range },
          { text: `${script.name} is the same program as python -m ${run.module}`, source: script.source },
        ],
      };
    }
  }
}

/** The script has the module's name, is the same program, and sees the application as `python -m` does. */
function isSame({ module, script }: ModuleRun): boolean {
  return script.name === module && script.sameProgram && script.insertsWorkingDirectory;
}
