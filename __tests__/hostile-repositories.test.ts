import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expand } from '../src/build/expand.ts';
import { listedPath } from '../src/bulk/inputs.ts';
import { openContext } from '../src/context/context.ts';
import { known } from '../src/known.ts';
import type { Known } from '../src/known.ts';
import { readBytes } from '../src/text.ts';
import { BIN, brokenText, workplaces } from './support/workplace.ts';
import type { Workplace } from './support/workplace.ts';

const PATIENCE = 120_000;

const places = workplaces('hostile');
let place = places.next();
beforeEach(() => {
  place = places.next();
});
afterAll(() => places.remove());

function pipe(path: string): void {
  place.put(path, '');
  spawnSync('rm', [place.place(path)]);
  expect(spawnSync('mkfifo', [place.place(path)]).status).toBe(0);
}

/** Eight levels of nine aliases each: 43 million values where all of them are followed. */
const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x]', ...[...'bcdefgh'].map(aliases)].join('\n');

/** A billion targets. */
const LISTS = [...'abcdefghi'].map((name) => `${name} = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]`).join('\n');

function aliases(name: string, index: number): string {
  const below = 'abcdefg'[index];
  return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${below}`).join(', ')}]`;
}

/** Code points that move a cursor, change colours or turn the direction of writing. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

describe('what is no regular file', () => {
  const names = [
    'Dockerfile.dockerignore',
    '.dockerignore',
    '.gitignore',
    '.dffixignore',
    '.git/info/exclude',
    'package.json',
    'package-lock.json',
    'requirements.txt',
    'compose.yaml',
    'dffix.config.yaml',
    '.hadolint.yaml',
    'x.Dockerfile',
  ];
  it(
    'is not waited for',
    () => {
      place.put(
        'Dockerfile',
        'FROM node:20\nCOPY package*.json requirements.txt ./\nRUN npm ci && pip install -r requirements.txt\n',
      );
      for (const name of names) pipe(name);
      symlinkSync('/dev/zero', place.place('zero.Dockerfile'));
      symlinkSync('/dev/zero', place.place('compose.yml'));
      const { code, err } = place.dffix('--verbose', '--no-cache');
      expect(code).not.toBeNull();
      for (const name of ['.gitignore', '.dffixignore', '.git/info/exclude'])
        expect(err).toContain(`${name}: it leaves nothing out: it is not a regular file`);
    },
    PATIENCE,
  );

  it(
    'is told where it is named',
    () => {
      pipe('Dockerfile');
      for (const path of ['Dockerfile', '/dev/zero']) {
        const { code, err } = place.dffix(path);
        expect([code, err]).toEqual([2, expect.stringContaining('it is not a regular file')]);
      }
    },
    PATIENCE,
  );

  it(
    'is not waited for beside a Dockerfile outside of its context',
    () => {
      place.put('docker/Dockerfile', brokenText());
      pipe('docker/Dockerfile.dockerignore');
      place.put('app/main.py', '');
      expect(place.dffix('--context', 'app', 'docker/Dockerfile').code).toBe(1);
    },
    PATIENCE,
  );

  it('may be longer than it says', () => {
    // The kernel says that the files of /proc are empty.
    expect(readBytes('/proc/self/status', 1 << 20).length).toBeGreaterThan(100);
    expect(() => readBytes('/proc/self/status', 10)).toThrow('larger than');
  });
});

describe('a symbolic link', () => {
  it(
    'that leads out of the project is not written through, but for one that is named',
    () => {
      place.put('outside/Dockerfile', brokenText());
      place.put('project/.git/HEAD', '');
      place.put('project/shared/base.txt', brokenText());
      symlinkSync('../outside/Dockerfile', place.place('project/Dockerfile'));
      symlinkSync('../outside', place.place('project/directory'));
      mkdirSync(place.place('project/app'));
      symlinkSync('../shared/base.txt', place.place('project/app/Dockerfile'));
      const walked = place.dffix('--write', 'project');
      expect(walked.err).toContain('project/Dockerfile: the symbolic link leads out of the project');
      expect(place.text('outside/Dockerfile')).toBe(brokenText());
      expect(place.text('project/shared/base.txt')).toContain('install -y');
      place.dffix('--write', 'project/Dockerfile');
      expect(place.text('outside/Dockerfile')).toContain('install -y');
    },
    PATIENCE,
  );
});

describe('100 MiB that call themselves a Dockerfile', () => {
  it(
    'are left alone without being read, and the others have their turn',
    () => {
      truncateSync(place.put('Dockerfile', 'FROM scratch\n'), 100 * 1024 * 1024);
      place.put('z/Dockerfile', brokenText());
      const { code, err } = place.run(process.execPath, '--max-old-space-size=64', BIN, '--write');
      expect([code, err]).toEqual([2, 'Dockerfile: it is larger than 2 MiB\n']);
      expect(place.text('z/Dockerfile')).toContain('install -y');
    },
    PATIENCE,
  );
});

describe('texts that are not UTF-8', () => {
  const texts: [string, Uint8Array][] = [
    ['UTF-16', Buffer.from(`\uFEFF${brokenText()}`, 'utf16le')],
    ['Latin-1', Buffer.from(`${brokenText()}# caf\u00E9\n`, 'latin1')],
    ['a cut character', Buffer.from(`${brokenText()}# é`).subarray(0, -1)],
    ['NUL bytes', Buffer.from(`${brokenText()}# \0\n`)],
  ];
  it.each(texts)(
    '(%s) are left to the byte, and told',
    (_name, bytes) => {
      const path = place.put('Dockerfile', bytes);
      const { code, err } = place.dffix('--write');
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^Dockerfile: it (is not valid UTF-8|holds NUL)/),
      ]);
      expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
    },
    PATIENCE,
  );
});

describe('what a repository says', () => {
  const NAMES = ['a\nb: fake', '\u001B[31mred', 'cr\rover', 'csi\u009B2J', '::error::x'];

  it.each([
    [],
    ['--dry-run'],
    ['--verbose'],
    ['--write'],
    ['--print-inputs'],
    ...['github', 'gitlab', 'jsonl', 'junit', 'markdown', 'sarif', 'rdjson'].map((format) => [
      '--format',
      format,
    ]),
  ])(
    'is not obeyed by a terminal (%s %s)',
    (...argv) => {
      for (const name of NAMES) place.put(`${name}/Dockerfile`, brokenText());
      place.put('\u001B]0;title\u0007/Dockerfile', new Uint8Array([0xff]));
      place.put(
        'text/Dockerfile',
        `FROM debian:bookworm\n# \u001B[2J\nRUN apt-get update && apt-get install curl # \u009B31m\nUSER \u001B[1mfoo\nBAD\u001B[2J x\n`,
      );
      const { out, err } = place.dffix('--no-cache', ...argv.filter((word) => word !== undefined));
      expect(`${out}${err}`.length).toBeGreaterThan(0);
      expect(OBEYED.exec(err)).toBeNull();
      // A patch is not for people: it has to have each byte.
      if (!argv.includes('--dry-run')) expect(OBEYED.exec(out)).toBeNull();
      expect(`\n${out}${err}`).not.toMatch(/\nb: fake/);
      if (argv.includes('github')) expect(out).not.toContain('\n::error::x');
    },
    PATIENCE,
  );

  it('fills one line of a list for each path', () => {
    expect(listedPath('a b/Dockerfile')).toBe('a b/Dockerfile');
    expect(listedPath('é')).toBe('é');
    expect(listedPath('a\n"\\')).toBe('"a\\012\\"\\\\"');
    expect(listedPath('\u009B')).toBe('"\\302\\233"');
  });
});

describe('a configuration of the repository', () => {
  function complaint(files: Readonly<Record<string, string>>): string {
    place.put('project/Dockerfile', brokenText());
    place.put('project/.git/HEAD', '');
    for (const [path, text] of Object.entries(files)) place.put(path, text);
    const { code, err } = place.dffix('project');
    expect(code).toBe(2);
    return err;
  }

  it.each([
    ['../secret.yaml', 'secret.yaml'],
    ['/etc/passwd', undefined],
  ])(
    'reads nothing outside of it: extends %s',
    (path, made) => {
      const said = complaint({
        'project/dffix.config.yaml': `extends: ${path}\n`,
        ...(made === undefined ? {} : { [made]: 'top secret\n' }),
      });
      expect(said).toContain('which lies outside of the repository');
      expect(said).not.toMatch(/top secret|root:/);
    },
    PATIENCE,
  );

  it(
    'reads nothing outside of it by way of a link',
    () => {
      place.put('secret.yaml', 'top secret\n');
      mkdirSync(place.place('project'));
      symlinkSync('../secret.yaml', place.place('project/link.yaml'));
      expect(complaint({ 'project/dffix.config.yaml': 'extends: ./link.yaml\n' })).toContain(
        'lies outside of the repository',
      );
    },
    PATIENCE,
  );

  it(
    'is read a hundred times at most, however it extends itself',
    () => {
      const levels = Array.from({ length: 30 }, (_, index) => [
        `project/${index}.yaml`,
        `extends: [./${index + 1}.yaml, ./${index + 1}.yaml]\n`,
      ]);
      const said = complaint({
        ...Object.fromEntries(levels),
        'project/30.yaml': 'extends: all\n',
        'project/dffix.config.yaml': 'extends: ./0.yaml\n',
      });
      expect(said).toContain("'extends' leads to more than 100 files");
    },
    PATIENCE,
  );

  it(
    'runs no code',
    () => {
      const code = `require('fs').writeFileSync('executed','')`;
      const said = complaint({
        'project/dffix.config.js': code,
        'project/dffix.config.cjs': code,
        'project/dffix.config.yaml': `extends: ./dffix.config.js\n`,
      });
      expect(said).toContain('dffix.config.js');
      place.put('project/dffix.config.yaml', `transforms: !!js/function "${code}"\n`);
      expect(place.dffix('project').code).toBe(2);
      expect(place.namesEndingIn('executed')).toEqual([]);
    },
    PATIENCE,
  );

  it.each([
    ['aliases', BOMB, 'Excessive alias count'],
    ['depth', '['.repeat(100_000), 'call stack'],
    ['size', '# \n'.repeat(1_000_000), 'larger than 2 MiB'],
    ['__proto__', '{"__proto__": {"transforms": {}}}', "'__proto__' is unknown"],
    ['constructor', '{"transforms": {"constructor": "off"}}', "'constructor' in 'transforms' is unknown"],
  ])(
    'is refused for its %s',
    (_name, text, reason) => expect(complaint({ 'project/dffix.config.yaml': text })).toContain(reason),
    PATIENCE,
  );
});

describe('ignore files', () => {
  it(
    'take no time that grows with the power of their patterns',
    () => {
      place.put('.gitignore', `${'*a'.repeat(40)}b\n${'**/'.repeat(40)}b\n${'(a+)+'.repeat(20)}b\n`);
      place.put('.dockerignore', `${'*a'.repeat(40)}b\n${'**/'.repeat(40)}b\n`);
      place.put(`${'a'.repeat(200)}.Dockerfile`, brokenText());
      place.put('a/'.repeat(60).concat('main.py'), '');
      expect(place.dffix('--no-cache').code).toBe(1);
      const { err } = place.dffix('--no-cache', '--exclude', `${'*a'.repeat(40)}b`);
      expect(err).toBe('');
    },
    PATIENCE,
  );

  it(
    'that are too large leave nothing out, and are told',
    () => {
      place.put('.gitignore', 'Dockerfile\n'.repeat(100_000));
      place.put('Dockerfile', brokenText());
      const { code, err } = place.dffix('--no-cache');
      expect([code, err]).toEqual([
        1,
        expect.stringContaining('it leaves nothing out: it is larger than 1 MiB'),
      ]);
    },
    PATIENCE,
  );
});

