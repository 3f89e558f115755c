import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import { operands } from '../shell/flags.ts';
import { shellOf } from './commands.ts';
import type { Copy } from './copy.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** nginx, started by an ordinary user who may not write where nginx writes. */
export interface NginxDirectories {
  /** What brought nginx, with its paths. */
  readonly layout: NginxLayout;
  /** Whom they have to belong to, as in chown. */
  readonly owner: string;
  /** What nginx writes to and nothing has given to the user. */
  readonly paths: readonly string[];
  /** The pid file has to be made first: the directory that it lies in stays root's. */
  readonly pidFile: string | undefined;
  /** The USER that takes root's rights away. */
  readonly user: Instruction;
}

/** Where nginx writes by what it was compiled with. */
export interface NginxLayout {
  /** Its directories for temporary files lie in there, which it makes itself. */
  readonly cache: string;
  /** A command that speaks of it may see to it. */
  readonly spokenOf: string;
  readonly pidFile: string;
  /** Directory of logs, where these are files; undefined where they are the container's own streams. */
  readonly logs: string | undefined;
  /** Whom the logs belong to. */
  readonly writer: string | undefined;
  /** For messages: `in the image of nginx`. */
  readonly where: string;
  readonly source: string;
}

const OFFICIAL: NginxLayout = {
  cache: '/var/cache/nginx',
  spokenOf: 'var/cache',
  pidFile: '/var/run/nginx.pid',
  logs: undefined,
  writer: undefined,
  where: 'in the image of nginx',
  source: 'https://github.com/nginx/docker-nginx/issues/524',
};

/** The package of Debian and Ubuntu. */
const PACKAGED: NginxLayout = {
  cache: '/var/lib/nginx',
  spokenOf: 'var/lib/nginx',
  pidFile: '/run/nginx.pid',
  logs: '/var/log/nginx',
  writer: 'www-data',
  where: "in Debian's package",
  source: 'https://salsa.debian.org/nginx-team/nginx/-/blob/main/debian/rules',
};

const PACKAGES = ['nginx', 'nginx-light', 'nginx-core', 'nginx-full', 'nginx-extras'];

const CONFIGURATION = '/etc/nginx';
const TEMPLATES = '/etc/nginx/templates';
const RENDERED = '/etc/nginx/conf.d';

/** What nginx lacks in this image; undefined where it is not nginx that runs, or root runs it, or somebody saw to it. */
export function nginxDirectories(target: Stage): Known<NginxDirectories | undefined> {
  const layout = layoutOf(target);
  if (layout === undefined || !target.end.isNotRoot || !startsNginx(target)) return known(undefined);
  const user = target.steps.findLast(({ instruction }) => instruction.keyword === 'USER');
  if (user === undefined || !target.state(user.index).isRoot) return known(undefined);
  const texts = configurations(target);
  if (!texts.known) return texts;
  const seen = touched(target, layout);
  if (!seen.known) return seen;
  const settings = texts.value.join('\n');
  const { cache } = layout;
  if (/\b(client_body|proxy|fastcgi|uwsgi|scgi)_temp_path\b/.test(settings)) return known(undefined);
  const owner = ownerOf(target);
  if (!owner.known) return owner;
  const own = /^[ \t]*pid\s+([^\s;]+)/m.exec(settings)?.[1];
  const isDefault = own === undefined || PID_FILES.includes(own);
  const pidFile = isDefault && !seen.value.has(layout.pidFile) ? layout.pidFile : undefined;
  const others = [...rendered(target), ...logs(target, layout)].filter((path) => !seen.value.has(path));
  // Somebody who saw to the cache may have done so for a reason that the pid file does not tell of.
  if (seen.value.has(cache) && (pidFile === undefined || !givesCache(target, layout)))
    return known(undefined);
  const caches = seen.value.has(cache) ? [] : [cache];
  const paths = [...caches, ...others, ...(pidFile === undefined ? [] : [pidFile])];
  return known({ layout, owner: owner.value, paths, pidFile, user: user.instruction });
}

/** Two names of one file: /var/run is a link. */
const PID_FILES: readonly string[] = ['/var/run/nginx.pid', '/run/nginx.pid'];

/** The entrypoint of the official image writes there what it makes of templates. */
function rendered({ chain }: Stage): string[] {
  const hasTemplates = chain.some((stage) =>
    stage.copies.some((copy) => copy.target.known && within(TEMPLATES, copy.target.value)),
  );
  return hasTemplates ? [RENDERED] : [];
}

function logs({ end: { user } }: Stage, { logs: directory, writer }: NginxLayout): string[] {
  const isWriter = user.known && is(user.value.name, writer);
  return directory === undefined || isWriter ? [] : [directory];
}

