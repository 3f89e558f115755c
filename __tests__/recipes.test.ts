import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { isDockerfileName } from '../src/discover.ts';
import { readArguments } from '../src/options.ts';
import { BIN, brokenText, workplaces } from './support/workplace.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const RECIPES = join(PROJECT, 'docs/recipes');
const PATIENCE = 120_000;

const places = workplaces('recipes');
let place = places.next();
beforeEach(() => {
  place = places.next();
});
afterAll(() => places.remove());

function recipe(name: string): string {
  return readFileSync(join(RECIPES, name), 'utf8');
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test may say what it finds in a file of ours
type Data = any;

function dataOf(name: string): Data {
  const document = parseDocument(recipe(name), { uniqueKeys: true });
  expect([name, document.errors, document.warnings]).toEqual([name, [], []]);
  return document.toJS();
}

/** Runs a script of a recipe, where `npx dffix` is the dffix of this checkout. */
function run(script: string, env: Readonly<Record<string, string>> = {}): string {
  const bin = place.place('.bin');
  place.put('.bin/npx', `#!/bin/sh\nshift\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(join(bin, 'npx'), 0o755);
  const path = `${bin}${delimiter}${process.env['PATH']}`;
  return execFileSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: place.directory,
    encoding: 'utf8',
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function putMonorepo(): void {
  for (let index = 0; index < 11; index++) place.put(`services/${index}/Dockerfile`, brokenText(index));
}

/** Files of a merged report that would change. */
function fixable(report: string): string[] {
  const { files } = JSON.parse(place.text(report)) as { files: { path: string; status: string }[] };
  return files.filter(({ status }) => status === 'fixable').map(({ path }) => path);
}

const ALL = Array.from({ length: 11 }, (_, index) => `services/${index}/Dockerfile`).toSorted();

describe('commands in the documentation', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(PROJECT, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
    ...readdirSync(RECIPES).map((name) => `docs/recipes/${name}`),
  ];

  /** As the variables of the recipes are set for one part of many. */
  const SET: Readonly<Record<string, string>> = {
    PART: '1/4',
    PARTS: '4',
    part: '1',
    CI_NODE_INDEX: '1',
    CI_NODE_TOTAL: '4',
  };

  it.each(pages)('are commands of dffix: %s', (page) => {
    for (const command of commandsIn(readFileSync(join(PROJECT, page), 'utf8')))
      expect([command, refusal(command)]).toEqual([command, undefined]);
  });

  it('are found', () => {
    const text =
      'See `dffix merge`, and `dffix list --json`.\n\n```sh\ncat x | npx dffix --log - --write && dffix   # why\n```\n';
    expect(commandsIn(text)).toEqual(['list --json', '--log - --write', '']);
    expect(refusal('--unheard-of')).toContain('unknown option --unheard-of');
    expect(commandsIn(readFileSync(join(PROJECT, 'README.md'), 'utf8')).length).toBeGreaterThan(10);
  });

  /** What stands behind `dffix` in code, up to the end of the command. */
  function commandsIn(text: string): string[] {
    const code = text.matchAll(
      /^```.*\n([^]*?)^```|`(dffix (?:[a-z]+ |-)[^`\n]*)`|^ *(?:- )?(?:run: |entry: |exec )?(npx dffix .*)$/gm,
    );
    return [...code].flatMap(([, block = '', span = '', line = '']) => {
      const lines = `${block}${span}${line}`
        .split('\n')
        .filter((each) => !/^\s*(?:#|-{3}|dffix: )/.test(each));
      return lines.flatMap((each) =>
        [...each.matchAll(/(?:^|[|&;(] *|\$ )(?:npx )?dffix(?= |$)((?:"[^"]*"|'[^']*'|[^|&;<>#"'])*)/g)].map(
          ([, words = '']) => words.split(/ {3,}/)[0]?.trim() ?? '',
        ),
      );
    });
  }

  function refusal(command: string): string | undefined {
    const words = [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)]
      .map(([word]) =>
        word.replaceAll(/["']/g, '').replace(/\$\{?(\w+)\}?/g, (_, name: string) => SET[name] ?? 'x'),
      )
      .filter((word) => !word.startsWith('[') && word !== '…');
    try {
      readArguments(words, 80);
      return undefined;
    } catch (error) {
      return String(error);
    }
  }
});

describe('recipes', () => {
  it('are data that can be read', () => {
    for (const name of readdirSync(RECIPES)) {
      if (name.endsWith('.yaml')) expect([name, typeof dataOf(name)]).toEqual([name, 'object']);
      if (name.endsWith('.json')) JSON.parse(recipe(name));
      if (name.endsWith('.sh')) execFileSync('sh', ['-n', join(RECIPES, name)]);
    }
  });

  it('are all told of, and none that is not there', () => {
    const page = readFileSync(join(PROJECT, 'docs/bulk.md'), 'utf8');
    const named = [...page.matchAll(/\(recipes\/([^)]+)\)/g)].map(([, name = '']) => name);
    expect([...new Set(named)].toSorted()).toEqual(readdirSync(RECIPES).toSorted());
  });

  it(
    'GitHub Actions: the parts make the report of the whole',
    () => {
      putMonorepo();
      const { part, report } = dataOf('github-actions.yaml').jobs;
      const [check] = part.steps.filter((step: Data) => step.run !== undefined);
      const { index } = part.strategy.matrix;
      for (const each of index)
        run(check.run, { PART: `${each}/${index.length}`, REPORT: `part-${each}.json` });
      const [merge] = report.steps.filter((step: Data) => step.run !== undefined);
      run(`${merge.run}; npx dffix merge part-*.json --format json=whole.json || test $? -eq 1`);
      expect(fixable('whole.json')).toEqual(ALL);
      expect(JSON.parse(place.text('dffix.sarif')).runs[0].results.length).toBeGreaterThanOrEqual(11);
      expect(place.text('dffix.html')).toContain('<html');
    },
    PATIENCE,
  );

  it(
    'GitLab: the parts make the report of the whole',
    () => {
      putMonorepo();
      const data = dataOf('gitlab-ci.yaml');
      const total = data.dockerfiles.parallel as number;
      for (let index = 1; index <= total; index++)
        run(data.dockerfiles.script.join('\n'), {
          CI_NODE_INDEX: String(index),
          CI_NODE_TOTAL: String(total),
        });
      run(data['dockerfiles-report'].script.join('\n'));
      const found = JSON.parse(place.text('gl-code-quality-report.json')) as { location: { path: string } }[];
      expect([...new Set(found.map(({ location }) => location.path))]).toEqual(ALL);
    },
    PATIENCE,
  );

  it(
    'Kubernetes: the pods make the report of the whole',
    () => {
      putMonorepo();
      const { spec } = dataOf('kubernetes-job.yaml');
      const [container] = spec.template.spec.containers;
      const parts = container.env.find(({ name }: Data) => name === 'PARTS').value as string;
      expect(String(spec.completions)).toBe(parts);
      place.put('reports/.keep', '');
      for (let index = 0; index < spec.completions; index++)
        run(container.args[0], {
          JOB_COMPLETION_INDEX: String(index),
          PARTS: parts,
          REPORTS: place.place('reports'),
        });
      run('npx dffix merge reports/*.json --format json=whole.json || test $? -eq 1');
      expect(fixable('whole.json')).toEqual(ALL);
    },
    PATIENCE,
  );

  it(
    'multi-gitter and Sourcegraph: files are repaired, and the exit code is 0',
    () => {
      place.put('Dockerfile', brokenText());
      run(recipe('multi-gitter.sh'));
      expect(place.text('Dockerfile')).toContain('install -y');
      place.put('Dockerfile', brokenText());
      const [step] = dataOf('sourcegraph-batch-change.yaml').steps;
      expect(run(step.run)).toMatch(/^# /);
      expect(place.text('Dockerfile')).toContain('install -y');
    },
    PATIENCE,
  );

  it(
    'a hook of git stops a commit with what would change, and no other',
    () => {
      const git = (...argv: string[]) =>
        place.run('git', '-c', 'user.name=a', '-c', 'user.email=a@b', ...argv);
      git('init', '-q');
      place.put('Dockerfile', brokenText());
      place.put('README', '');
      git('add', 'README');
      run(recipe('git-hook.sh'));
      git('add', 'Dockerfile');
      expect(() => run(recipe('git-hook.sh'))).toThrow();
    },
    PATIENCE,
  );

  it('a pull request is told of what it changes alone', () => {
    const git = (...argv: string[]) => place.run('git', '-c', 'user.name=a', '-c', 'user.email=a@b', ...argv);
    git('init', '-q', '-b', 'main');
    place.put('old/Dockerfile', brokenText());
    git('add', 'old');
    git('commit', '-qm', 'old');
    git('checkout', '-qb', 'topic');
    place.put('new/Dockerfile', brokenText());
    git('add', 'new');
    git('commit', '-qm', 'new');
    const steps = dataOf('github-pull-request.yaml').jobs.check.steps as Data[];
    const { run: command } = steps.find((step) => step.run !== undefined);
    const told = run(`${command} || test $? -eq 1`, { BASE: 'main' });
    expect(told).toContain('file=new/Dockerfile');
    expect(told).not.toContain('old/Dockerfile');
  });

  it('pre-commit: its patterns name the files that a walk finds', () => {
    const [{ hooks }] = dataOf('pre-commit.yaml').repos;
    const [{ files, exclude }] = hooks;
    const pattern = (text: string) => new RegExp(text.replace('(?i)', ''), 'i');
    const paths = [
      'Dockerfile',
      'a/dockerfile',
      'a/Dockerfile.dev',
      'b/web.Dockerfile',
      'Containerfile',
      'Dockerfile.dockerignore',
      'docker-compose.yml',
      'MyDockerfile',
      'dockerfile.d/x',
    ];
    const wanted = paths.filter((path) => isDockerfileName(basename(path)));
    expect(paths.filter((path) => pattern(files).test(path) && !pattern(exclude).test(path))).toEqual(wanted);
  });
});
