import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeEngine, repository } from './support/fake-engine.ts';
import { made, fix, replacing } from './support/transforms.ts';
import { builds, dffix, dockerfile } from './support/verify-run.ts';

/** Every step starts a program; other work may keep the machine busy. */

describe('what is kept', () => {
  it('of an image that works is what leaves it working', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN one\nRUN two\nRUN three\n' });
    const transforms = [
      replacing('a-one', 'one', '1'),
      replacing('b-two', 'RUN two', 'RUN 2 BREAK'),
      replacing('c-three', 'three', '3'),
    ];
    const { code, out } = await dffix(root, engine, transforms, '--write', '--verify');
    expect(dockerfile(root)).toBe('FROM debian:12\nRUN 1\nRUN two\nRUN 3\n');
    expect(code).toBe(0);
    expect(out).toContain('not kept: b-two');
    expect(out).toContain('did not complete successfully');
    expect(out).toContain('was fine, and still is');
  });

  it('is all that can be where two fixes do harm', async () => {
    const engine = fakeEngine();
    const words = ['one', 'two', 'three', 'four', 'five'];
    const root = repository({
      Dockerfile: `FROM debian:12\n${words.map((word) => `RUN ${word}\n`).join('')}`,
    });
    const transforms = words.map((word) =>
      replacing(`fix-${word}`, `RUN ${word}`, word.startsWith('t') ? 'RUN CRASH' : `RUN good ${word}`),
    );
    const { out } = await dffix(root, engine, transforms, '--write', '--verify');
    expect(dockerfile(root)).toBe(
      'FROM debian:12\nRUN good one\nRUN two\nRUN three\nRUN good four\nRUN good five\n',
    );
    expect(out).toContain('not kept: fix-two, fix-three');
    expect(out).toContain('the container ends with exit code 1');
  });

  it('of fixes that are not safe is what makes a broken image work', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN BREAK\n' });
    const mend = replacing('mend', 'BREAK', 'whole', { safety: 'unsafe' });
    const without = await dffix(root, engine, [mend], '--write', '--verify', 'Dockerfile');
    expect(without.code).toBe(1);
    expect(dockerfile(root)).toContain('BREAK');
    const { code, out } = await dffix(root, engine, [mend], '--write', '--unsafe', '--verify');
    expect(dockerfile(root)).toBe('FROM debian:12\nRUN whole\n');
    expect(out).toContain('was broken, now it builds and runs');
    expect(code).toBe(0);
  });

  it('leaves out the one of two repairs that fails, safe or not', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN BREAK\nRUN helo\n' });
    const transforms = [
      replacing('a-wrong', 'RUN BREAK', 'RUN CRASH'),
      replacing('b-right', 'BREAK', 'whole'),
      replacing('greet', 'helo', 'hello'),
    ];
    // Both mend the same place: of two that touch the first is taken.
    const { code, out } = await dffix(root, engine, transforms, '--write', '--verify');
    expect(dockerfile(root)).toBe('FROM debian:12\nRUN whole\nRUN hello\n');
    expect(out).toContain('not kept: a-wrong');
    expect(code).toBe(0);
  });

  it('leaves out fixes that are not safe where the image stays broken', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN BREAK\nRUN risky\nRUN helo\n' });
    const transforms = [
      replacing('calm', 'risky', 'calm', { safety: 'unsafe' }),
      replacing('greet', 'helo', 'hello'),
    ];
    const { code, out } = await dffix(root, engine, transforms, '--write', '--unsafe', '--verify');
    expect(dockerfile(root)).toBe('FROM debian:12\nRUN BREAK\nRUN risky\nRUN hello\n');
    expect(out).toContain('not kept: calm');
    expect(out).toContain('was broken, and still is: the build fails');
    expect(code).toBe(1);
  });
});

