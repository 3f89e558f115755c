/**
 * Reads the logs of builds that failed, beside the Dockerfiles that they are of: how many logs are understood, how many
 * steps are found, and for how many a repair is offered that does something about the cause in the log.
 *
 *   npx tsx .ci/shipwright.ts                     all of it
 *   npx tsx .ci/shipwright.ts --ranking FILE      writes which repairs would bring the most
 *   npx tsx .ci/shipwright.ts --show ID           prints causes, place and patch of one entry
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { converge } from '../src/converge.ts';
import { memoryContext } from '../src/context/context.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { describeCause } from '../src/log/causes.ts';
import type { CauseId } from '../src/log/cause-kinds.ts';
import { locate } from '../src/log/locate.ts';
import { readLog } from '../src/log/read.ts';
import type { BuildLog, Cause } from '../src/log/types.ts';
import { loadTransforms } from '../src/registry.ts';
import type { FileResult } from '../src/result.ts';
import type { NamedTransform } from '../src/transform.ts';
import { hasCorpus } from '../__tests__/support/corpus.ts';
import { addresses } from '../__tests__/support/log-acceptance.ts';
import { patchOf } from '../__tests__/support/log-patch.ts';

const CORPUS = fileURLToPath(
  new URL('../../shared/corpus/shipwright/shipwright-train.jsonl.gz', import.meta.url),
);

interface Entry {
  readonly id: number;
  readonly dockerfile: string;
  readonly log_tail: string;
  readonly files_in_repo: readonly string[];
}

interface Outcome {
  readonly entry: Entry;
  readonly log: BuildLog;
  readonly located: boolean;
  /** The first cause: the one that a repair has to do something about. */
  readonly cause: Cause | undefined;
  readonly changed: boolean;
  readonly addressed: boolean;
}

/** What could be done about a cause from the Dockerfile, its context and tables of facts alone. */
type Reach =
  /** the text, or a fact table that can be shipped, says what to write */
  | 'static'
  /** a table of the world is needed that grows with it, or a guess that a person has to confirm */
  | 'facts'
  /** the sources of the project, the network, or a service have to change */
  | 'outside';

