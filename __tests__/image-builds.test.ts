import { describe, expect, it } from '@jest/globals';
import { amd64Only } from '../src/build/amd64.ts';
import { buildScripts } from '../src/build/build-scripts.ts';
import { dockerBuild } from '../src/build/docker-commands.ts';
import { imageBuilds } from '../src/build/image-builds.ts';
import { hasRegistry, imageName } from '../src/build/image-name.ts';
import { recipes } from '../src/build/makefile.ts';
import { workloadContainers } from '../src/build/workloads.ts';
import { memoryContext } from '../src/context/context.ts';
import { valueOf } from '../src/known.ts';

/** Names under which the Dockerfile at the root is built: repository, tag (`?` for a variable), `pushed`. */
function builds(files: Readonly<Record<string, string>>, dockerfile = 'Dockerfile'): string[] {
  return imageBuilds(memoryContext(files, dockerfile)).map(
    ({ image, pushed }) => `${image.repository} ${valueOf(image.tag) ?? '?'}${pushed ? ' pushed' : ''}`,
  );
}

describe('the name of an image', () => {
  it.each([
    ['acme/api:dev', 'docker.io/acme/api', 'acme/api', 'dev'],
    ['nginx', 'docker.io/library/nginx', 'nginx', 'latest'],
    ['localhost:5000/a/b', 'localhost:5000/a/b', 'localhost:5000/a/b', 'latest'],
    ['ghcr.io/a/b:${TAG}', 'ghcr.io/a/b', 'ghcr.io/a/b', undefined],
    ['index.docker.io/acme/api:1', 'docker.io/acme/api', 'index.docker.io/acme/api', '1'],
  ])('%s', (text, repository, written, tag) => {
    const name = imageName(text);
    expect([name?.repository, name?.written, name && valueOf(name.tag)]).toEqual([repository, written, tag]);
  });
  it.each(['', 'Acme/API', 'a@sha256:00', '${IMAGE}:dev', 'ghcr.io/${OWNER}/b', 'a b'])(
    '%j is none',
    (text) => {
      expect(imageName(text)).toBeUndefined();
    },
  );
  it('of variables is the same within a file alone', () => {
    const [a, b, c] = [imageName('x/${P}:1', 'f'), imageName('x/${P}', 'f'), imageName('x/${P}:1', 'g')];
    expect([a?.repository === b?.repository, a?.repository === c?.repository]).toEqual([true, false]);
    expect([a && valueOf(a.tag), b && valueOf(b.tag)]).toEqual(['1', undefined]);
    expect(imageName('x/$:1', 'f')).toBeUndefined();
  });
  it.each([
    ['ghcr.io/a/b', true],
    ['a/b', false],
    ['docker.io/a/b', true],
    ['localhost:5000/a', false],
    ['kind-registry:5000/a', false],
    ['registry.local/a', false],
  ])('%s: has a registry that others reach: %s', (text, expected) => {
    const name = imageName(text);
    expect(name && hasRegistry(name)).toBe(expected);
  });
});

describe('recipes of a makefile', () => {
  it('are its lines behind a tab, with those that continue them', () => {
    const text = 'A = 1\nall: b\n\t@echo $(A) \\\n\t  more\n\t-true\nB:=x # c\nb:\r\n\tcd x\r\n';
    const { bodies, variables } = recipes(text);
    expect(bodies.map((body) => body.text)).toEqual(['echo ${A} \\\n\t  more', 'true', 'cd x']);
    expect(bodies.map((body) => text.slice(body.offset(0), body.offset(4)))).toEqual([
      'echo',
      'true',
      'cd x',
    ]);
    expect([...variables]).toEqual([
      ['A', '1'],
      ['B', 'x'],
    ]);
  });
  it('have no value for a variable that is set twice, or made by a function', () => {
    const text = 'A=1\nA=2\nB=$(shell x)\nexport C ?= 3\nD = $(E)/$(F)\nE := $(C)a\nG=$(G)$(G)\n';
    expect([...recipes(text).variables].filter(([name]) => name !== 'G')).toEqual([
      ['C', '3'],
      ['D', '3a/${F}'],
      ['E', '3a'],
    ]);
  });
});

