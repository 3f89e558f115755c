import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishedPorts } from '../src/verify/published-ports.ts';
import { fakeBuildah, fakeEngine, repository } from './support/fake-engine.ts';
import type { FakeEngine } from './support/fake-engine.ts';
import { replacing } from './support/transforms.ts';
import { builds, dffix } from './support/verify-run.ts';

/** Every step starts a program; a container is watched for three seconds. */

/** What stands for a container's own server. */
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.statusCode = request.url === '/health' ? 200 : 404;
    response.end('ok');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const serving = (rest = '') => `FROM debian:12\n# PORT ${String(port)}\nRUN STAYS\n${rest}`;

const created = (engine: FakeEngine) => engine.calls().filter(([command]) => command === 'create');

async function verified(files: Readonly<Record<string, string>>, engine: FakeEngine, ...argv: string[]) {
  return dffix(repository(files), engine, [], 'verify', ...argv, 'Dockerfile');
}

describe('without a wish', () => {
  it('the port of EXPOSE is published at this machine alone, and asked', async () => {
    const engine = fakeEngine();
    const { out, code } = await verified({ Dockerfile: serving('EXPOSE 3000\n') }, engine);
    expect(created(engine)[0]).toContain('--publish=127.0.0.1::3000');
    expect(out).toContain('it starts and stays up; port 3000 answers; it ends when it is asked to');
    expect(code).toBe(0);
  });

  it('a port at which nobody listens is told, and breaks nothing', async () => {
    const { out, code } = await verified(
      { Dockerfile: 'FROM debian:12\n# PORT 1\nRUN STAYS\nEXPOSE 3000\n' },
      fakeEngine(),
    );
    expect(out).toContain('nobody listens at port 3000');
    expect(code).toBe(0);
  });

  it('the ports that Compose publishes are asked too', async () => {
    const engine = fakeEngine();
    const compose = 'services:\n  web:\n    build: .\n    ports: ["8080:5000"]\n';
    const { out } = await verified({ Dockerfile: serving(), 'compose.yaml': compose }, engine);
    expect(created(engine)[0]).toContain('--publish=127.0.0.1::5000');
    expect(out).toContain('port 5000 answers');
  });

  it('a port of an engine on another machine is not asked, which is told', async () => {
    const engine = fakeEngine('99.0', 'tcp://docker:2375');
    const { out, code } = await verified({ Dockerfile: serving('EXPOSE 3000\n') }, engine);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'port 3000 is not asked, because the engine is on another machine',
    );
    expect(code).toBe(0);
  });
});

describe('the console script that the image starts', () => {
  const pyproject = '[project]\nname = "tool"\n[project.scripts]\ntool = "tool:main"\n';
  const asked = (dockerfile: string, engine = fakeEngine()) =>
    verified({ Dockerfile: `FROM debian:12\n${dockerfile}`, 'pyproject.toml': pyproject }, engine);

  it('prints its version', async () => {
    const engine = fakeEngine();
    const { out, code } = await asked('# VERSION 0 tool 1.2.3\nCMD ["/app/bin/tool", "serve"]\n', engine);
    expect(created(engine).at(-1)).toContain('--entrypoint=/app/bin/tool');
    expect(created(engine).at(-1)?.at(-1)).toBe('--version');
    expect(out).toContain('/app/bin/tool prints its version');
    expect(code).toBe(0);
  });

  it('is found behind a shell', async () => {
    const { out } = await asked('# VERSION 0 1.2.3\nCMD ["/bin/sh", "-c", "exec tool serve"]\n');
    expect(out).toContain('tool prints its version');
  });

  it('may want arguments', async () => {
    const { out, code } = await asked('# VERSION 0 1.2.3\nRUN USAGE\nCMD ["tool"]\n');
    expect(out).toContain('it wants arguments; tool prints its version');
    expect(code).toBe(0);
  });

  it('that cannot be run makes the image broken', async () => {
    const missing = await asked('# VERSION 1 ModuleNotFoundError: No module named \'tool\'\nCMD ["tool"]\n');
    expect(missing.out).toContain('tool cannot be run');
    expect(missing.code).toBe(1);
    const gone = await asked('# VERSION 127 sh: tool: not found\nRUN USAGE\nCMD ["tool"]\n');
    expect(gone.out).toContain('the container ends with exit code 2');
    expect(gone.code).toBe(1);
  });

  it('need not know --version', async () => {
    const { out, code } = await asked('# VERSION 2 no such option\nCMD ["tool"]\n');
    expect(out).toContain('tool does not print its version');
    expect(code).toBe(0);
    const mute = await asked('# VERSION 0 hello\nCMD ["tool"]\n');
    expect(mute.out.replace(/\s+/g, ' ')).toContain('tool says no version when it is asked for one');
    expect(mute.code).toBe(0);
  });

  it('is another program: nothing is asked', async () => {
    const engine = fakeEngine();
    await asked('CMD ["other"]\n', engine);
    expect(created(engine)).toHaveLength(1);
  });
});