describe('rounds', () => {
  /** Takes away the package that the log of the last build names. */
  const byLog = made('by-log', function* (build) {
    const { dockerfile, failure } = build;
    const name = failure?.log.causes.find((cause) => cause.captures.package)?.captures.package;
    const start =
      name === undefined ? -1 : dockerfile.text.indexOf(`BREAK E: Unable to locate package ${name}`);
    if (start >= 0)
      yield fix([{ start, end: dockerfile.text.indexOf('\n', start), text: `mended ${name ?? ''}` }]);
  });
  const twice = [
    'FROM debian:12',
    'RUN BREAK E: Unable to locate package alpha',
    'RUN BREAK E: Unable to locate package beta',
    '',
  ].join('\n');

  it('repair what the log of the last one names, until it works', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: twice });
    const { code, out } = await dffix(root, engine, [byLog], '--write', '--verify', '--rounds', '5');
    expect(dockerfile(root)).toBe('FROM debian:12\nRUN mended alpha\nRUN mended beta\n');
    expect(out).toContain('round 2');
    expect(code).toBe(0);
    expect(builds(engine)).toHaveLength(3);
  });

  it('end when there were as many as the user allows', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: twice });
    await dffix(root, engine, [byLog], '--write', '--verify', '--rounds', '1');
    expect(dockerfile(root)).toContain('mended alpha');
    expect(dockerfile(root)).toContain('BREAK E: Unable to locate package beta');
  });
});

describe('dffix verify', () => {
  it('writes nothing, and builds what has fixes alone', async () => {
    const engine = fakeEngine();
    const files = { 'a/Dockerfile': 'FROM debian:12\nRUN helo\n', 'b/Dockerfile': 'FROM debian:12\n' };
    const root = repository(files);
    const { code, out } = await dffix(root, engine, [replacing('greet', 'helo', 'hello')], 'verify');
    expect(readFileSync(join(root, 'a/Dockerfile'), 'utf8')).toBe(files['a/Dockerfile']);
    expect(out).toContain('a/Dockerfile');
    expect(out).not.toContain('b/Dockerfile');
    expect(out).toContain('1 image verified: 1 fine');
    expect(code).toBe(1);
  });

  it('builds what is named, and tells that it works', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\n' });
    const { code, out } = await dffix(root, engine, [], 'verify', 'Dockerfile');
    expect(out).toContain('it builds and runs');
    expect(code).toBe(0);
  });

  it('prints the proven patch alone on standard output with --dry-run', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN helo\n' });
    const { out, err } = await dffix(
      root,
      engine,
      [replacing('greet', 'helo', 'hello')],
      'verify',
      '--dry-run',
    );
    expect(out).toMatch(/^diff --git .*\n/);
    expect(out).toContain('+RUN hello\n');
    expect(out).not.toContain('builds');
    expect(err).toContain('was fine, and still is');
  });

  it('compares the images where no fix may change them', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN helo\n' });
    const greet = replacing('greet', 'RUN helo', 'RUN  helo', { effect: 'build' });
    const once = {
      ...greet,
      *fixes(build: Parameters<typeof greet.fixes>[0]) {
        if (!build.dockerfile.text.includes('RUN  helo')) yield* greet.fixes(build);
      },
    };
    await dffix(root, engine, [once], 'verify');
    expect(engine.calls().filter(([command]) => command === 'export')).toHaveLength(2);
  });
});

