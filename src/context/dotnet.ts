import type { Context } from './types.ts';

const MAX_DEPTH = 4;
const MAX_FILES = 200;

/** Text of every .NET project file of the context: `*.csproj`, `*.fsproj`, `Directory.Build.props`, `runtimeconfig.template.json`. */
export function dotnetProjectTexts(context: Context): readonly string[] {
  const texts: string[] = [];
  const open = [{ path: '', depth: 0 }];
  for (let next = open.pop(); next !== undefined && texts.length < MAX_FILES; next = open.pop()) {
    for (const name of context.list(next.path)) {
      const path = next.path === '' ? name : `${next.path}/${name}`;
      if (isProjectFile(name)) texts.push(context.text(path) ?? '');
      else if (
        next.depth < MAX_DEPTH &&
        !SKIPPED.has(name) &&
        !name.startsWith('.') &&
        context.kind(path) === 'directory'
      )
        open.push({ path, depth: next.depth + 1 });
    }
  }
  return texts;
}

const SKIPPED: ReadonlySet<string> = new Set(['bin', 'obj', 'node_modules', 'packages', 'wwwroot']);

function isProjectFile(name: string): boolean {
  return (
    /\.(cs|fs|vb)proj$/.test(name) ||
    name === 'Directory.Build.props' ||
    name === 'runtimeconfig.template.json'
  );
}

/** True where neither the code nor settings of the context say at which address a server listens, as far as they are at hand. */
export function leavesListenAddress(context: Context): boolean {
  const open = [{ path: '', depth: 0 }];
  let left = 4 * MAX_FILES;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of context.list(next.path)) {
      const path = next.path === '' ? name : `${next.path}/${name}`;
      if (left-- === 0) return false;
      const signs = name.endsWith('.cs') ? CODE_SIGNS : SETTINGS_FILE.test(name) ? SETTINGS_SIGNS : undefined;
      const text = signs === undefined ? undefined : (context.text(path) ?? '');
      if (text !== undefined && signs?.some((sign) => text.includes(sign)) === true) return false;
      if (
        next.depth < MAX_DEPTH &&
        !SKIPPED.has(name) &&
        !name.startsWith('.') &&
        context.kind(path) === 'directory'
      )
        open.push({ path, depth: next.depth + 1 });
    }
  }
  return true;
}

const CODE_SIGNS = [
  'UseUrls',
  'Kestrel',
  '.Listen',
  'Urls.Add',
  'Run("http',
  'UseSetting',
  'ASPNETCORE_',
  'PORT',
];
const SETTINGS_FILE = /^(appsettings.*\.json|hosting\.json|.*compose.*\.ya?ml)$/;
const SETTINGS_SIGNS = ['Kestrel', '"urls"', '"Urls"', '"http_ports"', 'ASPNETCORE_', ':80"', ':80\n'];