describe('files of the build context', () => {
  const DOCKERFILE =
    'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nEXPOSE 3000\nCMD ["npm", "start"]\n';
  const MANIFEST = JSON.stringify({ dependencies: { next: '1' }, scripts: { build: 'next build' } });
  const deep = '['.repeat(1_000_000);
  const hostile: [string, Readonly<Record<string, string>>][] = [
    [
      'aliases',
      { 'compose.yaml': BOMB, 'pnpm-lock.yaml': BOMB, 'k8s/x.yaml': BOMB, 'pnpm-workspace.yaml': BOMB },
    ],
    ['depth in JSON', { 'package.json': deep, 'package-lock.json': `${deep}${']'.repeat(1_000_000)}` }],
    [
      'depth in YAML',
      { 'compose.yaml': deep.slice(0, 60_000), 'pnpm-lock.yaml': deep, 'deploy/x.yaml': deep },
    ],
    [
      'names of prototypes',
      {
        'package.json':
          '{"__proto__":{"x":1},"scripts":{"__proto__":"x","constructor":"y"},"dependencies":{"constructor":"1","__proto__":"2"}}',
        Dockerfile:
          'FROM node:20 AS constructor\nARG toString\nENV __proto__=1 constructor=2\nCOPY . .\nRUN npm run constructor\nFROM constructor\nUSER constructor\nCMD ["npm", "run", "__proto__"]\n',
      },
    ],
  ];
  it.each(hostile)(
    'do no harm by %s',
    (_name, files) => {
      place.put('Dockerfile', DOCKERFILE);
      place.put('package.json', MANIFEST);
      for (const [path, text] of Object.entries(files)) place.put(path, text);
      const { code, err } = place.dffix('--unsafe', '--dry-run', '--no-cache', '--quiet');
      expect([code, err]).toEqual([1, '']);
    },
    PATIENCE,
  );

  it('may be a lockfile of 100 MiB, which counts as one that cannot be read where it is none', () => {
    place.put('Dockerfile', DOCKERFILE);
    place.put('package.json', MANIFEST);
    for (const name of ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml']) {
      truncateSync(place.put(name, ''), 100 * 1024 * 1024);
      const project = openContext({ dockerfile: place.place('Dockerfile') }).node('');
      expect(project?.locked('next').known).toBe(false);
      spawnSync('rm', [place.place(name)]);
    }
  });
});

