import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { StageCommand } from './commands.ts';
import type { Failure } from './failure.ts';
import { pipInstalls } from './pip-installs.ts';
import { installedBefore } from './running-python.ts';

/** A `python setup.py install` that stopped at what it needs, where pip could bring that. */
export interface SetupInstall {
  readonly cause: Cause;
  readonly run: StageCommand;
  /** The same through pip. */
  readonly text: string;
}

/** What setuptools says where it cannot bring together what a project needs. */
const SAYS =
  /distribution was not found and is required by|Could not find (?:required distribution|suitable distribution for)|is installed but .* is required by/;

/** Where setuptools unpacks what it has fetched itself. */
const FETCHED = /\/easy_install-[^/]+\/[^/]+\/setup\.py/;

/** The install by `setup.py` that a log shows to have stopped for want of other packages. */
export function failedSetup(failure: Failure): SetupInstall | undefined {
  const cause = failure.cause('import-broken', 'dependency-conflict', 'package-not-found', 'python-too-old');
  if (cause?.ecosystem !== 'python') return undefined;
  const ofOther = cause.id === 'python-too-old' && failure.log.output.some(({ text }) => FETCHED.test(text));
  if (!ofOther && !SAYS.test(cause.line?.text ?? '')) return undefined;
  const installs = failure.commands.flatMap((run) => readSetup(run, cause));
  const [only, ...others] = installs;
  return only === undefined || others.length > 0 || !hasPip(only.run) ? undefined : only;
}

function readSetup(run: StageCommand, cause: Cause): SetupInstall[] {
  const [python, script, verb, ...options] = run.command.words;
  const action = verb?.literal;
  if (!/^python[23]?(?:\.\d+)?$/.test(run.command.name) || python === undefined) return [];
  if (script?.literal !== 'setup.py' && script?.literal !== './setup.py') return [];
  const user = options.length === 1 && options[0]?.literal === '--user';
  if ((action !== 'install' && action !== 'develop') || (options.length > 0 && !user)) return [];
  const editable = action === 'develop' ? '-e ' : '';
  return [{ cause, run, text: `${python.raw} -m pip install ${user ? '--user ' : ''}${editable}.` }];
}

/** pip is there for the Python that runs the script: in its image, from the distribution, or as it was called before. */
function hasPip(run: StageCommand): boolean {
  const { stage } = run.step;
  if (valueOf(stage.image)?.image === 'python') return true;
  const isPython3 = run.command.name.startsWith('python3');
  const packaged = isPython3 ? /^py(?:thon)?3-pip$/ : /^py(?:thon)?2?-pip$/;
  if (installedBefore(run).some((name) => packaged.test(name))) return true;
  const earlier = stage.chain.flatMap(({ commands }) => commands);
  return pipInstalls(earlier).some(
    (install) =>
      install.run.command.range.start < run.command.range.start &&
      /3/.test(install.run.command.name) === isPython3,
  );
}
