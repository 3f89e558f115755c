import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDefinitionName, readDefinitions } from '../src/definitions/definitions.ts';
import { readEnvironment } from '../src/definitions/env-file.ts';
import { evaluate } from '../src/definitions/hcl/evaluate.ts';
import { parseHcl } from '../src/definitions/hcl/parse.ts';
import { interpolate } from '../src/definitions/interpolate.ts';
import type { BuildDefinition } from '../src/definitions/types.ts';
import { known, unknown, valueOf } from '../src/known.ts';
import type { Known } from '../src/known.ts';

const top = mkdtempSync(join(realpathSync(tmpdir()), 'dffix-definitions-'));
let cwd = top;
let number = 0;

beforeEach(() => {
  cwd = join(top, String(number++));
  mkdirSync(join(cwd, '.git'), { recursive: true });
});
afterAll(() => rmSync(top, { recursive: true }));

const show = (file: string): string => relative(cwd, file);

/** Writes the files, and reads those of them that define builds. */
function read(files: Readonly<Record<string, string>>, named?: readonly string[]) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const sought = named ?? Object.keys(files).filter((path) => isDefinitionName(path.split('/').at(-1) ?? ''));
  return readDefinitions(
    sought.map((path) => join(cwd, path)),
    { cwd, show },
  );
}

/** What there is to a definition, short: an unknown argument is `?`. */
function told({ dockerfile, context, call, secrets, platforms }: BuildDefinition) {
  return {
    name: call.name,
    dockerfile: show(dockerfile),
    context: show(context),
    ...(call.args.size === 0 ? {} : { args: values(call.args) }),
    ...(call.target === undefined ? {} : { target: call.target }),
    ...(call.contexts.size === 0 ? {} : { contexts: values(call.contexts) }),
    ...(secrets.length === 0 ? {} : { secrets }),
    ...(platforms.length === 0 ? {} : { platforms }),
  };
}

/** What is not known is `?`. */
const values = (map: ReadonlyMap<string, Known<string>>) =>
  Object.fromEntries([...map].map(([name, value]) => [name, valueOf(value) ?? '?']));

const reasons = (found: ReturnType<typeof read>) => found.unread.map(({ reason }) => reason);

describe('variables of Compose', () => {
  const told: Readonly<Record<string, string>> = { SET: 'set', EMPTY: '' };
  const lookup = (name: string): Known<string> =>
    told[name] === undefined ? unknown(`nobody tells ${name}`) : known(told[name]);

  it.each([
    ['plain $SET and ${SET}', 'plain set and set'],
    ['$$SET', '$SET'],
    ['${SET:-other}${SET-other}', 'setset'],
    ['${EMPTY:-other}|${EMPTY-other}', 'other|'],
    ['${NONE:-other} ${NONE-a-b:c}', 'other a-b:c'],
    ['${NONE:-${SET}/${NONE:-x}}', 'set/x'],
    ['${SET:+yes}${EMPTY:+no}', 'yes'],
    ['${SET:?it has to be}', 'set'],
  ])('of %s are replaced', (text, expected) => {
    expect(interpolate(text, lookup)).toEqual(known(expected));
  });

  it.each(['$NONE', 'a ${NONE} b', '${NONE:?}', '${NONE:+yes}', '${SET', '${1}', '$ 1', '${SET!}'])(
    'of %s are not known',
    (text) => {
      expect(interpolate(text, lookup).known).toBe(false);
    },
  );

  it('are read without a stack that overflows', () => {
    expect(interpolate('${A:-'.repeat(10_000), lookup).known).toBe(false);
  });

  it('come from an environment file', () => {
    const values = readEnvironment(
      [
        '# a comment',
        'A=one # two',
        'export B="two # \\"$A\\" \\$A"',
        "C='$A'",
        'D=${A}/${NONE:-x}',
        'E=#',
        'F="a',
        'G=$NONE',
        ' H = h ',
      ].join('\n'),
    );
    expect(Object.fromEntries([...values].map(([name, value]) => [name, valueOf(value)]))).toEqual({
      A: 'one',
      B: 'two # "one" $A',
      C: '$A',
      D: 'one/x',
      E: '',
      F: undefined,
      G: undefined,
      H: 'h',
    });
  });
});

