import { describe, expect, it } from '@jest/globals';
import { buildCommand, placeholderFor } from '../src/build/build-command.ts';
import { Build } from '../src/build/build.ts';
import { isDevelopmentFile, isForDevelopment } from '../src/build/bundle-builds.ts';
import { bundleFaults } from '../src/build/bundle-doubts.ts';
import { bakedVariables, isLocalAddress, isSecret } from '../src/build/bundles.ts';
import { memoryContext } from '../src/context/context.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import transform from '../transforms/require-public-build-args.ts';

function buildOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
  dockerfile = 'Dockerfile',
): Build {
  return new Build(parseDockerfile(text), memoryContext(files, dockerfile));
}

const VITE = 'VITE_API_URL=http://localhost:8000';

/** A stage that builds by one command, without a package.json to look at. */
function building(run: string, arg = VITE): Build {
  return buildOf(`FROM node:20\nWORKDIR /app\nCOPY . .\nARG ${arg}\nRUN ${run}\n`);
}

const isBaked = (build: Build) => build.stages.flatMap(bakedVariables).length > 0;

const adviceOf = (build: Build) =>
  [...transform.fixes(build)].flatMap((offer) => (offer.kind === 'fix' ? [offer.advice] : []));

describe('isLocalAddress', () => {
  it.each([
    'http://localhost:8000',
    'https://localhost',
    'HTTP://LOCALHOST:80/',
    'ws://127.0.0.1:5001/socket',
    'http://0.0.0.0:8000',
    'http://[::1]:8000',
    'http://shop.localhost:3000',
    '//localhost:8000',
    'localhost:8000',
    'localhost:8000/api',
    'http://localhost:8000?debug=1',
  ])('is true for %s', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });

  it.each([
    '',
    'demo',
    '/api',
    'localhost',
    '0.0.0.0',
    'http://backend:8000',
    'http://host.docker.internal:8000',
    'https://api.example.com/localhost:8000',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost:3000,http://localhost:3001',
  ])('is false for %j', (address) => {
    expect(isLocalAddress(address)).toBe(false);
  });
});

describe('a build of a bundle', () => {
  it.each([
    'npm run build',
    'npm run build:production',
    'npm run build -w @acme/web',
    'npm --prefix frontend run build',
    'yarn build',
    'yarn workspace web run build --mode production',
    'yarn workspaces foreach -A run build',
    'pnpm build --filter=$APP',
    'pnpm -r build',
    'pnpm exec vite build',
    'corepack pnpm build',
    'bun run build',
    'bunx vite build',
    'deno task build',
    'npx turbo run build --filter=web...',
    'nx run web:build:production --with-deps',
    './node_modules/.bin/vite build',
    'node --max-old-space-size=4096 node_modules/vite/bin/vite.js build',
    'cross-env NODE_ENV=production vite build',
    'if [ -f yarn.lock ]; then yarn run build; else npm run build; fi',
    'sh -c "npm ci && npm run build"',
    '["npm", "run", "build"]',
  ])('is %s', (run) => {
    expect(isBaked(building(run))).toBe(true);
  });

  it.each([
    'npm run dev',
    'npm run build:dev',
    'npm run prebuilt',
    'npm ci',
    'npm rebuild',
    'npm test',
    'vite --host',
    'echo vite build',
    'next build',
    'nx run web:serve',
  ])('is not %s', (run) => {
    expect(isBaked(building(run))).toBe(false);
  });

  it('is not that of a tool whose prefix others have too, while package.json cannot be read', () => {
    expect(isBaked(building('npm run build', 'PUBLIC_API_URL=http://localhost:8000'))).toBe(false);
    expect(isBaked(building('npx astro build', 'PUBLIC_API_URL=http://localhost:8000'))).toBe(true);
  });

  it('is one of SvelteKit where everything is generated', () => {
    const text =
      'FROM node:20\nWORKDIR /app\nCOPY . .\nARG PUBLIC_API_URL=http://localhost:8000\nRUN npm run build\n';
    const manifest = (adapter: string) =>
      JSON.stringify({
        scripts: { build: 'vite build' },
        devDependencies: { '@sveltejs/kit': '2', [adapter]: '3' },
      });
    expect(isBaked(buildOf(text, { 'package.json': manifest('@sveltejs/adapter-static') }))).toBe(true);
    expect(isBaked(buildOf(text, { 'package.json': manifest('@sveltejs/adapter-node') }))).toBe(false);
  });

  it('is what a script comes to, not what it is called', () => {
    const text = `FROM node:20\nWORKDIR /app\nCOPY . .\nARG ${VITE}\nRUN npm run build\n`;
    const baked = (build: string) =>
      isBaked(buildOf(text, { 'package.json': JSON.stringify({ scripts: { build, b: 'vite build' } }) }));
    expect(baked('tsc -b && vite build')).toBe(true);
    expect(baked('npm run b')).toBe(true);
    expect(baked('tsc -b')).toBe(false);
    expect(baked('npm run build')).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['Dockerfile.dev', true],
    ['local.Dockerfile', true],
    ['docker/dev/Dockerfile', true],
    ['Dockerfile', false],
    ['test-app/Dockerfile', false],
    ['Dockerfile.devops', false],
  ])('of files: %s', (path, expected) => {
    expect(isDevelopmentFile(path)).toBe(expected);
  });

  it('of variables', () => {
    expect(isForDevelopment('DEV_PROXY')).toBe(true);
    expect(isForDevelopment('DEVICE_URL')).toBe(false);
  });

  it.each([
    ['VITE_API_KEY', true],
    ['VITE_STRIPE_SECRET_KEY', true],
    ['VITE_ACCESS_TOKEN', true],
    ['VITE_DB_PASSWORD', true],
    ['VITE_STRIPE_PUBLISHABLE_KEY', false],
    ['VITE_SUPABASE_ANON_KEY', false],
    ['VITE_KEYBOARD', false],
    ['VITE_SECRETS_URL', false],
  ])('of secrets: %s', (name, expected) => {
    expect(building('npm run build', name).stages.flatMap(bakedVariables).map(isSecret)).toEqual([expected]);
  });
});

