import { readTable } from './json.ts';

interface Table {
  readonly modules: Readonly<Record<string, string>>;
  readonly system: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function table(): Table {
  return readTable('python-modules') as Table;
}

/** The package that brings a module; undefined where that is not recorded, e.g. for modules of a project's own. */
export function packageOfModule(module: string): string | undefined {
  const { modules } = table();
  return Object.hasOwn(modules, module) ? modules[module] : undefined;
}

/** The distribution's package for its own Python 3 that brings a tool of installing: pip, setuptools, wheel. */
export function systemPackageOfModule(manager: string, module: string): string | undefined {
  return table().system[manager]?.[module];
}