const REACH: Readonly<Partial<Record<CauseId, readonly [Reach, string]>>> = {
  'package-not-found': [
    'static',
    'write the name that the package has in that release; drop what the release has merged',
  ],
  'command-not-found': ['static', 'install the package that has the command, before its first use'],
  'archive-404': [
    'static',
    'point the sources to the archive of old releases, or move to a supported release',
  ],
  'archive-incomplete': [
    'static',
    'point the sources to the archive of old releases, or move to a supported release',
  ],
  'release-file-missing': [
    'static',
    'point the sources to the archive of old releases, or move to a supported release',
  ],
  'release-file-expired': ['static', 'archive sources without the check of the date'],
  'mirror-list-gone': ['static', 'point the yum repositories to the vault'],
  'package-version-not-found': [
    'static',
    'drop the pin of a distribution package; let the version of a language package go',
  ],
  'package-file-404': ['static', 'fetch the lists in the RUN that installs'],
  'apt-dependency-unmet': ['facts', 'no mix of releases in the sources'],
  'apt-https-missing': ['static', 'install apt-transport-https first'],
  'apt-release-unknown': ['static', 'name a release that the sources have'],
  'apt-sources-missing': ['static', 'add the sources of source packages'],
  'package-unauthenticated': ['static', 'import the key of the archive, or leave the expired release'],
  'gpg-key-missing': ['static', 'import the key that the log names'],
  'gpg-key-unavailable': ['static', 'fetch the key from a key server that lives'],
  'expired-key': ['static', 'import the new key, or leave the expired release'],
  'gnupg-missing': ['static', 'install gnupg'],
  'dirmngr-missing': ['static', 'install dirmngr'],
  'prompt-aborted': ['static', 'answer the question (-y, DEBIAN_FRONTEND)'],
  'rpm-database': ['static', 'touch the database, or install yum-plugin-ovl first'],
  'keyring-outdated': ['static', 'renew the keyring, or the base image'],
  'man-directory-missing': ['static', 'make the directories of manual pages'],
  'ppa-not-found': ['facts', 'another archive'],
  'image-not-found': ['facts', 'the name or tag that the image has now'],
  'image-name-invalid': ['static', 'give the ARG in FROM a default; write the name in lower case'],
  'image-platform': ['facts', 'an image for this platform'],
  'image-access-denied': ['outside', 'log in to the registry'],
  'registry-unreachable': ['outside', 'a registry that answers'],
  'architecture-mismatch': ['static', 'the same image for the platform of the build'],
  'shell-missing': ['static', 'no RUN in an image that has no shell'],
  'dockerfile-flag-unknown': ['static', 'BuildKit, or no such flag'],
  'dockerfile-syntax': ['static', 'what BuildKit accepts'],
  'dockerfile-variable': ['static', 'escape the dollar sign'],
  'copy-source-missing': ['static', 'the path that the context has'],
  'user-missing': ['static', 'make the user before USER'],
  'user-exists': ['static', 'make the user only where it is missing'],
  'group-exists': ['static', 'make the group only where it is missing'],
  'account-id-invalid': ['static', 'a default for the ARG of the number'],
  'user-unknown': ['static', 'make the user first; quote or set the variable'],
  'file-exists': ['static', 'mkdir -p, ln -sf'],
  'file-not-found': ['facts', 'make the directory, or the path that there is'],
  'script-not-found': ['facts', 'the path that there is; line endings'],
  'not-executable': ['static', 'chmod +x, or run it by its shell'],
  'script-crlf': ['static', 'take the carriage returns out'],
  bashism: ['static', 'run it with bash'],
  'option-unknown': ['static', 'the option that replaced it, from a table'],
  'permission-denied': ['static', 'the owner of the directory, or root for this step'],
  'not-root': ['static', 'root for this step'],
  'locale-missing': ['static', 'LANG=C.UTF-8'],
  'header-missing': ['static', 'install the package that has the header'],
  'library-config-missing': ['static', 'install the development files'],
  'pkg-config-missing': ['static', 'install the development files'],
  'compiler-missing': ['static', 'install the compiler'],
  'library-missing': ['static', 'install the library'],
  'cmake-too-old': ['facts', 'a newer base image'],
  'gem-ruby-version': ['static', 'the last version of the gem for that Ruby, or a newer Ruby image'],
  'gemfile-ruby-version': ['static', 'the Ruby image that the Gemfile asks for'],
  'bundler-version': ['static', 'install the Bundler of the lockfile'],
  'javascript-runtime-missing': ['static', 'install nodejs'],
  'engine-unsupported': ['static', 'the Node.js image that the package asks for'],
  'node-too-old': ['static', 'a newer Node.js image'],
  'node-too-new': ['facts', 'an older Node.js image'],
  'node-addon-compile': ['facts', 'an older Node.js image'],
  'node-gyp-python': ['static', 'install python, make and g++'],
  'npm-too-old': ['static', 'a newer Node.js image, or npm'],
  'certificate-unknown': ['static', 'a newer Node.js image; ca-certificates'],
  'npm-lockfile-missing': ['static', 'npm install instead of npm ci'],
  'bower-root': ['static', '--allow-root'],
  'python-too-old': ['static', 'pin pip and setuptools for that Python, or a newer Python image'],
  'python2-syntax': ['static', 'the Python image that the code is for'],
  'setuptools-too-new': ['static', 'pin setuptools below 46, 58'],
  'module-not-found-python': ['static', 'install the module before its use'],
  'distutils-installed': ['static', '--ignore-installed'],
  'package-too-old': ['facts', 'a newer version of the package'],
  'requirement-invalid': ['static', 'a newer pip or setuptools'],
  'import-broken': ['facts', 'versions that fit each other'],
  'go-version': ['static', 'a newer Go image'],
  'go-package-missing': ['facts', 'go get of the package; GO111MODULE'],
  'go-modules-required': ['facts', 'go mod init, GO111MODULE, or an older Go image'],
  'go-import-gone': ['facts', 'the name that the module has now'],
  'go-module-renamed': ['static', 'the name that the message gives'],
  'cargo-version': ['static', 'a newer Rust image'],
  'rust-nightly-required': ['static', 'the nightly Rust image'],
  'java-version': ['static', 'the JDK image that the message asks for'],
  'maven-https-required': ['static', 'https for the repository'],
  'composer-php-version': ['static', 'the PHP image that is asked for'],
  'php-extension-missing': ['static', 'docker-php-ext-install with its libraries'],
  'php-extension-unknown': ['static', 'drop it, or pecl'],
  'pecl-php-version': ['static', 'the last version for that PHP'],
  'dotnet-sdk-version': ['static', 'the SDK image that is asked for'],
  'download-404': ['facts', 'archive.apache.org and others that keep old files; a version that is there'],
  'download-failed': ['facts', 'archive.apache.org and others that keep old files; a version that is there'],
  'download-not-archive': ['facts', 'an address that gives the archive (curl -fL)'],
  'tls-too-old': ['static', 'a newer base image'],
  dns: ['facts', 'a host that took over'],
  'git-revision-not-found': ['facts', 'a branch that is there'],
  'glibc-too-old': ['static', 'a newer base image'],
  'r-bioconductor': ['static', 'BiocManager::install'],
  'texlive-release': ['static', 'the archive of that TeX Live'],
  'swift-version': ['static', 'the Swift image that is asked for'],
  'elixir-version': ['static', 'the Elixir image that is asked for'],
};

