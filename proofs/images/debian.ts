/**
 * Debian bookworm: what `mmdebstrap --variant=minbase` installs, from this machine's own Debian sources.
 *
 * Like the real image it has no ca-certificates, and apt keeps no downloads; unlike it, /usr/share/doc
 * is complete and the sources list is this machine's.
 */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exists, succeed } from '../process.ts';
import { folder, readFolder, type Recipe } from './recipe.ts';

const suite = 'bookworm';
const dir = folder('debian');

/** apt's settings of the official image. */
const hook = `copy-in "${dir}/docker-clean" "${dir}/docker-no-languages" /etc/apt/apt.conf.d`;

export const debian: Recipe = {
  name: 'debian',
  ingredients: async () =>
    [suite, await readFolder(dir), ...(await sources()).map((source) => source.text)].join('\n'),
  async make(kit, tag) {
    const work = await mkdtemp(join(tmpdir(), 'dffix-debian-'));
    try {
      const files: string[] = [];
      for (const { name, text } of await sources()) {
        files.push(join(work, name));
        await writeFile(join(work, name), text);
      }
      const archive = join(work, 'base.tar');
      const flags = ['--quiet', '--variant=minbase', `--customize-hook=${hook}`];
      await succeed('mmdebstrap', [...flags, suite, archive, ...files], { signal: kit.signal });
      await kit.docker.run(['import', '--change', 'CMD ["bash"]', archive, tag], { signal: kit.signal });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
};

interface Source {
  name: string;
  text: string;
}

/** The machine's apt sources of this suite. Where there are none (another distribution), mmdebstrap's default holds. */
async function sources(): Promise<Source[]> {
  const found: Source[] = [];
  const parts = '/etc/apt/sources.list.d';
  const listed = (await exists(parts))
    ? (await readdir(parts)).toSorted().map((name) => join(parts, name))
    : [];
  for (const path of ['/etc/apt/sources.list', ...listed]) {
    if (!/\.(list|sources)$/.test(path) || !(await exists(path))) continue;
    const text = restrict(await readFile(path, 'utf8'), path.endsWith('.sources'));
    if (text !== '') found.push({ name: `${String(found.length)}-${path.split('/').at(-1) ?? ''}`, text });
  }
  return found;
}

/** Only the entries that serve this suite: other vendors' packages are no part of Debian's image. */
function restrict(text: string, deb822: boolean): string {
  const ofSuite = new RegExp(`\\b${suite}(-updates|-security)?\\b`);
  const entries = deb822 ? text.split(/\n\s*\n/) : text.split('\n');
  const isDebian = (entry: string): boolean =>
    deb822
      ? /^Types:.*\bdeb\b/m.test(entry) && /^Components:.*\bmain\b/m.test(entry) && ofSuite.test(entry)
      : /^deb\s.*\smain\b/.test(entry) && ofSuite.test(entry);
  const kept = entries.filter(isDebian).map((entry) => entry.trim());
  return kept.length === 0 ? '' : `${kept.join(deb822 ? '\n\n' : '\n')}\n`;
}
