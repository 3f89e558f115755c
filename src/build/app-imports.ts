import { valueOf } from '../known.ts';
import { join } from './paths.ts';
import { filesOf, firstImport, type ImportLine } from './python-imports.ts';
import { applicationOf } from './served-module.ts';
import type { Stage } from './stage.ts';

/** The line of the project with which a container of the target certainly imports a module when it starts. */
export function importedAtStart(target: Stage, module: string): ImportLine | undefined {
  const workdir = valueOf(target.end.workdir);
  const root = workdir === undefined ? undefined : valueOf(target.files.contextDirectory(workdir));
  return root === undefined
    ? undefined
    : firstImport(target.build.context, root, startFiles(target, root), module);
}

function isFilled(files: readonly string[]): boolean {
  return files.length > 0;
}

/** Files of the context that Python runs first. */
function startFiles({ launch, build, end, files }: Stage, root: string): string[] {
  const workdir = valueOf(end.workdir);
  return launch.processes.flatMap((process) => {
    if (process.instruction.keyword === 'HEALTHCHECK' || workdir === undefined) return [];
    const served = applicationOf(process)?.module;
    if (served !== undefined) return filesOf(build.context, root, served);
    const words = process.words.map((word) => valueOf(word));
    // Flask looks for these where nothing names the application: https://flask.palletsprojects.com/en/stable/cli/#application-discovery
    const isFlask = words.includes('flask') && words.includes('run') && !end.setsEnv('FLASK_APP');
    if (isFlask && !process.command.has('--app', '-A'))
      return ['wsgi', 'app'].map((module) => filesOf(build.context, root, module)).find(isFilled) ?? [];
    const [, script] = words;
    if (!/^python3?(\.\d+)?$/.test(process.command.name) || script?.endsWith('.py') !== true) return [];
    return valueOf(files.entry(join(workdir, script)))?.contextPath ?? [];
  });
}