const { values: options } = parseArgs({ options: { ranking: { type: 'string' }, show: { type: 'string' } } });

if (!hasCorpus) {
  console.log('shipwright: left out, there is no corpus of logs beside this checkout');
} else {
  const transforms = await loadTransforms();
  const entries = readEntries().filter(({ id }) => options.show === undefined || String(id) === options.show);
  const outcomes = entries.map((entry) => outcomeOf(entry, transforms));
  if (options.show === undefined) {
    printOverview(outcomes);
    printCauses(outcomes);
    printReach(outcomes);
  }
  if (options.ranking !== undefined) writeFileSync(options.ranking, ranking(outcomes));
}

function readEntries(): Entry[] {
  const lines = gunzipSync(readFileSync(CORPUS)).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Entry);
}

function outcomeOf(entry: Entry, transforms: readonly NamedTransform[]): Outcome {
  const log = readLog(entry.log_tail);
  const located = locate(log, parseDockerfile(entry.dockerfile)) !== undefined;
  const result = repaired(entry, log, transforms);
  const [cause] = log.causes;
  const after = result.changes.find(({ path }) => path === 'Dockerfile')?.after ?? entry.dockerfile;
  const companions = result.changes.filter(({ path }) => path !== 'Dockerfile').map(({ path }) => path);
  const patch = cause && patchOf(log, cause, entry.dockerfile, after, companions);
  const changed = result.changes.length > 0;
  const addressed = changed && patch !== undefined && addresses(patch) === true;
  if (options.show !== undefined) show(log, located, result, addressed);
  return { entry, log, located, cause, changed, addressed };
}

/** Every repair, the unsafe ones too; style and improvements answer no log. */
function repaired(entry: Entry, log: BuildLog, transforms: readonly NamedTransform[]): FileResult {
  const files = Object.fromEntries(entry.files_in_repo.map((path) => [path, '']));
  return converge({
    path: 'Dockerfile',
    text: entry.dockerfile,
    context: memoryContext({ ...files, Dockerfile: entry.dockerfile }),
    transforms: transforms.filter(({ kind }) => kind === 'repair'),
    unsafe: true,
    log,
  });
}

function show(log: BuildLog, located: boolean, result: FileResult, addressed: boolean): void {
  console.log({ builder: log.builder, failed: log.failed, located, addressed });
  for (const cause of log.causes) console.log(`${cause.weight}: ${cause.id}: ${describeCause(cause)}`);
  for (const { transform, message } of result.applied) console.log(`${transform}: ${message}`);
  for (const { after } of result.changes) console.log(after);
}

function isUnderstood({ cause }: Outcome): boolean {
  return cause !== undefined && cause.weight !== 'symptom';
}