describe('--http', () => {
  it('asks at the port that is named, and else at the first one that is exposed or published', async () => {
    const engine = fakeEngine();
    const { out } = await verified(
      { Dockerfile: serving('EXPOSE 3000\n') },
      engine,
      '--http=/health',
      '--http=/health:4000',
    );
    const ports = created(engine).map((words) => words.find((word) => word.startsWith('--publish=')));
    expect(ports).toEqual(['--publish=127.0.0.1::3000', '--publish=127.0.0.1::4000']);
    expect(out).toContain('/health at port 3000 answers with status 200');
    const compose = 'services:\n  web:\n    build: .\n    ports: ["8080:5000"]\n';
    const published = await verified(
      { Dockerfile: serving(), 'compose.yaml': compose },
      fakeEngine(),
      '--http=/health',
    );
    expect(published.out).toContain('/health at port 5000 answers with status 200');
  });

  it('fails where the answer is an error', async () => {
    const { out, code } = await verified({ Dockerfile: serving() }, fakeEngine(), '--http=/other:3000');
    expect(out).toContain('/other at port 3000 answers with status 404');
    expect(code).toBe(1);
  });

  it('fails where no port is known', async () => {
    const { out, code } = await verified({ Dockerfile: serving() }, fakeEngine(), '--http=/health');
    expect(out).toContain('the image exposes no port to ask for /health');
    expect(code).toBe(1);
  });

  it('is refused where the port cannot be asked, and all that was made is removed', async () => {
    const engine = fakeEngine('99.0', 'ssh://builder.example.com');
    const { err, code } = await verified({ Dockerfile: serving() }, engine, '--http=/health:3000');
    expect(code).toBe(2);
    expect(err).toContain('--http /health:3000 cannot be asked: the engine is on another machine');
    expect(engine.calls().at(-1)?.[0]).toBe('rmi');
  });
});

describe('buildah, which publishes no ports', () => {
  const files = { Dockerfile: 'FROM debian:12\nEXPOSE 3000\n' };

  it('is told that a port is not asked', async () => {
    const { out, code } = await verified(files, fakeBuildah());
    expect(out.replace(/\s+/g, ' ')).toContain('port 3000 is not asked, because buildah publishes no ports');
    expect(out).toContain('it starts and stays up');
    expect(code).toBe(0);
  });

  it('is asked in the network of the host', async () => {
    const { out } = await verified(
      files,
      fakeBuildah(),
      '--container-network=host',
      `--http=/health:${String(port)}`,
    );
    expect(out).toContain(`/health at port ${String(port)} answers with status 200`);
  });

  it('refuses what it cannot do', async () => {
    const { err, code } = await verified(files, fakeBuildah(), '--read-only');
    expect(err).toContain('--read-only: buildah lets every container write to its files');
    expect(code).toBe(2);
  });
});