describe('docker build of a script', () => {
  const parsed = (line: string, file = 'build.sh') => {
    const [script] = buildScripts(memoryContext({ [file]: `${line}\n` }));
    const command = script?.commands.at(-1);
    return script && command && dockerBuild(script, command);
  };
  it.each([
    ['docker build .', ['Dockerfile']],
    ['docker build . -t a --build-arg X=1', ['Dockerfile']],
    ['sudo docker image build -f docker/api.Dockerfile ./api', ['docker/api.Dockerfile']],
    ['DOCKER_BUILDKIT=1 docker buildx build --pull --target x app', ['app/Dockerfile']],
    ['cd api && docker build .', ['api/Dockerfile']],
    ['docker build $OPTIONS .', []],
    ['docker build "$DIRECTORY"', []],
    ['docker build - < Dockerfile', ['-/Dockerfile']],
    ['docker build https://example.com/a.git', []],
    ['docker build ..', []],
  ])('%s', (line, dockerfiles) => {
    expect(parsed(line)?.dockerfiles).toEqual(dockerfiles);
  });
  it('may be that of its folder or of the root', () => {
    expect(parsed('docker build .', 'scripts/build.sh')?.dockerfiles).toEqual([
      'Dockerfile',
      'scripts/Dockerfile',
    ]);
    expect(parsed('docker build ..', 'scripts/build.sh')?.dockerfiles).toEqual(['Dockerfile']);
  });
  it('knows its names, platform and push', () => {
    const build = parsed('A=x\ndocker build -t $A:1 --tag=y/$B -tz:2 --platform linux/arm64 --push .');
    expect([build?.names, build?.hasPlatform, build?.pushes]).toEqual([['x:1', 'y/${B}', 'z:2'], true, true]);
  });
  it.each(['docker run x build', 'buildah build .', 'docker compose build', 'docker buildx bake'])(
    '%s is none',
    (line) => {
      expect(parsed(line)).toBeUndefined();
    },
  );
  it('does not trust a variable that is set several times', () => {
    expect(parsed('A=x\ndocker push $A\nA=y\ndocker build -t $A .')?.names).toEqual(['$']);
    expect(parsed('A="$B$B"\nB="$A"\nC=${C:-q/r}\ndocker build -t $A -t $C .')?.names).toEqual([
      '${A}',
      'q/r',
    ]);
  });
});

describe('what builds a Dockerfile under a name', () => {
  it('are scripts, with the names that docker tag gives', () => {
    const script =
      'docker build -t api .\ndocker tag api:latest gcr.io/a/api:1\ndocker push gcr.io/a/api:1\n';
    expect(builds({ 'x.sh': script })).toEqual(['docker.io/library/api latest', 'gcr.io/a/api 1 pushed']);
    expect(builds({ 'x.sh': script }, 'other.Dockerfile')).toEqual([]);
  });
  it('are services of Compose files', () => {
    const compose = (build: string) => ({
      'compose.yml': `services: { a: { image: acme/a, build: ${build} } }`,
    });
    expect(builds(compose('.'))).toEqual(['docker.io/acme/a latest']);
    expect(builds(compose('{ context: api }'), 'api/Dockerfile')).toEqual(['docker.io/acme/a latest']);
    expect(builds(compose('{ context: api, dockerfile: ../x }'), 'x')).toEqual(['docker.io/acme/a latest']);
    for (const other of ['api', '../a', '$DIR', '{ dockerfile_inline: FROM x }', 'https://example.com/a.git'])
      expect([other, builds(compose(other))]).toEqual([other, []]);
  });
  it('are steps of workflows', () => {
    const workflow = (inputs: string) => ({
      '.github/workflows/a.yml': `env: { N: acme/a }\njobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: ${inputs}\n`,
    });
    expect(builds(workflow('{ push: true, tags: "${{ env.N }}:main,acme/a:${{ github.sha }}" }'))).toEqual([
      'docker.io/acme/a main pushed',
      'docker.io/acme/a ? pushed',
    ]);
    expect(builds(workflow('{ context: ./api, tags: acme/a }'))).toEqual([]);
    expect(
      builds(workflow('{ context: ., file: ./api/Dockerfile, tags: acme/a }'), 'api/Dockerfile'),
    ).toEqual(['docker.io/acme/a latest']);
  });
});

