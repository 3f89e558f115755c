/**
 * Runs dffix as a task of Turborepo and of Nx in a small monorepo. The inputs of the task are what `dffix --print-inputs`
 * lists: the second run is served from the tool's cache, and a change of any input runs the task again, in that package alone.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSIONS = { turbo: '2.11.11', nx: '24.0.6' };

const DFFIX = fileURLToPath(new URL('../bin/dffix.js', import.meta.url));
const PACKAGES = ['api', 'web'];
const REPORT = 'report.json';
const OPTIONS = ['--no-cache', '--from-compose', '.'];

/** Writes down that it runs, and has dffix write a report. */
const TASK = `
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
appendFileSync('../../runs.log', basename(process.cwd()) + '\\n');
const words = ${JSON.stringify([DFFIX, '--format', `json=${REPORT}`, ...OPTIONS])};
process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 2;
`;

const DOCKERFILE = `ARG NODE
FROM node:\${NODE}-bookworm-slim
WORKDIR /app
COPY package.json ./
RUN npm install
COPY index.js ./
USER 1000
CMD ["node", "index.js"]
`;

const root = mkdtempSync(join(tmpdir(), 'dffix-build-tools-'));
/** Nothing of what the tools remember of a user, or tell about one. */
const environment = {
  ...process.env,
  HOME: join(root, '.home'),
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
};

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function execute(program: string, words: readonly string[], cwd: string, env: NodeJS.ProcessEnv): string {
  return execFileSync(program, [...words], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function makeMonorepo(): void {
  const tools = { private: true, workspaces: ['packages/*'], packageManager: 'npm@10.8.2' };
  put('package.json', JSON.stringify({ name: 'monorepo', ...tools, devDependencies: VERSIONS }));
  put('.gitignore', `node_modules\n.turbo\n.nx\n.home\n${REPORT}\nruns.log\n`);
  put('dffix.config.yaml', 'extends: repair\n');
  put('task.mjs', TASK);
  for (const name of PACKAGES) {
    const scripts = { dffix: 'node ../../task.mjs' };
    put(`packages/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', private: true, scripts }));
    put(`packages/${name}/index.js`, '');
    put(`packages/${name}/README.md`, `# ${name}\n`);
    put(`packages/${name}/Dockerfile`, DOCKERFILE);
    put(`packages/${name}/.dockerignore`, 'node_modules\n');
    put(`packages/${name}/.env`, 'NODE=22\n');
    put(
      `packages/${name}/compose.yaml`,
      'services: { app: { build: { context: ., args: { NODE: "${NODE}" } } } }\n',
    );
  }
  execute('git', ['init', '--quiet'], root, environment);
  execute('npm', ['install', '--no-audit', '--no-fund', '--silent'], root, process.env);
}

/** What dffix reads for a package: paths from the root of the repository. */
function inputsOf(name: string): string[] {
  const directory = join(root, 'packages', name);
  const printed = execute(process.execPath, [DFFIX, '--print-inputs', ...OPTIONS], directory, environment);
  return printed
    .split('\n')
    .filter((path) => path !== '')
    .map((path) => posix.join('packages', name, path));
}

/** A tool with the task declared, for the inputs of the packages. */
interface Tool {
  readonly name: string;
  readonly words: readonly string[];
  declare(inputs: readonly string[]): void;
}

const OWN = /^packages\/[^/]+\//;

/** The same for all packages: those of the root are common to them. */
function patterns(inputs: readonly string[], own: string, common: string): string[] {
  const written = inputs.map((path) => (OWN.test(path) ? path.replace(OWN, own) : `${common}${path}`));
  return [...new Set(written)].toSorted();
}

const TOOLS: readonly Tool[] = [
  {
    name: 'turbo',
    words: ['run', 'dffix'],
    declare(inputs) {
      const task = { inputs: patterns(inputs, '', '$TURBO_ROOT$/'), outputs: [REPORT] };
      put('turbo.json', JSON.stringify({ tasks: { dffix: task } }));
    },
  },
  {
    name: 'nx',
    words: ['run-many', '-t', 'dffix'],
    declare(inputs) {
      const task = {
        cache: true,
        inputs: patterns(inputs, '{projectRoot}/', '{workspaceRoot}/'),
        outputs: [`{projectRoot}/${REPORT}`],
      };
      put(
        'nx.json',
        JSON.stringify({ neverConnectToCloud: true, analytics: false, targetDefaults: { dffix: task } }),
      );
    },
  },
];

/** Packages whose task the tool ran and did not take from its cache. */
function runs({ name, words }: Tool): string[] {
  rmSync(join(root, 'runs.log'), { force: true });
  execute(join(root, 'node_modules/.bin', name), words, root, environment);
  const log = join(root, 'runs.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').toSorted() : [];
}

const reports = (): string[] =>
  PACKAGES.map((name) => readFileSync(join(root, 'packages', name, REPORT), 'utf8'));

let failures = 0;

function check(tool: Tool, what: string, actual: readonly string[], expected: readonly string[]): void {
  const isRight = JSON.stringify(actual) === JSON.stringify(expected);
  if (!isRight) failures++;
  const told = isRight ? 'ok  ' : 'FAIL';
  process.stdout.write(`${told} ${tool.name}: ${what}: ${actual.join(' and ') || 'nothing'} ran\n`);
}

/** Changes a file in a way that changes nothing for dffix. */
function touch(path: string): void {
  if (path.endsWith('package.json')) {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
    put(path, JSON.stringify({ ...manifest, description: `${String(manifest['description'] ?? '')}!` }));
  } else appendFileSync(join(root, path), path.endsWith('.js') ? '// changed\n' : '# changed\n');
}

function tryTool(tool: Tool): void {
  const web = inputsOf('web');
  tool.declare([...web, ...inputsOf('api')]);
  check(tool, 'at first', runs(tool), PACKAGES);
  const before = reports();
  for (const name of PACKAGES) rmSync(join(root, 'packages', name, REPORT));
  check(tool, 'again', runs(tool), []);
  if (JSON.stringify(reports()) !== JSON.stringify(before)) throw new Error('the reports came back changed');
  for (const path of web) {
    touch(path);
    check(tool, `after a change of ${path}`, runs(tool), OWN.test(path) ? ['web'] : PACKAGES);
  }
  touch('packages/web/README.md');
  check(tool, 'after a change of what dffix does not read', runs(tool), []);
}

try {
  makeMonorepo();
  for (const tool of TOOLS) tryTool(tool);
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;
