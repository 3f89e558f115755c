import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { main } from '../src/cli.ts';
import { firstFault } from '../src/config/check.ts';
import { TEMPLATE } from '../src/config/init.ts';
import { configurationSchema } from '../src/config/schema.ts';
import type { NamedTransform } from '../src/transform.ts';
import { loadTransforms } from '../src/registry.ts';
import { inTerminal } from './support/terminal.ts';
import type { Outcome } from './support/terminal.ts';
import { fix, made, replacing } from './support/transforms.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Settles two codes, one at each of its places. */
const PAIR = made(
  'pair',
  function* ({ dockerfile: { text } }) {
    for (const [word, code] of [
      ['left', 'hadolint/DL1'],
      ['right', 'hadolint/DL2'],
    ] as const) {
      const start = text.indexOf(word);
      if (start >= 0)
        yield fix([{ start, end: start + word.length, text: code.slice(-3).toLowerCase() }], {
          answers: [code],
        });
    }
  },
  { answers: ['hadolint/DL1', 'hadolint/DL2'] },
);

const TRANSFORMS: readonly NamedTransform[] = [
  replacing('advise', 'base:1', 'base:2', { safety: 'manual' }),
  replacing('hello', 'helo', 'hello', { answers: ['hadolint/DL9', 'buildkit/Greeting'] }),
  replacing('move-base', 'FROM old', 'FROM quay.io/x/new'),
  PAIR,
  replacing('risk', 'risky', 'calm', { safety: 'unsafe' }),
  replacing('smooth', 'rough', 'smooth', { kind: 'improve' }),
  replacing('tidy', 'untidy', 'neat', { kind: 'style' }),
  made('today', function* ({ dockerfile: { text }, asOf }) {
    const start = text.indexOf('DAY');
    if (start >= 0) yield fix([{ start, end: start + 3, text: asOf.toISOString().slice(0, 10) }]);
  }),
  made('where', function* ({ dockerfile: { text }, context }) {
    const start = text.indexOf('HERE');
    const name = context.text('name');
    if (start >= 0 && name !== undefined) yield fix([{ start, end: start + 4, text: name }]);
  }),
];

