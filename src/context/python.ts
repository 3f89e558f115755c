import { parse as parseToml, TomlError } from 'smol-toml';
import type { ManifestFiles } from './manifests.ts';
import { cleanPath, join } from './paths.ts';
import {
  addRequirement,
  normalizeName,
  parseRequirement,
  readRequirements,
  type Requirement,
} from './requirements.ts';
import type { PythonProject } from './types.ts';
import { isTable, own, stringList, strings, table, text, type Table } from './values.ts';

/** What one file declares. */
interface Declaration {
  readonly requirements: readonly Requirement[];
  readonly complete: boolean;
  readonly requiresPython?: string | undefined;
  readonly scripts?: ReadonlyMap<string, string>;
}

/** The Python project of a directory, put together from every file that declares a part of it. */
export function pythonProject(files: ManifestFiles, directory: string): PythonProject | undefined {
  const declarations = [
    ...declared(files, join(directory, 'pyproject.toml'), readPyproject),
    ...declared(files, join(directory, 'setup.cfg'), readSetupCfg),
    ...declared(files, join(directory, 'Pipfile'), readPipfile),
    ...requirementsFiles(files, directory).map((path) => readRequirementsFile(files, path)),
    ...(files.has(join(directory, 'setup.py')) ? [{ requirements: [], complete: false }] : []),
  ];
  if (declarations.length === 0) return undefined;
  const requirements = new Map<string, string>();
  for (const declaration of declarations)
    for (const requirement of declaration.requirements) addRequirement(requirements, requirement);
  return {
    directory,
    requirements,
    complete: declarations.every((declaration) => declaration.complete),
    requiresPython: declarations
      .map((declaration) => declaration.requiresPython)
      .find((range) => range !== undefined),
    scripts: new Map(declarations.flatMap((declaration) => [...(declaration.scripts ?? [])])),
    requirementsIn(path) {
      const clean = cleanPath(path);
      const read = clean === undefined ? undefined : readRequirements(files, clean);
      return read?.complete === true ? read.found : undefined;
    },
  };
}

function declared(
  files: ManifestFiles,
  path: string,
  read: (source: string) => Declaration | undefined,
): Declaration[] {
  if (!files.has(path)) return [];
  const source = files.text(path);
  if (source === undefined) return [{ requirements: [], complete: false }];
  const declaration = read(source.replace(/^\uFEFF/, ''));
  return declaration === undefined ? [] : [declaration];
}

function requirementsFiles(files: ManifestFiles, directory: string): string[] {
  const names = files.list(directory).filter((name) => /^requirements.*\.txt$/.test(name));
  return names.map((name) => join(directory, name)).filter((path) => files.has(path));
}

function readRequirementsFile(files: ManifestFiles, path: string): Declaration {
  const { found, complete } = readRequirements(files, path);
  return { requirements: [...found].map(([name, specifier]) => ({ name, specifier })), complete };
}

/** PEP 621 and poetry: https://packaging.python.org/en/latest/specifications/pyproject-toml/ https://python-poetry.org/docs/pyproject/ */
function readPyproject(source: string): Declaration | undefined {
  const document = readToml(source);
  if (document === undefined) return { requirements: [], complete: false };
  const project = own(document, 'project');
  const poetry = own(own(document, 'tool'), 'poetry');
  if (project === undefined && poetry === undefined) return undefined;
  const dependencies = table(own(poetry, 'dependencies'));
  return {
    requirements: [...listed(own(project, 'dependencies')), ...poetryRequirements(dependencies)],
    complete: !stringList(own(project, 'dynamic')).includes('dependencies'),
    requiresPython: text(own(project, 'requires-python')) ?? text(dependencies['python']),
    scripts: new Map([...strings(own(project, 'scripts')), ...poetryScripts(own(poetry, 'scripts'))]),
  };
}

function listed(value: unknown): Requirement[] {
  return stringList(value).flatMap((item) => parseRequirement(item) ?? []);
}

/** Optional packages are installed with an extra only, and so left out. */
function poetryRequirements(dependencies: Table): Requirement[] {
  return Object.entries(dependencies)
    .filter(([name, value]) => name !== 'python' && own(value, 'optional') !== true)
    .map(([name, value]) => ({ name: normalizeName(name), specifier: specifierOf(value) }));
}

/** A version, or a table with one; `*` means any. */
function specifierOf(value: unknown): string {
  const version = text(value) ?? text(own(value, 'version')) ?? '';
  return version === '*' ? '' : version;
}

function poetryScripts(value: unknown): [string, string][] {
  return Object.entries(table(value)).flatMap(([name, script]): [string, string][] => {
    const reference = text(script) ?? text(own(script, 'reference')) ?? text(own(script, 'callable'));
    return reference === undefined ? [] : [[name, reference]];
  });
}

/** https://pipenv.pypa.io/en/latest/pipfile.html */
function readPipfile(source: string): Declaration {
  const document = readToml(source);
  const packages = Object.entries(table(own(document, 'packages')));
  return {
    requirements: packages.map(([name, value]) => ({
      name: normalizeName(name),
      specifier: specifierOf(value),
    })),
    complete: document !== undefined,
  };
}

function readToml(source: string): Table | undefined {
  try {
    const document: unknown = parseToml(source);
    return isTable(document) ? document : undefined;
  } catch (error) {
    if (error instanceof TomlError) return undefined;
    throw error;
  }
}

/** `install_requires`, `python_requires` and console scripts: https://setuptools.pypa.io/en/latest/userguide/declarative_config.html */
function readSetupCfg(source: string): Declaration | undefined {
  const options = iniValues(source);
  const install = options.get('options.install_requires');
  if (![...options.keys()].some((key) => key.startsWith('options.') || key.startsWith('metadata.')))
    return undefined;
  const scripts = (options.get('options.entry_points.console_scripts') ?? []).flatMap(
    (line): [string, string][] => {
      const equals = line.indexOf('=');
      return equals === -1 ? [] : [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()]];
    },
  );
  return {
    requirements: listed(install?.flatMap((line) => line.split('#')[0] ?? [])),
    complete: install?.some((line) => /^(?:file|attr):/.test(line)) !== true,
    requiresPython: options.get('options.python_requires')?.[0],
    scripts: new Map(scripts),
  };
}

/** `section.key` → its lines, blank ones left out. */
function iniValues(source: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let section = '';
  let lines: string[] = [];
  for (const line of source.split('\n')) {
    const content = line.trim();
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue;
    if (/^\s/.test(line)) lines.push(content);
    else if (content.startsWith('[')) section = content.slice(1, -1).trim();
    else {
      const at = content.search(/[=:]/);
      lines = at === -1 ? [] : [content.slice(at + 1).trim()].filter((value) => value !== '');
      values.set(`${section}.${content.slice(0, at).trim()}`, lines);
    }
  }
  return values;
}
