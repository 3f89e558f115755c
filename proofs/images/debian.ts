/**
 * Releases of Debian and Ubuntu: what `mmdebstrap --variant=minbase` installs, bookworm from this machine's own sources.
 *
 * Like the real image it has no ca-certificates, and apt keeps no downloads; unlike it, /usr/share/doc
 * is complete and the sources list is this machine's.
 */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exists, succeed } from '../process.ts';
import { folder, readFolder, type Kit, type Recipe } from './recipe.ts';

const dir = folder('debian');

/** apt's settings of the official image. */
const hook = `copy-in "${dir}/docker-clean" "${dir}/docker-no-languages" /etc/apt/apt.conf.d`;

export const debian = ofSuite('debian', 'bookworm');

/** Debian trixie, from Debian's own mirror where this machine has no sources of it: apt 3, without apt-key. */
export const trixie = ofSuite('trixie', 'trixie');

/** Ubuntu noble, from Ubuntu's own mirror, whose signatures are not checked: Debian does not have the keys. */
export const noble = ofSuite('noble', 'noble', [
  'deb [trusted=yes] http://archive.ubuntu.com/ubuntu noble main universe',
]);

function ofSuite(name: string, suite: string, lines: readonly string[] = []): Recipe {
  return {
    name,
    ingredients: async () =>
      [suite, await readFolder(dir), ...lines, ...(await sources(suite)).map((source) => source.text)].join(
        '\n',
      ),
    make: (kit, tag) => make(kit, tag, suite, lines),
  };
}

async function make(kit: Kit, tag: string, suite: string, lines: readonly string[]): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'dffix-debian-'));
  try {
    const files: string[] = [];
    for (const { name, text } of await sources(suite)) {
      files.push(join(work, name));
      await writeFile(join(work, name), text);
    }
    const archive = join(work, 'base.tar');
    // apt is not essential in Ubuntu.
    const variant = lines.length === 0 ? 'minbase' : 'apt';
    const flags = ['--quiet', `--variant=${variant}`, `--customize-hook=${hook}`];
    await succeed('mmdebstrap', [...flags, suite, archive, ...files, ...lines], { signal: kit.signal });
    await kit.docker.run(['import', '--change', 'CMD ["bash"]', archive, tag], { signal: kit.signal });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Source {
  name: string;
  text: string;
}

/** The machine's apt sources of this suite. Where there are none (another distribution), mmdebstrap's default holds. */
async function sources(suite: string): Promise<Source[]> {
  const found: Source[] = [];
  const parts = '/etc/apt/sources.list.d';
  const listed = (await exists(parts))
    ? (await readdir(parts)).toSorted().map((name) => join(parts, name))
    : [];
  for (const path of ['/etc/apt/sources.list', ...listed]) {
    if (!/\.(list|sources)$/.test(path) || !(await exists(path))) continue;
    const text = restrict(await readFile(path, 'utf8'), path.endsWith('.sources'), suite);
    if (text !== '') found.push({ name: `${String(found.length)}-${path.split('/').at(-1) ?? ''}`, text });
  }
  return found;
}

/** Only the entries that serve this suite: other vendors' packages are no part of Debian's image. */
function restrict(text: string, deb822: boolean, suite: string): string {
  const ofSuite = new RegExp(`\\b${suite}(-updates|-security)?\\b`);
  const entries = deb822 ? text.split(/\n\s*\n/) : text.split('\n');
  const isDebian = (entry: string): boolean =>
    deb822
      ? /^Types:.*\bdeb\b/m.test(entry) && /^Components:.*\bmain\b/m.test(entry) && ofSuite.test(entry)
      : /^deb\s.*\smain\b/.test(entry) && ofSuite.test(entry);
  const kept = entries.filter(isDebian).map((entry) => entry.trim());
  return kept.length === 0 ? '' : `${kept.join(deb822 ? '\n\n' : '\n')}\n`;
}