function printOverview(outcomes: readonly Outcome[]): void {
  const all = outcomes.length;
  const share = (what: string, test: (outcome: Outcome) => boolean): void => {
    const count = outcomes.filter(test).length;
    console.log(`${what.padEnd(44)} ${String(count).padStart(5)}  ${percent(count, all)}`);
  };
  share('logs that show a failed step', ({ log }) => log.failed !== undefined);
  share('step found in the Dockerfile', ({ located }) => located);
  share('cause or error understood', isUnderstood);
  share('a symptom at most', (outcome) => !isUnderstood(outcome));
  share('Dockerfile changed by a repair', ({ changed }) => changed);
  share('the cause in the log is addressed', ({ addressed }) => addressed);
}

function printCauses(outcomes: readonly Outcome[]): void {
  console.log('\ncause                           count  addressed  example');
  for (const [id, group] of groups(outcomes)) {
    const done = group.filter(({ addressed }) => addressed).length;
    console.log(
      `${id.padEnd(30)} ${String(group.length).padStart(6)} ${String(done).padStart(10)}  ${group[0]?.entry.id}`,
    );
  }
}

function printReach(outcomes: readonly Outcome[]): void {
  console.log('\nwhat a repair from the text could reach');
  for (const reach of ['static', 'facts', 'outside'] as const) {
    const count = outcomes.filter((outcome) => reachOf(outcome) === reach).length;
    console.log(`${reach.padEnd(10)} ${String(count).padStart(5)}  ${percent(count, outcomes.length)}`);
  }
}

function reachOf({ cause }: Outcome): Reach {
  return (cause && REACH[cause.id]?.[0]) ?? 'outside';
}

/** Outcomes by their cause and the tool that names it, the largest group first. */
function groups(outcomes: readonly Outcome[]): [string, Outcome[]][] {
  const found = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const { cause } = outcome;
    const key = cause === undefined ? 'none' : `${cause.ecosystem}/${cause.id}`;
    found.set(key, [...(found.get(key) ?? []), outcome]);
  }
  return [...found].toSorted(([, a], [, b]) => b.length - a.length);
}

function ranking(outcomes: readonly Outcome[]): string {
  const rows = groups(outcomes).map(([key, group]) => {
    const cause = group[0]?.cause;
    const [reach, repair] = (cause && REACH[cause.id]) ?? (['outside', ''] as const);
    const ids = spread(group, 8).map(({ entry }) => entry.id);
    return { key, reach, repair, ids, count: group.length, captured: mostCaptured(group) };
  });
  const sections = (['static', 'facts', 'outside'] as const).map((reach) => {
    const lines = rows
      .filter((row) => row.reach === reach)
      .map(
        ({ key, count, repair, captured, ids }) =>
          `| ${key} | ${count} | ${repair} | ${captured} | ${ids.join(' ')} |`,
      );
    const table = ['| cause | logs | repair | most captured | examples |', '|---|---|---|---|---|', ...lines];
    return `## ${reach}\n\n${table.join('\n')}\n`;
  });
  return `# Repairs by the logs that they could answer\n\n${outcomes.length} logs.\n\n${sections.join('\n')}`;
}

/** What the causes of a group name most: `curl 12, git 9`. */
function mostCaptured(group: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { cause } of group) {
    const {
      package: name,
      command,
      file,
      library,
      extension,
      option,
      module,
      image,
      host,
      url,
      expected,
      path,
    } = cause?.captures ?? {};
    const text =
      name ??
      command ??
      file ??
      library ??
      extension ??
      option ??
      module ??
      image ??
      host ??
      url ??
      expected ??
      path;
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const most = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 12);
  return most.map(([text, count]) => `${text.slice(0, 60).replaceAll('|', ' ')} ${count}`).join(', ');
}

function spread<T>(items: readonly T[], wanted: number): T[] {
  const step = Math.max(1, Math.floor(items.length / wanted));
  return items.filter((_, index) => index % step === 0).slice(0, wanted);
}

function percent(count: number, all: number): string {
  return `${((100 * count) / Math.max(1, all)).toFixed(1)} %`;
}