describe('HCL', () => {
  const value = (expression: string) => {
    const written = parseHcl(`x = ${expression}\n`).attributes.get('x');
    if (written === undefined) throw new Error('nothing was read');
    const known1 = known<string>('value');
    return evaluate(written, (name) => (name === 'V' ? known1 : unknown('not this one')));
  };

  it.each<[string, unknown]>([
    ['"a"', 'a'],
    ['"a\\"b\\n\\u00e9"', 'a"b\né'],
    ['"${V}-${"in ${V}"}"', 'value-in value'],
    ['"$${V} %%{x} $V"', '${V} %{x} $V'],
    ['12', 12],
    ['1 + 2 - -3', 6],
    ['V == "value" && !(V != "value") ? "yes" : "no"', 'yes'],
    ['notequal("", V) ? [V] : []', ['value']],
    ['[\n  "a", # one\n  /* two */ "b",\n]', ['a', 'b']],
    ['["a", "b"][1]', 'b'],
    ['{ a = "b" }.a', 'b'],
    ['join("-", concat(["a"], [upper("b")]))', 'a-B'],
    ['coalesce("", null, V)', 'value'],
    ['<<-EOT\n    a ${V}\n      b\n  EOT', 'a value\n  b\n'],
    ['null', null],
  ])('of %s is read', (expression, expected) => {
    expect(value(expression)).toEqual(known(expected));
  });

  it.each([
    'timestamp()',
    'W',
    '"${W}"',
    '[for x in ["}", "a"] : "${x}}"]',
    '{for k, v in {a = "b"} : k => v}',
    'V > 1',
    '"%{ if V == "a" }b%{ endif }"',
    'toString()',
    'constructor(V)',
    'concat(V...)',
  ])('of %s is not known, and does not end the reading', (expression) => {
    expect(value(expression).known).toBe(false);
  });

  it.each(['x = {', 'x = "a', 'x =', '}', 'x = [1 2]', 'services:\n  web: 1', `x = ${'['.repeat(500)}`])(
    'is not %s',
    (text) => {
      expect(() => parseHcl(text)).toThrow(expect.objectContaining({ name: 'HclError' }));
    },
  );

  it('of any text is read, or refused with its place', () => {
    const pieces =
      '{ } [ ] ( ) " ${ $${ %{ ~ . ... , : ? = == => + - ! && # // /* */ << <<-E E \n a for in 1 0.5 null \\ é';
    const texts = fc.array(fc.constantFrom(...pieces.split(/ /), ' '), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        try {
          for (const written of parseHcl(`x = ${text}`).attributes.values())
            evaluate(written, () => unknown('nothing is told'));
        } catch (error) {
          expect(error).toMatchObject({ name: 'HclError' });
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps a value short that variables double again and again', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `v${i + 1} = "\${v${i}}\${v${i}}"`);
    const text = `v0 = "x"\n${lines.join('\n')}\ntarget "a" { args = { A = v60, B = v3 } }\n`;
    const { definitions } = read({ 'docker-bake.hcl': text, Dockerfile: '' });
    // Values that are made of more than 32 others are not followed.
    expect(definitions.map(told)).toMatchObject([{ args: { A: '?', B: 'xxxxxxxx' } }]);
  });
});

describe('a Compose file', () => {
  it('says which Dockerfile is built in which directory, and how', () => {
    const { definitions, unread } = read({
      'deploy/compose.yaml': [
        'x-build: &build',
        '  context: ..',
        '  args: &args { NODE_ENV: production, LEVEL: 3, RATIO: 3.10, DEBUG: false }',
        'services:',
        '  short:',
        '    build: ../api',
        '  long:',
        '    platform: linux/arm64',
        '    build:',
        '      <<: *build',
        '      dockerfile: docker/web.Dockerfile',
        '      args: { <<: *args, LEVEL: 4 }',
        '      target: run',
        '      additional_contexts: [Shared=../shared, base=docker-image://debian, made=service:short, out=/usr]',
        '      secrets: [npm, { source: token, target: other }, nobody]',
        '  image: { image: postgres }',
        'secrets:',
        '  npm: { file: ./npmrc }',
        '  token: { environment: TOKEN }',
      ].join('\n'),
      'api/Dockerfile': '',
      'shared/file': '',
      'docker/web.Dockerfile': '',
    });
    expect(unread).toEqual([]);
    expect(definitions.map(told)).toEqual([
      { name: 'service short of deploy/compose.yaml', dockerfile: 'api/Dockerfile', context: 'api' },
      {
        name: 'service long of deploy/compose.yaml',
        dockerfile: 'docker/web.Dockerfile',
        context: '',
        // Go reads 3.10 as a number, and writes it as one.
        args: { NODE_ENV: 'production', LEVEL: '4', RATIO: '3.1', DEBUG: 'false' },
        target: 'run',
        contexts: { shared: join(cwd, 'shared'), base: 'docker-image://debian', made: '?', out: '?' },
        secrets: [`id=npm,src=${join(cwd, 'deploy/npmrc')}`, 'id=token,env=TOKEN'],
        platforms: ['linux/arm64'],
      },
    ]);
  });

  it('takes the values of variables from .env and from defaults, never from the process', () => {
    process.env['OUTSIDE'] = 'process';
    const { definitions } = read({
      '.env': 'INSIDE=file\n',
      'compose.yaml': [
        'services:',
        '  web:',
        '    build:',
        '      context: ${DIR:-.}',
        '      args:',
        '        - A=$INSIDE-${NONE:-x}',
        '        - INSIDE',
        '        - OUTSIDE',
        '        - B=${OUTSIDE}',
        '        - C=a=b',
      ].join('\n'),
      Dockerfile: '',
    });
    expect(definitions.map(told)).toMatchObject([
      { args: { A: 'file-x', INSIDE: 'file', OUTSIDE: '?', B: '?', C: 'a=b' } },
    ]);
    expect(definitions[0]?.sources.map(show)).toEqual(['.env', 'compose.yaml']);
  });

  it('is taken as it is, and with the file that is put on top of it', () => {
    const { definitions } = read({
      'compose.yaml':
        'services: { web: { build: { context: ., args: { A: a, B: b } } }, job: { build: job } }\n',
      'compose.override.yaml': 'services: { web: { build: { target: dev, args: { B: c } } } }\n',
      'docker-compose.prod.yml': 'services: { web: { build: { target: prod } }, job: { image: x } }\n',
      Dockerfile: '',
      'job/Dockerfile': '',
    });
    expect(definitions.map(told)).toEqual([
      {
        name: 'service web of compose.yaml',
        dockerfile: 'Dockerfile',
        context: '',
        args: { A: 'a', B: 'b' },
      },
      { name: 'service job of compose.yaml', dockerfile: 'job/Dockerfile', context: 'job' },
      {
        name: 'service web of compose.yaml and compose.override.yaml',
        dockerfile: 'Dockerfile',
        context: '',
        args: { A: 'a', B: 'c' },
        target: 'dev',
      },
      {
        name: 'service web of compose.yaml and docker-compose.prod.yml',
        dockerfile: 'Dockerfile',
        context: '',
        args: { A: 'a', B: 'b' },
        target: 'prod',
      },
    ]);
  });

  it('may take away what a file below says', () => {
    const { definitions } = read(
      {
        'compose.yaml': 'services: { web: { build: { context: ., target: a, args: { A: a, B: b } } } }\n',
        'compose.override.yaml':
          'services: { web: { build: { target: !reset null, args: !override { C: c } } } }\n',
        Dockerfile: '',
      },
      ['compose.override.yaml'],
    );
    expect(definitions.map(told)).toEqual([
      {
        name: 'service web of compose.yaml and compose.override.yaml',
        dockerfile: 'Dockerfile',
        context: '',
        args: { C: 'c' },
      },
    ]);
  });

  it('extends services of its own and of other files, and includes projects', () => {
    const { definitions, unread } = read(
      {
        'compose.yaml': [
          'include:',
          '  - infra/services.yaml',
          '  - { path: [jobs/a.yaml, jobs/b.yaml], project_directory: jobs/run, env_file: jobs/run.env }',
          'services:',
          '  web: { extends: { file: common/base.yaml, service: app }, build: { target: web } }',
          '  two: { extends: web, build: { args: { A: two } } }',
          '  lost: { extends: { file: common/base.yaml, service: none } }',
          '  round: { extends: { service: round }, build: . }',
        ].join('\n'),
        'common/base.yaml':
          'services: { app: { build: { context: ./app, args: { A: base, B: "${X:-x}" } } } }\n',
        'common/app/Dockerfile': '',
        'infra/services.yaml': 'services: { db: { build: ./db } }\n',
        'infra/db/Dockerfile': '',
        'jobs/a.yaml': 'services: { job: { build: { context: ., args: { J: $JOB } } } }\n',
        'jobs/b.yaml': 'services: { job: { build: { target: b } } }\n',
        'jobs/run.env': 'JOB=nightly\n',
        'jobs/run/Dockerfile': '',
      },
      ['compose.yaml'],
    );
    const byName = Object.fromEntries(definitions.map((each) => [each.call.name, told(each)]));
    expect(Object.keys(byName).toSorted()).toEqual([
      'service db of infra/services.yaml',
      'service job of jobs/a.yaml and jobs/b.yaml',
      'service two of compose.yaml',
      'service web of compose.yaml',
    ]);
    const app = { dockerfile: 'common/app/Dockerfile', context: 'common/app', target: 'web' };
    expect(byName['service web of compose.yaml']).toMatchObject({ ...app, args: { A: 'base', B: 'x' } });
    expect(byName['service two of compose.yaml']).toMatchObject({ ...app, args: { A: 'two', B: 'x' } });
    expect(byName['service job of jobs/a.yaml and jobs/b.yaml']).toMatchObject({
      context: 'jobs/run',
      args: { J: 'nightly' },
      target: 'b',
    });
    expect(reasons({ definitions, unread })).toEqual([
      'service lost of compose.yaml is left alone: what it extends cannot be read',
      'service round of compose.yaml is left alone: what it extends cannot be read',
    ]);
  });

  it('is not followed where that is not certain, with the reason', () => {
    const found = read({
      'compose.yaml': [
        'services:',
        '  inline: { build: { dockerfile_inline: FROM alpine } }',
        '  remote: { build: "https://github.com/acme/app.git" }',
        '  unknown: { build: "${DIR}" }',
        '  stage: { build: { context: ., target: "${STAGE}" } }',
        '  gone: { build: ./gone }',
      ].join('\n'),
      'broken/compose.yaml': 'services: [\n',
      Dockerfile: '',
    });
    expect(found.definitions).toEqual([]);
    const left = 'of compose.yaml is left alone:';
    expect(reasons(found)).toEqual([
      `service inline ${left} its Dockerfile stands in this file`,
      `service remote ${left} its build context is fetched`,
      `service unknown ${left} its build context is not known: the environment gives DIR`,
      `service stage ${left} its target is not known: the environment gives STAGE`,
      `service gone ${left} there is no Dockerfile in ./gone`,
      expect.stringMatching(/^broken\/compose\.yaml is left out: it is not YAML \(line \d\)$/),
    ]);
  });

  it('leads nowhere out of the repository', () => {
    mkdirSync(join(top, 'outside'), { recursive: true });
    writeFileSync(join(top, 'outside/Dockerfile'), '');
    writeFileSync(join(top, 'outside/base.yaml'), 'services: { a: { build: { args: { SECRET: s } } } }\n');
    symlinkSync(join(top, 'outside'), join(cwd, 'link'));
    const found = read({
      'compose.yaml': [
        'services:',
        '  a: { build: ../outside }',
        '  b: { build: link }',
        '  c: { build: { context: .., dockerfile: "${PWD:-}Dockerfile" } }',
        `  d: { build: { context: ${top}, dockerfile: ${cwd}/Dockerfile } }`,
        '  e: { extends: { file: ../outside/base.yaml, service: a }, build: . }',
      ].join('\n'),
      Dockerfile: '',
    });
    expect(found.definitions).toEqual([]);
    expect(reasons(found).map((reason) => reason.replace(/^.*: /, ''))).toEqual([
      'it cannot be read, or lies outside of the repository',
      'what it extends cannot be read',
      'its Dockerfile lies outside of the repository',
      'its Dockerfile lies outside of the repository',
      'there is no Dockerfile in ..',
      'its build context lies outside of the repository',
    ]);
  });

  it('of aliases that multiply is left out', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `x${i + 1}: &x${i + 1} [*x${i}, *x${i}]`);
    const found = read({ 'compose.yaml': `x0: &x0 [a]\n${lines.join('\n')}\n` });
    expect(reasons(found)).toEqual([
      'compose.yaml is left out: its aliases lead to too much, or round in a circle',
    ]);
  });
});

