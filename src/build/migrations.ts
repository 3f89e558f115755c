import type { Context } from '../context/types.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { migrationTools, type MigrationTool } from '../facts/migrations.ts';
import { valueOf } from '../known.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';

/** Steps that change a database, which come with a server and which nothing runs. */
export interface IdleMigrations {
  readonly tool: MigrationTool;
  /** Directory of the context that holds them. */
  readonly directory: string;
  /** CMD, or ENTRYPOINT where there is none. */
  readonly start: Instruction;
}

/** Migrations of the project in the image's working directory, where no text around the build speaks of running them. */
export function idleMigrations(target: Stage): IdleMigrations | undefined {
  const { context, dockerfile } = target.build;
  const start = target.launch.instruction('CMD') ?? target.launch.instruction('ENTRYPOINT');
  if (!context.complete || !target.image.known || start === undefined) return undefined;
  if (!isReadable(target) || !serves(target)) return undefined;
  for (const tool of migrationTools()) {
    const project = projectOf(target, tool);
    const directory = project === undefined ? undefined : filledDirectory(context, project, tool);
    if (project === undefined || directory === undefined) continue;
    const spoken = (text: string) => speaksOf(text, tool);
    const runs =
      spoken(dockerfile.text) ||
      target.launch.processes.some(({ via }) => via.some(({ text }) => spoken(text))) ||
      isDeployed(context, tool) ||
      mayRunThem(context, project, spoken);
    return runs ? undefined : { tool, directory, start };
  }
  return undefined;
}

/** True where every program that the container starts is known, or is a script that could be read. */
function isReadable({ launch }: Stage): boolean {
  const { processes } = launch;
  return processes.every(
    ({ words: [program], via, command }) =>
      program?.known === true &&
      (!/\/|\.sh$/.test(program.value) ||
        PROGRAMS.test(program.value) ||
        processes.some((other) => other.command.range !== command.range && other.via.length > via.length)),
  );
}

/** Directories of programs, where a project has no script of its own. */
const PROGRAMS = /^\/(usr\/(local\/)?)?s?bin\/[^/]*(?<!\.sh)$|\/(\.?venv|env)\/bin\/[^/]+$/;

/** What answers requests, in the languages of the tools. */
const SERVERS =
  /^(uvicorn|gunicorn|hypercorn|daphne|uwsgi|waitress-serve|granian|fastapi|flask|puma|rails|php-fpm|apache2-foreground)$/;
const INTERPRETERS = /^(node|tini|dumb-init|npm|yarn|pnpm|bun|python3?|ruby|bundle|java)$/;
/** Those who work beside a server. */
const WORKERS = /celery|sidekiq|worker|beat|cron|rq\b|huey|dramatiq/;

function serves({ launch }: Stage): boolean {
  const names = launch.processes.map(({ command }) => command.name);
  const isWorker = launch.processes.some(({ command }) => command.words.some(({ raw }) => WORKERS.test(raw)));
  return !isWorker && names.some((name) => SERVERS.test(name) || INTERPRETERS.test(name));
}

/** Directory in the context of a project that the tool's files say it uses, if it is what the container works in. */
function projectOf({ files, end, build }: Stage, tool: MigrationTool): string | undefined {
  const workdir = valueOf(end.workdir);
  if (workdir === undefined) return undefined;
  for (const mark of tool.marks) {
    const path = valueOf(files.entry(join(workdir, mark)))?.contextPath;
    if (path !== mark && path?.endsWith(`/${mark}`) !== true) continue;
    const directory = path.slice(0, -mark.length).replace(/\/$/, '');
    const isUsed =
      tool.package === undefined || build.context.node(directory)?.dependencies.has(tool.package) === true;
    if (isUsed) return directory;
  }
  return undefined;
}

function filledDirectory(context: Context, project: string, tool: MigrationTool): string | undefined {
  return tool.directories
    .flatMap((pattern) => matching(context, project, pattern.split('/')))
    .find((directory) =>
      context
        .list(directory)
        .some((name) => name.endsWith(tool.suffix) && !name.startsWith('_') && !name.startsWith('.')),
    );
}

function matching(
  context: Context,
  directory: string,
  [segment, ...rest]: readonly string[],
): readonly string[] {
  if (segment === undefined) return context.kind(directory) === 'directory' ? [directory] : [];
  const names = segment === '*' ? subdirectories(context, directory) : [segment];
  return names.flatMap((name) => matching(context, within(directory, name), rest));
}

const FOREIGN = new Set(['node_modules', 'vendor', 'venv', 'env', 'site-packages', 'dist', 'build']);

function subdirectories(context: Context, directory: string): string[] {
  return context
    .list(directory)
    .filter((name) => !name.startsWith('.') && !FOREIGN.has(name))
    .filter((name) => context.kind(within(directory, name)) === 'directory');
}

function within(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

function speaksOf(text: string, { runs }: MigrationTool): boolean {
  return runs.some((words) => words.every((word) => text.includes(word)));
}

const DEPLOYMENT =
  /(^|\/)(Procfile|Jenkinsfile|fly\.toml|railway\.(toml|json)|app\.json|[^/]+\.(ya?ml|sh|tf))$/;

/** True where a file that says how images are run, or released, speaks of migrations. */
function isDeployed(context: Context, tool: MigrationTool): boolean {
  return context.companions
    .filter((path) => DEPLOYMENT.test(path) && !path.endsWith('-lock.yaml'))
    .some((path) => {
      const text = context.companion(path) ?? '';
      return text.toLowerCase().includes('migrat') || speaksOf(text, tool);
    });
}

const SOURCE = /\.(py|sh|rb|[cm]?[jt]s|tsx|java|kt|rake|php)$/;
const MAX_DEPTH = 4;
const NOT_THE_PROGRAM = /^(tests?|__tests__|spec|e2e|versions|migrations?|migrate|docs)$/;

/** So many files are looked into to be sure that a server does not run its migrations itself. */
const MAX_SOURCES = 500;

function mayRunThem(context: Context, project: string, spoken: (text: string) => boolean): boolean {
  const paths = sources(context, project);
  return paths.length > MAX_SOURCES || paths.some((path) => spoken(context.text(path) ?? ''));
}

function sources(context: Context, directory: string, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  const own = context.list(directory).filter((name) => SOURCE.test(name) && name !== 'manage.py');
  return [
    ...own.map((name) => within(directory, name)),
    ...subdirectories(context, directory)
      .filter((name) => !NOT_THE_PROGRAM.test(name))
      .flatMap((name) => sources(context, within(directory, name), depth + 1)),
  ];
}
