import { describe, expect, it } from '@jest/globals';
import { asDependency } from '../src/build/node-addition.ts';
import { devDependency } from '../src/build/node-modules.ts';
import { nodeInstall, type NodeInstall } from '../src/build/node.ts';
import { valueOf } from '../src/known.ts';
import { build, finalStage } from './support/build.ts';

const FILES = { 'package.json': '{ "devDependencies": { "typescript": "5.9.3" } }' };

function install(command: string, before = ''): NodeInstall {
  const stage = finalStage(`FROM node:20\nWORKDIR /app\nCOPY . .\n${before}\nRUN ${command}\n`, FILES);
  const found = stage.commands.flatMap((run) => nodeInstall(run) ?? []).at(-1);
  if (found === undefined) throw new Error(`${command} installs nothing`);
  return found;
}

describe('an install', () => {
  it.each([
    ['npm ci --omit=optional --omit=dev', true],
    ['npm ci --omit=dev --omit optional', true],
    ['npm ci --omit=dev --include=dev', false],
    ['NODE_ENV=production npm ci --omit=optional', false],
    ['npm ci --only=dev', false],
    ['yarn install --production=false', false],
  ])('%s leaves development dependencies out: %j', (command, expected) => {
    expect(valueOf(install(command).withoutDev)).toBe(expected);
  });

  it('is not certain where a variable of npm says what is installed', () => {
    expect(install('npm ci', 'ENV NODE_ENV=production NPM_CONFIG_PRODUCTION=false').withoutDev.known).toBe(
      false,
    );
  });
});

describe('one development dependency beside an install', () => {
  const added = (command: string, version = '5.9.3', before = '') => {
    const one = install(command, before);
    const project = build('FROM node:20\n', FILES).context.node('');
    if (project === undefined) throw new Error('there is no project');
    return valueOf(asDependency(one, project, 'typescript', version));
  };

  it.each([
    ['npm ci --omit=dev', 'npm install --save-prod --save-exact --omit=dev typescript@5.9.3'],
    ['npm i --production', 'npm install --save-prod --save-exact --omit=dev typescript@5.9.3'],
    [
      'CI=1 NODE_ENV=production npm ci --cache /tmp/npm --omit optional --only prod',
      'CI=1 npm install --cache /tmp/npm --omit optional --save-prod --save-exact --omit=dev typescript@5.9.3',
    ],
    [
      'yarn --production --frozen-lockfile --silent',
      'yarn add --silent --production=true --exact typescript@5.9.3',
    ],
    ['pnpm i -P', 'pnpm add --save-prod --save-exact --lockfile-only typescript@5.9.3'],
  ])('%s: %s', (command, expected) => {
    expect(added(command)?.command).toBe(expected);
  });

  it('is quoted where the shell would read the range, and not saved as an exact version', () => {
    expect(added('npm ci --omit=dev', '^5.9.0')?.command).toBe(
      "npm install --save-prod --omit=dev 'typescript@^5.9.0'",
    );
  });

  it.each([
    'bun install --production',
    'pnpm i --prod --offline',
    'sudo npm ci --omit=dev',
    'su -c "npm ci --omit=dev"',
  ])('is not known for %s', (command) => {
    expect(added(command)).toBeUndefined();
  });

  it('is not known for yarn where package.json may belong to another user', () => {
    expect(added('yarn --production', '5.9.3', 'USER node')).toBeUndefined();
  });
});

describe('a development dependency', () => {
  const presence = (body: string) => {
    const stage = finalStage(
      `FROM node:20 AS dev\nWORKDIR /app\nCOPY . .\nRUN npm ci\nFROM node:20\nWORKDIR /app\n${body}`,
      FILES,
    );
    const found = devDependency(stage, '/app', 'typescript');
    return found.known ? found.value.kind : 'unknown';
  };

  it.each([
    ['RUN npm ci\n', 'present'],
    ['RUN npm ci --omit=dev\n', 'left out'],
    ['RUN npm ci && npm prune --omit=dev\n', 'left out'],
    ['RUN npm prune --omit=dev\n', 'not installed'],
    ['RUN npm ci && npm prune\n', 'present'],
    ['RUN npm ci --omit=dev || true\n', 'unknown'],
    ['RUN npm ci --omit=dev && npm install -g typescript\n', 'left out'],
    ['RUN npm ci --omit=dev && npm install --save-prod typescript && npm prune --omit=dev\n', 'dependency'],
    ['RUN npm ci --omit=dev && npm install express\n', 'present'],
    ['RUN npm ci && rm -rf node_modules\n', 'not installed'],
    ['RUN npm ci && rm -rf node_modules/typescript\n', 'unknown'],
    ['RUN cd /other && npm ci --omit=dev\n', 'not installed'],
    ['RUN npm ci --omit=dev --prefix /other\n', 'not installed'],
    ['RUN npm ci --omit=dev\nRUN ./install.sh\n', 'unknown'],
    ['COPY --from=dev /app ./\n', 'present'],
    ['COPY --from=dev /app/node_modules node_modules\nRUN npm prune --omit=dev\n', 'left out'],
    ['COPY --from=dev /app/dist ./dist\nRUN npm ci --omit=dev\n', 'left out'],
    ['RUN npm ci --omit=dev\nCOPY --from=dev /app/package*.json /app/next.config.* ./\n', 'left out'],
    ['RUN npm ci --omit=dev\nCOPY --from=dev /app/n* ./\n', 'unknown'],
    ['COPY --from=dev /app/production ./node_modules\n', 'unknown'],
  ])('after %j is %s', (body, expected) => {
    expect(presence(body)).toBe(expected);
  });

  it('is read once for each stage, however often it is copied', () => {
    const stages = Array.from(
      { length: 40 },
      (_, i) =>
        `FROM node:20 AS s${i + 1}\nCOPY --from=s${i} /app /app\nCOPY --from=s${i} /app/node_modules /app/node_modules\n`,
    );
    const last = finalStage(`FROM node:20 AS s0\nWORKDIR /app\nRUN npm ci --omit=dev\n${stages.join('')}`);
    const found = devDependency(last, '/app', 'typescript');
    expect(found.known && found.value.kind).toBe('left out');
  });
});
