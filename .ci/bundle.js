// Makes one script of the compiled modules, the transforms among them, and what V8 makes of it: a start that reads two
// files instead of five hundred.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { named } from '../dist/src/registry.js';

const DIST = resolve('dist');

/** The registry is the directory: here it is read once, for all starts. A transform is loaded where a Dockerfile may need it. */
const transforms = await Promise.all(
  readdirSync(join(DIST, 'transforms'))
    .filter((file) => file.endsWith('.js'))
    .toSorted()
    .map(async (file) => {
      const id = basename(file, '.js');
      const { fixes: _, ...facts } = named(
        id,
        await import(pathToFileURL(join(DIST, 'transforms', file)).href),
      );
      return `  deferred(${JSON.stringify(facts)}, () => require('./transforms/${file}').default),`;
    }),
);

const entry = `
import { main } from './src/cli.js';
import { deferred } from './src/registry.js';
import { processTerminal } from './src/terminal.js';
const load = async () => [
${transforms.join('\n')}
];
export const start = async () => {
  process.exitCode = await main(processTerminal(new URL(__place('../bin/worker.js'))), load);
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

/** What seldom is needed, or late: it is loaded when the first of its exports is. */
const LATE_PACKAGES = [
  ...['assert', 'child_process', 'crypto', 'os', 'util', 'v8', 'worker_threads'].flatMap((name) => [
    name,
    `node:${name}`,
  ]),
  'diff',
  'smol-toml',
  'string-width',
  'yaml',
  'yargs',
];
const LATE_MODULES = ['src/engine/log-finding.js', 'src/log/locate.js'];

const late = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${LATE_PACKAGES.join('|')})$`) }, ({ path, ...from }) =>
      stub(path, from),
    );
    onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, ...from }) => {
      const file = join(from.resolveDir, path);
      const isLate = LATE_MODULES.includes(relative(DIST, file).split('\\').join('/'));
      return isLate ? stub(file, from) : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'late' }, async ({ path, pluginData: resolveDir }) => {
      const file = isAbsolute(path)
        ? pathToFileURL(path).href
        : createRequire(join(resolveDir, '_')).resolve(path);
      const { default: main, ...others } = await import(file);
      const whole = `require(${JSON.stringify(path)})`;
      const getters = Object.keys(others)
        .filter((name) => name !== 'module.exports')
        .map((name) => `${name}: { enumerable: true, get: () => ${whole}.${name} }`);
      const base =
        typeof main === 'function' ? `(...values) => (${whole}.default ?? ${whole})(...values)` : '{}';
      return {
        contents: `module.exports = Object.defineProperties(${base}, { ${getters.join(', ')} });`,
        resolveDir,
      };
    });

    function stub(path, { namespace, resolveDir, kind }) {
      if (namespace === 'late' || kind === 'dynamic-import') return undefined;
      return { path, namespace: 'late', pluginData: resolveDir };
    }
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
  plugins: [late, places],
  logLevel: 'warning',
});

// The functions that a usual run calls are compiled into the cache.
const cwd = mkdtempSync(join(tmpdir(), 'dffix-warm-'));
writeFileSync(join(cwd, 'Dockerfile'), readFileSync('examples/backend/Dockerfile'));
execFileSync(process.execPath, [resolve('bin/dffix.js'), '--write', '--unsafe', '--quiet', '.'], {
  cwd,
  env: { ...process.env, DFFIX_WRITE_CODE_CACHE: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
rmSync(cwd, { recursive: true });