describe('a Bake file', () => {
  it('says what its targets inherit, with variables', () => {
    const { definitions, unread } = read({
      'docker-bake.hcl': [
        'variable "VERSION" { default = "1.2" }',
        'variable "COMMIT" {}',
        'variable "TAG" { default = "v${VERSION}" }',
        'group "default" { targets = ["web", "all"] }',
        'group "all" { targets = ["api"] }',
        'target "_base" {',
        '  args = { VERSION = VERSION, WHO = "base", GONE = "x" }',
        '  secret = ["type=env,id=TOKEN", "type=file,id=npm,src=npmrc"]',
        '}',
        'target "linux" { platforms = ["linux/amd64", "linux/arm64"] }',
        'target "web" {',
        '  inherits = ["_base", "linux"]',
        '  context = "./web"',
        '  target = "run"',
        '  args = { WHO = TAG, "COMMIT" = COMMIT, GONE = null, WHEN = timestamp() }',
        '  contexts = { shared = "./shared" }',
        '}',
        'target "api" {',
        '  inherits = ["web"]',
        '  dockerfile = "../api.Dockerfile"',
        '  platforms = ["linux/arm64"]',
        '}',
      ].join('\n'),
      'web/Dockerfile': '',
      'api.Dockerfile': '',
    });
    expect(unread).toEqual([]);
    const secrets = ['id=TOKEN,env=TOKEN', `id=npm,src=${join(cwd, 'npmrc')}`];
    const args = { VERSION: '1.2', WHO: 'v1.2', GONE: 'x', COMMIT: '?', WHEN: '?' };
    const common = { context: 'web', target: 'run', contexts: { shared: '?' }, secrets, args };
    expect(definitions.map(told)).toEqual([
      {
        ...common,
        name: 'target api of docker-bake.hcl',
        dockerfile: 'api.Dockerfile',
        platforms: ['linux/arm64'],
      },
      {
        ...common,
        name: 'target web of docker-bake.hcl',
        dockerfile: 'web/Dockerfile',
        platforms: ['linux/amd64', 'linux/arm64'],
      },
    ]);
  });

  it('is put together with JSON, overrides, and services of a Compose file', () => {
    const { definitions } = read({
      'compose.yaml': 'services: { my.app: { build: { context: app, args: { A: compose, B: compose } } } }\n',
      'docker-bake.json': JSON.stringify({
        variable: { TAG: { default: 'json' }, X: { default: 'x' } },
        target: { my_app: { args: { A: '${TAG}-${X}' } }, other: { context: 'app', target: 'json' } },
      }),
      'docker-bake.override.hcl': [
        'variable "TAG" { default = "override" }',
        'target "other" { target = "override" }',
      ].join('\n'),
      'app/Dockerfile': '',
    });
    expect(definitions.map(told)).toMatchObject([
      { name: 'service my.app of compose.yaml', args: { A: 'compose', B: 'compose' } },
      {
        name: 'target my_app of docker-bake.json and docker-bake.override.hcl',
        dockerfile: 'app/Dockerfile',
        args: { A: 'override-x', B: 'compose' },
      },
      { name: 'target other of docker-bake.json and docker-bake.override.hcl', target: 'override' },
    ]);
  });

  it('has a target for each combination of a matrix', () => {
    const { definitions } = read({
      'docker-bake.hcl': [
        'target "app" {',
        '  name = "app-${item.name}-${mode}"',
        '  matrix = {',
        '    item = [{ name = "a", version = "18" }, { name = "b", version = "20" }]',
        '    mode = ["run"]',
        '  }',
        '  args = { VERSION = item.version }',
        '  target = mode',
        '}',
      ].join('\n'),
      Dockerfile: '',
    });
    expect(definitions.map(told)).toMatchObject([
      { name: 'target app-a-run of docker-bake.hcl', args: { VERSION: '18' }, target: 'run' },
      { name: 'target app-b-run of docker-bake.hcl', args: { VERSION: '20' }, target: 'run' },
    ]);
  });

  it('is run in the directory of dffix where its paths are not beside it', () => {
    const { definitions } = read(
      { 'ci/bake.hcl': 'target "web" { context = "web" }\n', 'web/Dockerfile': '' },
      ['ci/bake.hcl'],
    );
    expect(definitions.map(told)).toMatchObject([{ dockerfile: 'web/Dockerfile', context: 'web' }]);
  });

  it('is not followed where that is not certain, with the reason', () => {
    const found = read({
      'docker-bake.hcl': [
        'variable "DIR" {}',
        'target "a" { dockerfile-inline = "FROM alpine" }',
        'target "b" { context = DIR }',
        'target "c" { inherits = [DIR] }',
        'target "d" { matrix = { x = DIR } }',
        'target "e" { inherits = ["none"] }',
        'group "default" { targets = ["f"] }',
        'target "f" { inherits = ["g"], context = DIR }'.replace(',', '\n'),
        'target "g" { inherits = ["f"] }',
      ].join('\n'),
      'x/docker-bake.hcl': 'target "x" {\n  args = {\n    A = 1 2\n  }\n}\n',
      'y/docker-bake.json': '{"target": ',
      Dockerfile: '',
    });
    expect(found.definitions).toEqual([]);
    expect(reasons(found)).toEqual([
      'target a of docker-bake.hcl is left alone: its Dockerfile stands in this file',
      'target b of docker-bake.hcl is left alone: its build context is not known: the environment gives DIR',
      'target c of docker-bake.hcl is left alone: the environment gives DIR',
      'target e of docker-bake.hcl is left alone: there is no target none',
      'target f of docker-bake.hcl is left alone: its build context is not known: the environment gives DIR',
      'a target d of docker-bake.hcl is left alone: the environment gives DIR',
      expect.stringMatching(/^x\/docker-bake\.hcl is left out: .* \(line 3\)$/),
      'y/docker-bake.json is left out: it is not JSON',
    ]);
  });
});

describe('names of files', () => {
  it.each(
    'compose.yaml docker-compose.yml docker-compose.prod.yaml compose-dev.yml docker-bake.hcl docker-bake.override.json'.split(
      ' ',
    ),
  )('like %s are looked for', (name) => {
    expect(isDefinitionName(name)).toBe(true);
  });

  it.each('composer.json compose.yaml.bak mycompose.yaml docker-bake.yaml bake.hcl main.hcl'.split(' '))(
    'like %s are not',
    (name) => {
      expect(isDefinitionName(name)).toBe(false);
    },
  );
});
