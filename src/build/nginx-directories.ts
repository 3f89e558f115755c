import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { is, unknown, type Known, known } from '../known.ts';
import { operands } from '../shell/flags.ts';
import { shellOf } from './commands.ts';
import type { Copy } from './copy.ts';
import { join, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** nginx of the official image, started by an ordinary user who may not write where nginx writes. */
export interface NginxDirectories {
  /** Whom they have to belong to, as in chown. */
  readonly owner: string;
  /** What nginx writes to and nothing has given to the user. */
  readonly paths: readonly string[];
  /** The pid file has to be made first: the directory that it lies in stays root's. */
  readonly pidFile: string | undefined;
  /** The USER that takes root's rights away. */
  readonly user: Instruction;
}

const CACHE = '/var/cache/nginx';
const PID_FILE = '/var/run/nginx.pid';
const CONFIGURATION = '/etc/nginx';
const TEMPLATES = '/etc/nginx/templates';
const RENDERED = '/etc/nginx/conf.d';

/** What nginx lacks in this image; undefined where it is not nginx that runs, or root runs it, or somebody saw to it. */
export function nginxDirectories(target: Stage): Known<NginxDirectories | undefined> {
  const { image, end } = target;
  if (!image.known || image.value.image !== 'nginx' || !end.isNotRoot || !startsNginx(target))
    return known(undefined);
  const user = target.steps.findLast(({ instruction }) => instruction.keyword === 'USER');
  if (user === undefined || !target.state(user.index).isRoot) return known(undefined);
  const texts = configurations(target);
  if (!texts.known) return texts;
  const seen = touched(target);
  if (!seen.known) return seen;
  const settings = texts.value.join('\n');
  if (/\b(client_body|proxy|fastcgi|uwsgi|scgi)_temp_path\b/.test(settings) || seen.value.has(CACHE))
    return known(undefined);
  const owner = ownerOf(target);
  if (!owner.known) return owner;
  const own = /^\s*pid\s+([^\s;]+)/m.exec(settings)?.[1];
  const isDefault = own === undefined || own === PID_FILE || own === '/run/nginx.pid';
  const pidFile = isDefault && !seen.value.has(PID_FILE) ? PID_FILE : undefined;
  const templates = target.chain.some((stage) =>
    stage.copies.some((copy) => copy.target.known && within(TEMPLATES, copy.target.value)),
  );
  const rendered = templates && !seen.value.has(RENDERED) ? [RENDERED] : [];
  const paths = [CACHE, ...rendered, ...(pidFile === undefined ? [] : [pidFile])];
  return known({ owner: owner.value, paths, pidFile, user: user.instruction });
}

/** True where the image starts nginx as the official one does, without another configuration or other settings. */
function startsNginx({ launch }: Stage): boolean {
  if (launch.instruction('ENTRYPOINT') !== undefined) return false;
  const cmd = launch.instruction('CMD');
  const form = cmd === undefined ? undefined : execForm(cmd);
  if (form === undefined) return true;
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
function touched(target: Stage): Known<ReadonlySet<string>> {
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
      for (const path of [CACHE, PID_FILE, RENDERED]) {
        const name = path === PID_FILE ? 'nginx.pid' : path;
        if (words.some((word) => word.includes(name)) || whole.some((one) => within(one, path)))
          found.add(path);
      }
      if (whole.some((one) => one === '/run')) found.add(PID_FILE);
      if (words.some((word) => word.includes('var/cache'))) found.add(CACHE);
    }
  }
  return known(found);
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