const TEXT = 'FROM base:1\nRUN helo rough untidy risky left right\n';

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'dffix-config-'));
  mkdirSync(join(root, '.git'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function dffix(cwd: string, ...argv: string[]): Promise<Outcome> {
  return inTerminal((terminal) => main(terminal, () => Promise.resolve(TRANSFORMS)), cwd, argv);
}

/** The words of the RUN of each Dockerfile after `--write`. */
async function words(
  files: Readonly<Record<string, string>>,
  ...argv: string[]
): Promise<Readonly<Record<string, string>>> {
  const cwd = folder(files);
  const { code, err } = await dffix(cwd, '--write', ...argv);
  expect([code, err]).toEqual([0, '']);
  const names = Object.keys(files).filter((path) => path.endsWith('Dockerfile'));
  return Object.fromEntries(
    names.map((path) => {
      const [, run = ''] = /^RUN (.*)$/m.exec(readFileSync(join(cwd, path), 'utf8')) ?? [];
      return [path, run];
    }),
  );
}

async function wordsOf(config: string, ...argv: string[]): Promise<string | undefined> {
  return (await words({ Dockerfile: TEXT, 'dffix.config.yaml': config }, ...argv))['Dockerfile'];
}

async function fault(name: string, text: string): Promise<string> {
  const { code, err, out } = await dffix(folder({ Dockerfile: TEXT, [name]: text }), '--write');
  expect([code, out]).toEqual([2, '']);
  return err;
}

const PLAIN = 'hello smooth untidy risky dl1 dl2';

describe('the format of a configuration', () => {
  const off = { transforms: { hello: 'off' } };

  it.each([
    ['dffix.config.json', JSON.stringify(off)],
    ['dffix.config.yaml', 'transforms:\n  hello: off\n'],
    ['dffix.config.yml', 'transforms: { hello: "off" }\n'],
    ['dffix.config.toml', '[transforms]\nhello = "off"\n'],
    ['package.json', `{\n\t"name": "x",\n\t"dffix": ${JSON.stringify(off)}\n}`],
  ])('%s', async (name, text) => {
    expect((await words({ Dockerfile: TEXT, [name]: text }))['Dockerfile']).toBe(
      'helo smooth untidy risky dl1 dl2',
    );
  });
  it.each([
    ['an empty file', 'dffix.config.yaml', ''],
    ['a package.json that is not about dffix', 'package.json', '{"dependencies":{"dffix":"1"}}'],
    ['a package.json that is broken', 'package.json', '{"dffix"'],
  ])('%s says nothing', async (_, name, text) => {
    expect((await words({ Dockerfile: TEXT, [name]: text }))['Dockerfile']).toBe(PLAIN);
  });
});

describe('the configuration of a Dockerfile', () => {
  const hello = 'transforms: { hello: off }\n';

  it('is the closest one above, not the sum', async () => {
    const found = await words({
      'dffix.config.yaml': hello,
      'a/b/Dockerfile': TEXT,
      'c/Dockerfile': TEXT,
      'c/dffix.config.yaml': 'transforms: { smooth: off }\n',
    });
    expect(found).toEqual({
      'a/b/Dockerfile': 'helo smooth untidy risky dl1 dl2',
      'c/Dockerfile': 'hello rough untidy risky dl1 dl2',
    });
  });
  it('is looked for up to the root of the repository', async () => {
    const found = await words({ 'dffix.config.yaml': hello, 'r/Dockerfile': TEXT, 'r/.git': 'gitdir: x\n' });
    expect(found['r/Dockerfile']).toBe(PLAIN);
  });
  it('is the one that is named, or none', async () => {
    const files = { 'dffix.config.yaml': hello, 'x/other.yaml': 'extends: repair\n', Dockerfile: TEXT };
    expect(await words(files, '--config', 'x/other.yaml')).toEqual({
      Dockerfile: 'hello rough untidy risky dl1 dl2',
    });
    expect(await words(files, '--no-config')).toEqual({ Dockerfile: PLAIN });
  });
  it('is not two of one directory, unless one is named', async () => {
    const cwd = folder({ Dockerfile: TEXT, 'dffix.config.yaml': hello, 'package.json': '{"dffix":{}}' });
    const { code, err } = await dffix(cwd);
    expect([code, err]).toEqual([
      2,
      'dffix: dffix.config.yaml and package.json both configure dffix: keep one of them\nSee dffix --help\n',
    ]);
    expect((await dffix(cwd, '--config', 'package.json')).code).toBe(1);
  });
  it('holds for standard input by the name that it is given', async () => {
    const cwd = folder({ 'a/dffix.config.yaml': hello });
    const through = (...argv: string[]) =>
      inTerminal(
        (terminal) => main(terminal, () => Promise.resolve(TRANSFORMS)),
        cwd,
        argv,
        'FROM a\nRUN helo\n',
      );
    expect((await through('-', '--stdin-filename', 'a/Dockerfile')).out).toContain('RUN helo\n');
    expect((await through('-')).out).toContain('RUN hello\n');
  });
  it('leaves standard input as it is where it says so', async () => {
    const cwd = folder({ 'dffix.config.yaml': 'ignore: Dockerfile\n' });
    const through = (...argv: string[]) =>
      inTerminal((terminal) => main(terminal, () => Promise.resolve(TRANSFORMS)), cwd, argv, TEXT);
    expect(await through('-', '--stdin-filename', 'Dockerfile')).toEqual({
      code: 0,
      out: TEXT,
      err: 'dffix: warning: Dockerfile is left as it is: dffix.config.yaml asks for it\n',
    });
    expect((await through('-')).out).toContain('hello');
  });
  it('is told in a verbose run', async () => {
    const files = { 'a/Dockerfile': TEXT, 'a/dffix.config.yaml': '', '.hadolint.yml': 'ignored: []\n' };
    const { err } = await dffix(folder(files), '--verbose');
    expect(err).toBe('dffix: a/Dockerfile: configured by a/dffix.config.yaml and .hadolint.yml\n');
    expect((await dffix(folder(files))).err).toBe('');
  });
  it('is read before the first file is changed', async () => {
    const cwd = folder({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT, 'b/dffix.config.yaml': 'x: 1\n' });
    expect((await dffix(cwd, '--write')).code).toBe(2);
    expect(readFileSync(join(cwd, 'a/Dockerfile'), 'utf8')).toBe(TEXT);
  });
});

describe('transforms', () => {
  it.each([
    ['hello: off', 'helo smooth untidy risky dl1 dl2'],
    ['tidy: on', 'hello smooth neat risky dl1 dl2'],
    ['risk: { safety: safe }', 'hello smooth untidy calm dl1 dl2'],
    ['hello: { safety: unsafe }', 'helo smooth untidy risky dl1 dl2'],
    ['tidy: { safety: safe }', 'hello smooth neat risky dl1 dl2'],
    ['DL1: off', 'hello smooth untidy risky left dl2'],
    ['hadolint/DL2: off', 'hello smooth untidy risky dl1 right'],
    ['DL9: off', 'helo smooth untidy risky dl1 dl2'],
  ])('%s', async (setting, expected) => {
    expect(await wordsOf(`transforms: { ${setting} }\n`)).toBe(expected);
  });
  it('may be less safe, and are told so', async () => {
    const cwd = folder({
      Dockerfile: TEXT,
      'dffix.config.yaml': 'transforms: { hello: { safety: manual } }',
    });
    expect((await dffix(cwd, '--unsafe')).out).toMatch(/hello . manual, not applied/);
  });
  it('that the command line names go before what a file says', async () => {
    const config = 'transforms: { hello: off, DL1: off, smooth: off }\n';
    expect(await wordsOf(config, '--only', 'hello,pair')).toBe('hello rough untidy risky dl1 dl2');
  });
  it('are without those that --skip names, by a code the part that settles it', async () => {
    expect(await wordsOf('transforms: { tidy: on }\n', '--skip', 'tidy,DL2')).toBe(
      'hello smooth untidy risky dl1 right',
    );
  });
});

describe('extends', () => {
  it.each([
    ['repair', 'hello rough untidy risky dl1 dl2'],
    ['recommended', PLAIN],
    ['all', 'hello smooth neat risky dl1 dl2'],
    ['[all, repair]', 'hello rough untidy risky dl1 dl2'],
  ])('takes the preset %s', async (name, expected) => {
    expect(await wordsOf(`extends: ${name}\n`)).toBe(expected);
  });
  it('takes files, and what is written goes before them', async () => {
    const found = await words({
      'shared/base.toml': 'extends = "all"\nignore = ["old/"]\n[transforms]\nhello = "off"\nsmooth = "off"\n',
      'app/dffix.config.json': '{"extends": ["../shared/base.toml"], "transforms": {"hello": "on"}}',
      'app/Dockerfile': TEXT,
      // Patterns of a file that is extended speak of the directory of the one that extends it.
      'app/old/Dockerfile': TEXT,
    });
    expect(found).toEqual({
      'app/Dockerfile': 'hello rough neat risky dl1 dl2',
      'app/old/Dockerfile': 'helo rough untidy risky left right',
    });
  });
  it('gives way to --preset, other settings stay', async () => {
    expect(await wordsOf('extends: all\ntransforms: { hello: off }\n', '--preset', 'repair')).toBe(
      'helo rough untidy risky dl1 dl2',
    );
  });
  it('does not go round', async () => {
    const files = {
      Dockerfile: TEXT,
      'dffix.config.yaml': 'extends: ./b.yaml\n',
      'b.yaml': 'extends: ./dffix.config.yaml',
    };
    const { code, err } = await dffix(folder(files));
    expect([code, err]).toEqual([2, expect.stringContaining("'extends' goes round in a circle")]);
  });
});

describe('overrides, ignore, context and asOf', () => {
  it('hold for the files that match, later ones first', async () => {
    const config = [
      'overrides:',
      '  - { files: [b/, "*.dev.Dockerfile"], transforms: { hello: off, smooth: off } }',
      '  - { files: b/c/, transforms: { hello: on } }',
      '',
    ].join('\n');
    const found = await words({
      'dffix.config.yaml': config,
      'a/Dockerfile': TEXT,
      'a/x.dev.Dockerfile': TEXT,
      'b/Dockerfile': TEXT,
      'b/c/Dockerfile': TEXT,
    });
    expect(found).toEqual({
      'a/Dockerfile': PLAIN,
      'a/x.dev.Dockerfile': 'helo rough untidy risky dl1 dl2',
      'b/Dockerfile': 'helo rough untidy risky dl1 dl2',
      'b/c/Dockerfile': 'hello rough untidy risky dl1 dl2',
    });
  });
  it('leave files alone, and say so of one that is named', async () => {
    const cwd = folder({
      'dffix.config.yaml': 'ignore: [vendor, "!vendor/ours.Dockerfile"]\n',
      'vendor.Dockerfile': TEXT,
      'x/vendor/Dockerfile': TEXT,
      'Vendor/Dockerfile': 'FROM a\nRUN smooth\n',
    });
    expect((await dffix(cwd)).out).toContain('2 files looked at');
    expect(await dffix(cwd, '--quiet')).toEqual({ code: 1, out: '', err: '' });
    const named = await dffix(cwd, 'x/vendor/Dockerfile');
    expect([named.code, named.err]).toEqual([
      0,
      'dffix: warning: x/vendor/Dockerfile is left out: dffix.config.yaml asks for it\n',
    ]);
  });
  it('name the build context, from the directory of the file, after the command line', async () => {
    const files = {
      'svc/dffix.config.yaml': 'context: ./around\n',
      'svc/docker/Dockerfile': 'FROM a\nRUN HERE\n',
      'svc/around/name': 'around',
      'other/name': 'other',
    };
    expect(await words(files)).toEqual({ 'svc/docker/Dockerfile': 'around' });
    expect(await words(files, '--context', 'other')).toEqual({ 'svc/docker/Dockerfile': 'other' });
  });
  it.each([
    ['dffix.config.yaml', 'asOf: 2024-02-29\n'],
    ['dffix.config.toml', 'asOf = 2024-02-29\n'],
  ])('name the day, after the command line (%s)', async (name, text) => {
    const files = { Dockerfile: 'FROM a\nRUN DAY\n', [name]: text };
    expect(await words(files)).toEqual({ Dockerfile: '2024-02-29' });
    expect(await words(files, '--as-of', '2023-01-01')).toEqual({ Dockerfile: '2023-01-01' });
  });
});

describe('a mistake', () => {
  it.each([
    ['transfroms: {}', `:1: 'transfroms' is unknown; did you mean 'transforms'?`],
    [
      'extends: repair\ntransforms:\n  helo: off',
      `:3: 'helo' in 'transforms' is unknown; did you mean 'hello'?`,
    ],
    ['transforms:\n  hello: true', `:2: 'transforms.hello' must be "on", "off" or an object, not true`],
    ['transforms:\n  hello: of', `'transforms.hello' must be "on" or "off", not "of"`],
    ['transforms: { DL1: on }', `'transforms.DL1' must be "off", not "on"`],
    [
      'transforms:\n  hello:\n    safety: sure',
      `:3: 'transforms.hello.safety' must be "safe", "unsafe" or "manual"`,
    ],
    [
      'transforms:\n  hello: { safty: safe }',
      `'safty' in 'transforms.hello' is unknown; did you mean 'safety'?`,
    ],
    ['transforms: [hello]', `:1: 'transforms' must be an object, not a list`],
    ['ignore: 3', `:1: 'ignore' must be a text or a list, not 3`],
    ['ignore: [a, 3]', `:1: 'ignore[1]' must be a text, not 3`],
    ['overrides:\n  - transforms: {}', `:2: 'overrides[0]' lacks 'files'`],
    ['context: ""', `:1: 'context' is empty`],
    ['asOf: 2026-02-30', `:1: 'asOf' must be a day like 2026-01-31, not "2026-02-30"`],
    ['extends: recomended', `:1: 'extends' names no preset with 'recomended'; did you mean 'recommended'?`],
    ['extends: [repair, ./nowhere.yaml]', 'nowhere.yaml: there is no such file'],
    ['- a', `: the configuration must be an object, not a list`],
    ['a: [', 'dffix.config.yaml:'],
    ['a: *b', 'dffix.config.yaml'],
    ['__proto__: 1', `'__proto__' is unknown`],
  ])('%j is told', async (text, message) => {
    const err = await fault('dffix.config.yaml', text);
    expect(err).toContain(message);
    expect(err.split('\n')[0]).toMatch(/^dffix: (dffix\.config\.yaml(:\d+)?|nowhere\.yaml): \S/);
  });
  it.each([
    ['dffix.config.json', '{\n  "ignore": 3\n}', 'dffix.config.json:2:'],
    ['package.json', '{\n  "dffix": {\n    "ignore": 3\n  }\n}', 'package.json:3:'],
    ['dffix.config.toml', 'extends = "all"\nignore = ', 'dffix.config.toml:2:'],
    ['dffix.config.toml', 'ignore = 3', `dffix.config.toml: 'ignore' must be`],
  ])('in %s has its place', async (name, text, place) => {
    expect(await fault(name, text)).toContain(`dffix: ${place}`);
  });
  it.each([
    [['--preset', 'repiar'], `--preset 'repiar': there is none; did you mean 'repair'?`],
    [['--preset', 'x', '--quiet'], `--preset 'x': there are repair, recommended, all`],
    [['--preset', 'all', '--only', 'hello'], '--preset and --only exclude each other'],
    [['--config', 'nowhere.yaml'], 'nowhere.yaml: there is no such file'],
    [['--config='], '--config needs a value'],
    [['init', 'x'], "'dffix init' takes no 'x'"],
  ])('in the command is told: %j', async (argv, message) => {
    const { code, err } = await dffix(folder({ Dockerfile: TEXT }), ...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('dffix init', () => {
  it('writes what it tells of, once', async () => {
    const cwd = folder({});
    expect(await dffix(cwd, 'init')).toEqual({ code: 0, out: 'wrote dffix.config.yaml\n', err: '' });
    expect(readFileSync(join(cwd, 'dffix.config.yaml'), 'utf8')).toBe(TEMPLATE);
    expect((await dffix(cwd, 'init')).code).toBe(2);
  });
  it.each([
    ['dffix.config.toml', ''],
    ['package.json', '{"dffix":{}}'],
  ])('leaves a configuration in %s alone', async (name, text) => {
    const { code, err } = await dffix(folder({ [name]: text }), 'init');
    expect([code, err]).toEqual([2, expect.stringContaining(`there is a configuration already, ${name}`)]);
  });
  it('writes what is right, and stays so where its comments are taken away', async () => {
    const schema = configurationSchema(await loadTransforms());
    expect(firstFault(parse(TEMPLATE), schema)).toBeUndefined();
    const lines = TEMPLATE.split('\n').filter((line) => !/^# [A-Z]|^# yaml-|^# {3}\w+: .* /.test(line));
    const bare = lines.map((line) => line.replace(/^# /, '')).join('\n');
    const data: unknown = parse(bare);
    expect(firstFault(data, schema)).toBeUndefined();
    const keys = Object.keys(schema.properties).filter((key) => key !== '$schema');
    expect(Object.keys(data as object).toSorted()).toEqual(keys.toSorted());
  });
});

describe('the schema', () => {
  it('has every transform with its summary, and every code', () => {
    const { $defs } = configurationSchema(TRANSFORMS);
    const { transforms } = $defs;
    expect(transforms).toMatchObject({
      properties: {
        hello: { description: 'hello', $ref: '#/$defs/setting' },
        'hadolint/DL9': { $ref: '#/$defs/code' },
        DL9: { $ref: '#/$defs/code' },
      },
    });
  });
  it('is shipped as it is here, the transforms of the day aside', () => {
    const shipped: unknown = JSON.parse(readFileSync(join(PROJECT, 'schema/dffix.schema.json'), 'utf8'));
    const { $defs, ...schema } = configurationSchema(TRANSFORMS);
    expect(shipped).toMatchObject({ ...schema, $defs: { setting: $defs['setting'], code: $defs['code'] } });
  });
  it('allows the example of the documentation', async () => {
    const [, example = ''] =
      /```yaml\n([^]*?)```/.exec(readFileSync(join(PROJECT, 'docs/configuration.md'), 'utf8')) ?? [];
    expect(firstFault(parse(example), configurationSchema(await loadTransforms()))).toBeUndefined();
    expect(example).toContain('overrides');
  });
  it('may be named in a file', async () => {
    expect(await wordsOf('$schema: ./x.json\n')).toBe(PLAIN);
  });
});

describe('the configuration of hadolint', () => {
  const hadolint = (text: string, name = '.hadolint.yaml') => ({ Dockerfile: TEXT, [name]: text });

  it.each([
    ['.hadolint.yaml', 'ignored:\n  - DL1\n  - SC2046\n', 'hello smooth untidy risky left dl2'],
    ['.hadolint.yml', 'ignored: [DL9]\noverride:\n  error: [DL2]\n', 'helo smooth untidy risky dl1 dl2'],
    ['.hadolint.yaml', '', PLAIN],
    ['.hadolint.yaml', 'failure-threshold: error\nno-fail: true\n', PLAIN],
  ])('%s %j', async (name, text, expected) => {
    expect((await words(hadolint(text, name)))['Dockerfile']).toBe(expected);
  });
  it('holds for files below it, gives way to --only, and is told', async () => {
    const cwd = folder({ 'a/Dockerfile': TEXT, '.hadolint.yaml': 'ignored: [DL9]\n' });
    expect((await dffix(cwd, '--verbose')).out).toContain('left alone: .hadolint.yaml asks for it');
    expect((await dffix(cwd, '--only', 'hello')).out).toContain('hello');
  });
  it('goes with none of ours, and goes with --no-config', async () => {
    expect((await words(hadolint('ignored: [DL9]\n'), '--no-config'))['Dockerfile']).toBe(PLAIN);
  });
  it.each([
    ['ignored: [\n', '.hadolint.yaml:'],
    ['- DL1\n', '.hadolint.yaml is left out: it is no list of keys and values'],
    ['ignored: [3]\n', `.hadolint.yaml: 'ignored' must be a list of texts`],
  ])('%j is a warning, once', async (text, message) => {
    const cwd = folder({ ...hadolint(text), 'b/Dockerfile': TEXT });
    const { code, err } = await dffix(cwd);
    expect([code, err.split('dffix: warning:').length]).toEqual([1, 2]);
    expect(err).toContain(message);
  });

  const moved = async (config: string) => {
    const cwd = folder({ Dockerfile: 'FROM old\nLABEL a=1\n', '.hadolint.yaml': config });
    const { code, out } = await dffix(cwd, '--verbose');
    return { code, out };
  };
  it.each([
    'trustedRegistries: [docker.io, quay.io]\n',
    'trusted-registries: ["*.io"]\n',
    'trustedRegistries: []\n',
  ])('lets a fix name an image of a registry that it trusts: %j', async (config) => {
    expect(await moved(config)).toMatchObject({ code: 1 });
  });
  it('lets no fix name an image of another one', async () => {
    expect(await moved('trustedRegistries: docker.io\n')).toMatchObject({
      code: 0,
      out: expect.stringContaining('trusts no registry that has quay.io/x/new'),
    });
  });
  it('says nothing of an image that is there already', async () => {
    const cwd = folder({ Dockerfile: TEXT, '.hadolint.yaml': 'trustedRegistries: [quay.io]\n' });
    expect((await dffix(cwd)).code).toBe(1);
  });
  it.each([
    ['strict-labels: true\nlabel-schema:\n  a: text\n', 0],
    ['strict-labels: true\nlabel-schema:\n  b: text\n', 1],
    ['label-schema:\n  a: text\n', 1],
  ])('lets a fix write labels of the schema alone, where it is strict: %j', async (config, code) => {
    const labels = [replacing('label', 'RUN x', 'LABEL b="1"')];
    const cwd = folder({ Dockerfile: 'FROM a\nRUN x\n', '.hadolint.yaml': config });
    const outcome = await inTerminal((terminal) => main(terminal, () => Promise.resolve(labels)), cwd, []);
    expect(outcome.code).toBe(code);
  });
});