describe('commands of workflows', () => {
  const workflow = (step: string, rest = '') => ({
    '.github/workflows/a.yml': `${rest}jobs:\n  a:\n    steps:\n      - run: docker build -t acme/a:${'${{ github.sha }}'} .\n${step}`,
  });
  it('are run in the root, or where the step or a default says', () => {
    expect(builds(workflow(''))).toEqual(['docker.io/acme/a ?']);
    for (const files of [
      workflow('        working-directory: ./api\n'),
      workflow('', 'defaults: { run: { working-directory: api } }\n'),
    ]) {
      expect(builds(files)).toEqual([]);
      expect(builds(files, 'api/Dockerfile')).toEqual(['docker.io/acme/a ?']);
    }
  });
});

describe('containers of manifests', () => {
  const pod = (rest: string) => ({
    'k8s/a.yaml': `apiVersion: v1\nkind: Pod\nspec:\n${rest}\n  containers: [{ image: acme/a }]\n`,
  });
  const term = (key: string, operator: string, values: string) =>
    `        - matchExpressions: [{ key: ${key}, operator: ${operator}, values: ${values} }]\n`;
  const affinity = (...terms: string[]) =>
    pod(
      `  affinity:\n    nodeAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n        nodeSelectorTerms:\n${terms.join('')}`,
    );
  const arch = 'kubernetes.io/arch';
  it.each([
    ['nothing', pod(''), undefined],
    ['another label', pod('  nodeSelector: { disk: ssd }'), undefined],
    ['a selector', pod(`  nodeSelector: { ${arch}: amd64 }`), ['amd64']],
    ['an affinity', affinity(term(arch, 'In', '[amd64]')), ['amd64']],
    ['two that are possible', affinity(term(arch, 'In', '[amd64, arm64]')), ['amd64', 'arm64']],
    ['one way around it', affinity(term(arch, 'In', '[amd64]'), term('disk', 'In', '[ssd]')), undefined],
    ['what is not to be', affinity(term(arch, 'NotIn', '[arm64]')), undefined],
  ])('run where the manifest says: %s', (_, files, architectures) => {
    expect(workloadContainers(memoryContext(files)).map((each) => each.architectures)).toEqual([
      architectures,
    ]);
  });
  it('are those of workloads', () => {
    const text = (kind: string) => `apiVersion: v1\nkind: ${kind}\nspec: { containers: [{ image: a }] }\n`;
    const kinds = ['Pod', 'Deployment', 'Service', 'constructor'];
    const found = kinds.map((kind) => workloadContainers(memoryContext({ 'a.yaml': text(kind) })).length);
    expect(found).toEqual([1, 0, 0, 0]);
  });
});

describe('what says that an image runs on amd64', () => {
  const image = imageName('acme/a');
  it.each([
    ['gcloud run deploy a --image acme/a:1', 1],
    ['gcloud beta run services update a --image=acme/a', 1],
    ['gcloud run deploy a --image acme/b', 0],
    ['gcloud compute instances create-with-container a --container-image acme/a', 0],
    ['gcloud run deploy a --source .', 0],
  ])('%s: %d', (line, count) => {
    expect(image && amd64Only(memoryContext({ 'x.sh': line }), image).length).toBe(count);
  });
});