function layoutOf(target: Stage): NginxLayout | undefined {
  const image = valueOf(target.image);
  if (image?.image === 'nginx') return OFFICIAL;
  const isDebian = image !== undefined && (image.image === 'debian' || image.image === 'ubuntu');
  return isDebian && installsPackage(target) ? PACKAGED : undefined;
}

/** True where nginx certainly is the one of the distribution: nginx.org has packages with other paths. */
function installsPackage({ chain, packages }: Stage): boolean {
  const addsSources = chain.some(({ commands }) =>
    commands.some(({ command: { words } }) =>
      words.some(({ raw }) =>
        /nginx\.org|\/etc\/apt\/sources|apt-add-repository|add-apt-repository/.test(raw),
      ),
    ),
  );
  const isInstalled = PACKAGES.some((name) => is(packages.installed(name, Infinity), true));
  return isInstalled && !addsSources && is(packages.sources(Infinity), 'original');
}

/** True where the image starts nginx as the official one does, without another configuration or other settings. */
function startsNginx({ launch, image }: Stage): boolean {
  if (launch.instruction('ENTRYPOINT') !== undefined) return false;
  const cmd = launch.instruction('CMD');
  const form = cmd === undefined ? undefined : execForm(cmd);
  if (form === undefined) return valueOf(image)?.image === 'nginx';
  const words = form.form === 'exec' ? form.words.map(({ value }) => value) : [];
  return words[0] === 'nginx' && words.slice(1).every((word) => word === '-g' || /^daemon off;?$/.test(word));
}

/** The configuration files that take the place of the image's, or come beside them. */
function configurations(target: Stage): Known<readonly string[]> {
  const texts: string[] = [];
  for (const copy of target.chain.flatMap((stage) => stage.copies)) {
    if (!copy.target.known) return copy.target;
    if (!within(CONFIGURATION, copy.target.value) && !within(copy.target.value, CONFIGURATION)) continue;
    const text = textsOf(copy);
    if (!text.known) return text;
    texts.push(...text.value);
  }
  return known(texts);
}

function textsOf(copy: Copy): Known<readonly string[]> {
  const { context } = copy.step.stage.build;
  const texts: string[] = [];
  for (const { path } of copy.sources) {
    const text = path.known && copy.from.kind === 'context' ? context.text(path.value) : undefined;
    if (text === undefined) return unknown('the configuration of nginx is not at hand');
    texts.push(text);
  }
  return known(texts);
}

/** Which of nginx's paths the commands of the image have to do with; unknown where one of them cannot be read. */
function touched(target: Stage, { cache, spokenOf, pidFile, logs }: NginxLayout): Known<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const stage of target.chain) {
    const opaque = stage.steps.find((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known);
    if (opaque !== undefined) return unknown('one of the RUN instructions cannot be read');
    for (const run of stage.commands) {
      const words = run.words.flatMap((word) => (word.known ? word.value : []));
      if (words.some((word) => word.includes('nginx.conf')))
        return unknown(`${run.command.name} may change the configuration`);
      const whole = ['chown', 'chmod', 'chgrp', 'setfacl'].includes(run.command.name)
        ? operands(run.command, []).flatMap((word) => {
            const value = run.value(word);
            return value.known && run.directory.known ? join(run.directory.value, value.value) : [];
          })
        : [];
      for (const path of [cache, pidFile, RENDERED, ...(logs === undefined ? [] : [logs])]) {
        const name = path === pidFile ? 'nginx.pid' : path;
        if (words.some((word) => word.includes(name)) || whole.some((one) => within(one, path)))
          found.add(path);
      }
      if (whole.some((one) => one === '/run')) found.add(pidFile);
      if (words.some((word) => word.includes(spokenOf))) found.add(cache);
    }
  }
  return known(found);
}

/** True where a plain `chown` has given the cache away, and the pid file was forgotten. */
function givesCache(target: Stage, { cache }: NginxLayout): boolean {
  return target.chain.some(({ commands }) =>
    commands.some(
      ({ command, words }) =>
        command.name === 'chown' &&
        words.some((word) => word.known && word.value.replace(/\/$/, '') === cache),
    ),
  );
}

function ownerOf(target: Stage): Known<string> {
  const spec = target.end.userSpec.value;
  if (!spec.known || spec.value.includes(':')) return spec;
  const account = target.end.user;
  if (!account.known) return account;
  // A number that /etc/passwd does not list runs with root's group.
  if (is(account.value.name, undefined)) return spec;
  const { group } = account.value;
  return group.known ? known(`${spec.value}:${group.value}`) : spec;
}