describe('files that define builds', () => {
  const hostile: [string, string, string][] = [
    ['aliases', 'compose.yaml', `x: {${BOMB.replaceAll('\n', ', ')}}\nservices: {a: {build: .}}\n`],
    ['depth', 'compose.yaml', `services: ${'['.repeat(50_000)}`],
    ['includes', 'compose.yaml', 'include: [compose.yaml, compose.yaml]\nservices: {a: {build: .}}\n'],
    ['matrices', 'docker-bake.hcl', `target "x" {\n  matrix = {\n${LISTS}\n  }\n}\n`],
    ['nesting', 'docker-bake.hcl', `target "x" { args = { A = ${'('.repeat(50_000)} } }\n`],
  ];
  it.each(hostile)(
    'take no time that grows with the power of their %s',
    (_name, file, text) => {
      place.put('Dockerfile', brokenText());
      place.put(file, text);
      expect(place.dffix('--from-compose', '--no-cache').code).not.toBeNull();
    },
    PATIENCE,
  );
});

describe('values that double with each line', () => {
  it('are unknown once no program could be given them', () => {
    const variables = new Map<string, Known<string>>([['a', known('xx')]]);
    const lookup = (name: string) => variables.get(name) ?? known(undefined);
    let value = expand('$a', '\\', lookup);
    for (let line = 0; line < 60 && value.known; line++) {
      variables.set('a', value);
      value = expand('$a$a', '\\', lookup);
    }
    expect(value).toEqual({ known: false, reason: 'the value is longer than a program can be given' });
    expect(variables.get('a')).toEqual(known('x'.repeat(131_072)));
  });

  it(
    'leave the rest of the Dockerfile to be repaired',
    () => {
      const lines = 'ENV a=$a$a\n'.repeat(60);
      place.put(
        'Dockerfile',
        `FROM debian:bookworm\nENV a=xx\n${lines}WORKDIR /$a\nRUN apt-get update && apt-get install curl\n`,
      );
      const { code, err } = place.dffix('--write', '--no-cache');
      expect([code, err]).toEqual([0, '']);
      expect(place.text('Dockerfile')).toContain('install -y');
    },
    PATIENCE,
  );
});

