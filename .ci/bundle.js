// Makes one script of the compiled modules, the transforms among them, and what V8 makes of it: a start that reads two
// files instead of five hundred.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const DIST = resolve('dist');

/** The registry is the directory: here it is read once, for all starts. */
const transforms = readdirSync(join(DIST, 'transforms'))
  .filter((file) => file.endsWith('.js'))
  .toSorted();

const entry = `
import { main } from './src/cli.js';
import { named } from './src/registry.js';
import { processTerminal } from './src/terminal.js';
const load = async () => [
${transforms.map((file) => `  named(${JSON.stringify(basename(file, '.js'))}, await import('./transforms/${file}')),`).join('\n')}
];
export const start = async () => {
  process.exitCode = await main(processTerminal(new URL(__place('../bin/dffix.js'))), load);
};
export const work = async () => {
  const { work } = await import('./src/bulk/worker.js');
  await work(load);
};
`;

/** A module of the bundle still finds the files that lie beside it in dist. */
const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      const own = relative(DIST, path).split('\\').join('/');
      const code = readFileSync(path, 'utf8');
      return {
        contents: code.replaceAll('import.meta.url', `__place(${JSON.stringify(own)})`),
        loader: 'js',
      };
    });
  },
};

/** Measuring the width of text takes long to prepare, and is needed for the help alone. */
const lazily = {
  name: 'lazily',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ namespace, resolveDir }) =>
      namespace === 'lazily'
        ? undefined
        : { path: 'string-width', namespace: 'lazily', pluginData: resolveDir },
    );
    onLoad({ filter: /.*/, namespace: 'lazily' }, ({ path, pluginData }) => ({
      contents: `export default (...values) => require('${path}').default(...values);`,
      resolveDir: pluginData,
    }));
  },
};

await build({
  stdin: { contents: entry, resolveDir: DIST, loader: 'js' },
  outfile: 'dist/dffix.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  keepNames: false,
  legalComments: 'linked',
  define: { 'import.meta.url': '__modules' },
  banner: {
    js: `const __self = require('node:url').pathToFileURL(__filename).href, __modules = new URL('../node_modules/_', __self).href, __place = (own) => new URL(own, __self).href;`,
  },
  plugins: [lazily, places],
  logLevel: 'warning',
});

// The functions that a usual run calls are compiled into the cache.
const cwd = mkdtempSync(join(tmpdir(), 'dffix-warm-'));
writeFileSync(join(cwd, 'Dockerfile'), readFileSync('examples/backend/Dockerfile'));
execFileSync(
  process.execPath,
  [resolve('bin/dffix.js'), '--dry-run', '--unsafe', '--quiet', '.']
    .slice(0, 1)
    .concat(['--write', '--unsafe', '--quiet', '.']),
  {
    cwd,
    env: { ...process.env, DFFIX_WRITE_CODE_CACHE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
rmSync(cwd, { recursive: true });