describe('the engine', () => {
  it('gets every word as it is typed, and no shell sees one', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\n' });
    const evil = `$(touch ${join(root, 'pwned')}); touch ${join(root, 'pwned')}`;
    const options = [
      `--build-arg=A=${evil}`,
      `--target=${evil}`,
      `--secret=id=x,src=${evil}`,
      `--user=${evil}`,
    ];
    await dffix(root, engine, [], 'verify', ...options, '--run', 'true --help', 'Dockerfile');
    const [build] = builds(engine);
    expect(build).toEqual(
      expect.arrayContaining([`--build-arg=A=${evil}`, `--target=${evil}`, `--secret=id=x,src=${evil}`]),
    );
    const create = engine.calls().find(([command]) => command === 'create');
    expect(create).toContain(`--user=${evil}`);
    expect(create?.slice(-2)).toEqual(['true', '--help']);
    expect(existsSync(join(root, 'pwned'))).toBe(false);
  });

  it('gets names of files as they are, whatever they look like', async () => {
    const engine = fakeEngine();
    const directory = '--help; $(touch pwned) `touch pwned`';
    const name = '-f $(touch pwned) && touch pwned.Dockerfile';
    const root = repository({ [`${directory}/${name}`]: 'FROM debian:12\nRUN helo\n' });
    const { code } = await dffix(
      root,
      engine,
      [replacing('greet', 'helo', 'hello')],
      '--write',
      '--verify',
      '.',
    );
    expect(code).toBe(0);
    expect(readFileSync(join(root, directory, name), 'utf8')).toContain('hello');
    for (const build of builds(engine)) {
      const file = build.find((word) => word.startsWith('--file='))?.slice('--file='.length) ?? '';
      expect([isAbsolute(file), basename(file)]).toEqual([true, name]);
      expect(build.at(-1)).toBe(join(root, directory));
    }
    expect(builds(engine)).toHaveLength(2);
    expect(readdirSync(root)).toEqual([directory]);
    expect(readdirSync(join(root, directory))).toEqual([name]);
  });

  it('never takes a value for an option, wherever it comes from', async () => {
    const engine = fakeEngine();
    const root = repository({
      Dockerfile: 'FROM debian:12\nARG A\n',
      'compose.yaml': [
        'services:',
        '  web:',
        '    build:',
        '      context: .',
        '      target: --privileged',
        '      args:',
        '        --output: type=local,dest=/',
        '        A: $$(touch pwned)',
        '',
      ].join('\n'),
      'dffix.config.yaml':
        'verify: { user: --privileged, env: ["--volume=/:/host"], run: "id --help; touch pwned" }\n',
    });
    await dffix(root, engine, [], 'verify', '--network=--ssh', '--platform=-v', 'Dockerfile');
    const [build] = builds(engine);
    const values = [
      '--target=--privileged',
      '--network=--ssh',
      '--platform=-v',
      '--build-arg=A=$(touch pwned)',
    ];
    expect(build).toEqual(expect.arrayContaining(values));
    expect(build).not.toContain('--privileged');
    expect(build).not.toContain('--ssh');
    expect(build?.some((word) => word.startsWith('--output'))).toBe(false);
    const create = engine.calls().find(([command]) => command === 'create');
    expect(create).toEqual(expect.arrayContaining(['--user=--privileged', '--env=--volume=/:/host']));
    expect(create?.some((word) => word.startsWith('--volume'))).toBe(false);
    // The shell is the container's.
    expect(create?.slice(-2)).toEqual(['-c', 'id --help; touch pwned']);
    expect(existsSync(join(root, 'pwned'))).toBe(false);
  });

  it('runs a command with operators in a shell of the container', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\n' });
    await dffix(root, engine, [], 'verify', '--run', 'a && b > "$HOME"/c', 'Dockerfile');
    const create = engine.calls().find(([command]) => command === 'create');
    expect(create).toContain('--entrypoint=/bin/sh');
    expect(create?.slice(-2)).toEqual(['-c', 'a && b > "$HOME"/c']);
  });

  it('labels what it makes, and removes it by the label', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\n' });
    await dffix(root, engine, [], 'verify', 'Dockerfile');
    const label = builds(engine)[0]?.find((word) => word.startsWith('--label='));
    expect(label).toMatch(/^--label=dffix\.verify=[0-9a-f]+$/);
    const calls = engine.calls();
    expect(calls.find(([command]) => command === 'create')).toContain(label);
    const filter = `--filter=label=${label?.slice('--label='.length) ?? ''}`;
    expect(calls.slice(-4)).toEqual([
      ['ps', '--all', '--quiet', filter],
      ['rm', '--force', '--volumes', 'left-container'],
      ['images', '--quiet', filter],
      ['rmi', '--force', 'left-image'],
    ]);
  });

  it('is left clean, and the files as they are, after Ctrl-C', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN SLEEP helo\n' });
    const greet = replacing('greet', 'helo', 'hello');
    const ended = dffix(root, engine, [greet], '--write', '--verify');
    while (builds(engine).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    process.emit('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain('stopping');
    expect(dockerfile(root)).toContain('helo');
    expect(engine.calls().at(-1)?.[0]).toBe('rmi');
  });

  it('has so long for a build as the user says', async () => {
    const engine = fakeEngine();
    const root = repository({ Dockerfile: 'FROM debian:12\nRUN SLEEP\n' });
    const { code, out } = await dffix(root, engine, [], 'verify', '--build-timeout=1', 'Dockerfile');
    expect(out).toContain('the build takes longer than 1 s');
    expect(code).toBe(1);
  });

  it('is told about where there is none', async () => {
    const engine = fakeEngine('');
    const root = repository({ Dockerfile: 'FROM debian:12\n' });
    const { code, err } = await dffix(root, engine, [], 'verify', 'Dockerfile');
    expect(code).toBe(2);
    expect(err).toContain('no container engine to verify with');
    expect(err).toContain('docker does not answer: Cannot connect to the Docker daemon');
    expect(err).toContain('podman is not on PATH');
  });

  it('takes what Compose and the configuration say, the command line first', async () => {
    const engine = fakeEngine();
    const root = repository({
      Dockerfile: 'FROM debian:12\nARG A\n',
      'compose.yaml': [
        'services:',
        '  web:',
        '    build:',
        '      context: .',
        '      target: run',
        '      args:',
        '        A: compose',
        '        B: ${NAME:-default}',
        '        C: ${NAME}',
        '      secrets: [npm]',
        'secrets:',
        '  npm:',
        '    file: ./npmrc',
        '',
      ].join('\n'),
      'dffix.config.yaml': 'verify:\n  buildArgs: [A=config, D=config]\n  target: other\n',
    });
    await dffix(root, engine, [], 'verify', '--build-arg', 'D=option', 'Dockerfile');
    const [build] = builds(engine);
    const args = build?.filter((word) => word.startsWith('--build-arg='));
    expect(new Set(args)).toEqual(
      new Set(['--build-arg=D=option', '--build-arg=A=config', '--build-arg=B=default']),
    );
    expect(build).toContain('--target=other');
    expect(build).toContain(`--secret=id=npm,src=${join(root, 'npmrc')}`);
  });

  it('takes what a Bake file says', async () => {
    const engine = fakeEngine();
    const root = repository({
      Dockerfile: 'FROM debian:12 AS run\nARG A\n',
      'shared/file': '',
      'docker-bake.hcl': [
        'variable "VERSION" { default = "1.2" }',
        'target "_base" { args = { A = "v${VERSION}", B = "base" } }',
        'target "web" {',
        '  inherits = ["_base"]',
        '  args = { B = timestamp() }',
        '  target = "run"',
        '  platforms = ["linux/arm64"]',
        '  contexts = { shared = "./shared", made = "target:_base" }',
        '  secret = ["type=env,id=token,env=TOKEN", "type=file,id=npm,src=npmrc"]',
        '}',
      ].join('\n'),
    });
    await dffix(root, engine, [], 'verify', 'Dockerfile');
    const [build] = builds(engine);
    expect(build).toEqual(
      expect.arrayContaining([
        '--build-arg=A=v1.2',
        '--target=run',
        '--platform=linux/arm64',
        `--build-context=shared=${join(root, 'shared')}`,
        '--secret=id=token,env=TOKEN',
        `--secret=id=npm,src=${join(root, 'npmrc')}`,
      ]),
    );
    expect(build?.filter((word) => word.startsWith('--build-arg=B'))).toEqual([]);
  });

  it('takes nothing of several ways to build, and what all of them have in common', async () => {
    const engine = fakeEngine();
    const root = repository({
      Dockerfile: 'FROM debian:12\nARG A\n',
      'one/Dockerfile': 'FROM debian:12\nARG A\n',
      'compose.yaml': [
        'services:',
        '  a: { build: { context: ., args: [A=a] } }',
        '  b: { build: { context: ., args: [A=b] } }',
      ].join('\n'),
      'one/compose.yaml': [
        'services:',
        '  web: { build: { context: ., args: [A=same] } }',
        '  job: { build: { context: ., args: { A: same } } }',
      ].join('\n'),
    });
    await dffix(root, engine, [], 'verify', '--jobs', '1', 'Dockerfile', 'one/Dockerfile');
    const args = builds(engine).map((build) => build.filter((word) => word.startsWith('--build-arg=')));
    expect(args).toEqual([[], ['--build-arg=A=same']]);
  });

  it('takes what is found with the Dockerfile, wherever that stands', async () => {
    const engine = fakeEngine();
    const root = repository({
      'deploy/compose.yaml':
        'services: { a: { build: { context: ../app, dockerfile: ../Dockerfile, args: [A=a] } } }\n',
      Dockerfile: 'FROM debian:12\nARG A\nRUN one\n',
      'app/file': '',
    });
    await dffix(root, engine, [replacing('a-one', 'one', '1')], 'verify', '--from-compose', '.');
    const [build] = builds(engine);
    expect(build).toContain('--build-arg=A=a');
    expect(build?.at(-1)).toBe(join(root, 'app'));
  });
});