describe('a cache that comes with the repository', () => {
  /** As Cache signs its lines. */
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 27);
  const file = 'node_modules/.cache/dffix/answers.jsonl';

  function forge(target: Workplace, change: (record: Record<string, never>) => unknown): void {
    const lines = target.text(file).trimEnd().split('\n');
    const forged = lines.map((line) => {
      const body = line.slice(line.indexOf(' ') + 1);
      const at = body.indexOf('{');
      const record = JSON.parse(body.slice(at)) as Record<string, never>;
      const made = `${body.slice(0, at)}${JSON.stringify(change(record))}`;
      return `${digest(made)} ${made}`;
    });
    writeFileSync(target.place(file), `${forged.join('\n')}\n`);
  }

  it(
    'cannot have other files written',
    () => {
      mkdirSync(place.place('node_modules'));
      place.put('Dockerfile', brokenText());
      place.dffix('--cache');
      forge(place, ({ result, ...record }: { result?: { changes: object[] } }) => ({
        ...record,
        root: '/',
        result: { ...result, changes: [...(result?.changes ?? []), { path: 'hook', after: 'evil' }] },
      }));
      expect(place.dffix('--cache', '--write').code).toBe(0);
      expect(place.text('Dockerfile')).toContain('install -y');
      expect(place.namesEndingIn('hook')).toEqual([]);
    },
    PATIENCE,
  );
});
