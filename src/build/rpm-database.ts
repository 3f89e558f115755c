import type { StageCommand } from './commands.ts';

const DIRECTORY = '/var/lib/rpm';

/** The first command of a step that installs packages of rpm, unless one before it has to do with their database. */
export function rpmInstalls(runs: readonly StageCommand[]): readonly StageCommand[] {
  const first = runs.findIndex(isInstall);
  const treated = runs.slice(0, Math.max(0, first)).some(treatsDatabase);
  const run = runs[first];
  return run === undefined || treated || !hasShell(run) ? [] : [run];
}

const MANAGERS = new Set(['yum', 'dnf', 'rpm']);
const READING = new Set([
  'clean',
  'makecache',
  'repolist',
  'list',
  'info',
  'search',
  '--import',
  '-q',
  '-qa',
]);

function isInstall({ command }: StageCommand): boolean {
  if (!MANAGERS.has(command.name)) return false;
  return !command.words.some(({ literal }) => literal !== undefined && READING.has(literal));
}

function treatsDatabase({ command }: StageCommand): boolean {
  return command.words.some(
    ({ raw }) => raw.startsWith(DIRECTORY) || raw === '--rebuilddb' || raw === 'yum-plugin-ovl',
  );
}

function hasShell({ command, step }: StageCommand): boolean {
  return step.instruction.json === undefined || command.wrappedBy.includes('-c');
}
