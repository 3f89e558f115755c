import { consoleScript } from '../facts/console-scripts.ts';
import { valueOf } from '../known.ts';
import type { Environment } from './environments.ts';
import type { Stage } from './stage.ts';

/** Whether a container starts a program of an environment: by its path, or by a name that is looked for there first. */
export function startsEnvironment(target: Stage, { place }: Environment): boolean {
  const onPath = valueOf(target.end.path)?.[0] === `${place}/bin`;
  return target.launch.processes.some(({ command, words: [program] }) => {
    const name = command.reached === 'always' && program !== undefined ? valueOf(program) : undefined;
    return (
      name !== undefined && (name.startsWith(`${place}/bin/`) || (onPath && isOfEnvironment(target, name)))
    );
  });
}

function isOfEnvironment({ build }: Stage, name: string): boolean {
  const isOwn = build.context.python('')?.scripts.has(name) === true;
  return isOwn || /^python3?$/.test(name) || consoleScript(name)?.name === name;
}