describe('how containers run', () => {
  const options = [
    '--user=4242:4242',
    '--read-only',
    '--platform=linux/arm64',
    '--env=A=1',
    '--container-network=none',
  ];

  it('is what the command line says, with every probe, before and after', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN helo\n' });
    const greet = replacing('greet', 'helo', 'hello');
    await dffix(root, engine, [greet], 'verify', ...options, '--run=true', '--run=id', 'Dockerfile');
    expect(created(engine)).toHaveLength(4);
    for (const words of created(engine))
      expect(words).toEqual(
        expect.arrayContaining([
          '--user=4242:4242',
          '--read-only',
          '--platform=linux/arm64',
          '--env=A=1',
          '--network=none',
        ]),
      );
    for (const words of builds(engine)) expect(words).toContain('--platform=linux/arm64');
  });

  it('is what the configuration says, and the command line takes it back', async () => {
    const config = [
      'verify:',
      '  run: [id -un]',
      '  user: "4242"',
      '  readOnly: true',
      '  platform: linux/arm64',
      '  env: [A=1]',
      '  containerNetwork: none',
      '',
    ].join('\n');
    const files = { Dockerfile: 'FROM debian:12\n', 'dffix.config.yaml': config };
    const engine = fakeEngine();
    await verified(files, engine);
    const [words] = created(engine);
    expect(words).toEqual(
      expect.arrayContaining([
        '--user=4242',
        '--read-only',
        '--platform=linux/arm64',
        '--env=A=1',
        '--network=none',
      ]),
    );
    expect(words?.slice(-2)).toEqual(['id', '-un']);
    const other = fakeEngine();
    await verified(files, other, '--no-read-only', '--user=0', '--run=true');
    expect(created(other)[0]).not.toContain('--read-only');
    expect(created(other)[0]).toContain('--user=0');
    expect(created(other)[0]?.at(-1)).toBe('true');
  });

  it('is told where the configuration says it wrong', async () => {
    const files = { Dockerfile: 'FROM debian:12\n', 'dffix.config.yaml': 'verify:\n  readOnly: sometimes\n' };
    const { err, code } = await verified(files, fakeEngine());
    expect(err).toContain(`'verify.readOnly' must be true or false, not "sometimes"`);
    expect(code).toBe(2);
  });
});

describe('the ports that Compose publishes', () => {
  const ports = (compose: string, dockerfile = 'Dockerfile') => {
    const root = repository({ 'docker-compose.yml': compose });
    return publishedPorts(`${root}/${dockerfile}`, root);
  };

  it('are those of containers, in each way of writing them', () => {
    const compose = [
      'services:',
      '  web:',
      '    build: { context: ., dockerfile: Dockerfile }',
      '    ports:',
      '      - "8080:3000"',
      '      - 127.0.0.1:8081:3001/tcp',
      '      - 3002',
      '      - "${OUTSIDE:-9000}:${INSIDE:-3003}"',
      '      - target: 3004',
      '        published: "8084"',
      '      - "5353:53/udp"',
      '      - "9001:${INSIDE}"',
      '      - "6000-6002:6000-6002"',
      '      - "8080:3000"',
      '',
    ].join('\n');
    expect(ports(compose)).toEqual([3000, 3001, 3002, 3003, 3004]);
  });

  it('are not those of other services', () => {
    const compose = [
      'services:',
      '  db: { image: "postgres:17", ports: ["5432:5432"] }',
      '  web: { build: ./web, ports: ["8080:80"] }',
      '',
    ].join('\n');
    expect(ports(compose)).toEqual([]);
    expect(ports(compose, 'web/Dockerfile')).toEqual([80]);
  });

  it('are none where the file is none', () => {
    expect(ports('services: [')).toEqual([]);
    expect(ports('- a\n')).toEqual([]);
  });
});
