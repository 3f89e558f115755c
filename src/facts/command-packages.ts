import { packageOfCommand } from './commands.ts';
import { readTable } from './json.ts';

/** How packages are named: one naming for each family of distributions, told apart by their package managers. */
export type Naming = 'apt' | 'apk' | 'dnf';

interface Table {
  readonly versioned: readonly string[];
  readonly commands: Readonly<Record<string, Partial<Readonly<Record<Naming, string>>>>>;
}

const FAMILIES: Readonly<Record<Naming, string>> = { apt: 'debian', apk: 'alpine', dnf: 'fedora' };

/** The package that brings a command; undefined where none is known, or the base image has it anyway. */
export function packageWithCommand(command: string, naming: Naming): string | undefined {
  const { commands } = table();
  const name = Object.hasOwn(commands, command)
    ? commands[command]?.[naming]
    : packageOfCommand(command, FAMILIES[naming]);
  return name === null || name === 'busybox' ? undefined : name;
}

/** True for a command of which a project may need another version than a distribution has. */
export function isVersioned(command: string): boolean {
  return table().versioned.includes(command);
}

function table(): Table {
  return readTable('command-packages') as Table;
}