describe('bundleFaults', () => {
  it('keeps defaults apart that stand in different stages', () => {
    const stage = (name: string) => `FROM node:20 AS ${name}\nARG ${VITE}\nRUN npm run build\n`;
    const { defaults } = bundleFaults(buildOf(stage('shop') + stage('admin')));
    expect(defaults.map((group) => group.map(({ step }) => step.stage.name))).toEqual([['shop'], ['admin']]);
  });

  it('puts stages together that share a default', () => {
    const stage = (name: string) => `FROM node:20 AS ${name}\nARG VITE_API_URL\nRUN npm run build\n`;
    const { defaults } = bundleFaults(buildOf(`ARG ${VITE}\n${stage('shop')}${stage('admin')}`));
    expect(defaults.map((group) => group.map(({ step }) => step.stage.name))).toEqual([['shop', 'admin']]);
  });

  it('leaves a default before the first FROM to a stage for development', () => {
    const text = `ARG ${VITE}\nFROM node:20 AS dev\nARG VITE_API_URL\nCMD ["npm", "run", "dev"]\nFROM node:20\nARG VITE_API_URL\nRUN npm run build\n`;
    const { defaults, doubts } = bundleFaults(buildOf(text));
    expect(defaults).toEqual([]);
    expect(doubts.map(({ reason }) => reason)).toEqual([
      'stage dev takes the default of VITE_API_URL too, and builds no bundle',
    ]);
  });
});

describe('the command that is advised', () => {
  it('keeps scheme and path of the addresses', () => {
    expect(placeholderFor('http://localhost:8000/api/v1', 'URL')).toBe('http://api.example.com/api/v1');
    expect(placeholderFor('wss://[::1]:5001', 'SOCKET_URL')).toBe('wss://api.example.com');
    expect(placeholderFor('localhost:3000/x', 'SITE_URL')).toBe('www.example.com/x');
    expect(placeholderFor('//127.0.0.1', 'WEB_API_URL')).toBe('//api.example.com');
  });

  it('names the file and quotes what a shell would split', () => {
    const build = buildOf('FROM scratch\n', {}, 'my apps/Dockerfile');
    expect(buildCommand(build, new Map([['A', "it's"]]))).toBe(
      `docker build --build-arg 'A=it'\\''s' -f 'my apps/Dockerfile' .`,
    );
  });

  it('stands on several lines for several arguments, and warns of secrets', () => {
    const build = building(
      'npm run build',
      `${VITE}\nARG VITE_SITE_URL=http://localhost:3000\nARG VITE_TOKEN`,
    );
    expect(adviceOf(build)).toEqual([
      'docker build \\\n' +
        '  --build-arg VITE_API_URL=http://api.example.com \\\n' +
        '  --build-arg VITE_SITE_URL=http://www.example.com \\\n' +
        '  .\n' +
        'every visitor can read VITE_TOKEN too: what is baked in is public',
    ]);
  });
});
