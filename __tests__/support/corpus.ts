import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export type CorpusName = 'gold' | 'wild' | 'monorepo' | 'shipwright';

export interface CorpusFile {
  /** Path within the corpus, or the number of the entry. */
  readonly name: string;
  readonly text: string;
}

const ROOT = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** True where the corpora lie beside the repository; tests over them are skipped elsewhere. */
export const hasCorpus: boolean = existsSync(ROOT);

/** The Dockerfiles of a corpus, in its own order. */
export function* corpus(name: CorpusName): Iterable<CorpusFile> {
  if (name === 'shipwright') yield* shipwright();
  else
    for (const file of tarFiles(gunzipSync(readFileSync(join(ROOT, `${name}.tar.gz`))))) {
      if (isDockerfile(file.name)) yield { name: file.name, text: file.content.toString('utf8') };
    }
}

/** Every file of a corpus with its bytes: the Dockerfiles and what lies around them. An entry of shipwright is a directory of its own. */
export function* corpusFiles(name: CorpusName): Iterable<{ name: string; content: Buffer; mode: number }> {
  if (name !== 'shipwright')
    for (const file of tarFiles(gunzipSync(readFileSync(join(ROOT, `${name}.tar.gz`)))))
      // The archive of the official images was made without permission bits: there every file may be a program.
      yield name === 'gold' ? { ...file, mode: 0o755 } : file;
  else
    for (const entry of shipwright())
      yield { name: `${entry.name}/Dockerfile`, content: Buffer.from(entry.text), mode: 0o644 };
}

/** The Dockerfiles below a directory, sorted by path. */
export function* dockerfilesIn(directory: string): Iterable<CorpusFile> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const name of paths.filter(isDockerfile).toSorted()) yield { name, text: readFileSync(name, 'utf8') };
}

/** True for names in use for Dockerfiles: `Dockerfile`, `Dockerfile.dev`, `app.Dockerfile`, `Containerfile`. */
export function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /dockerfile|containerfile/i.test(name) && !/\.(dockerignore|sh)$/i.test(name);
}

function* shipwright(): Iterable<CorpusFile> {
  const lines = gunzipSync(readFileSync(join(ROOT, 'shipwright/shipwright-train.jsonl.gz'))).toString('utf8');
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as { id: string | number; dockerfile: string };
    yield { name: String(entry.id), text: entry.dockerfile };
  }
}

const BLOCK = 512;

/** Regular files of a tar archive; long names as GNU tar and pax write them. */
export function* tarFiles(archive: Buffer): Iterable<{ name: string; content: Buffer; mode: number }> {
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const field = (start: number, length: number): string => {
      return archive.toString('utf8', at + start, at + start + length).replace(/\0[^]*$/, '');
    };
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    const type = field(156, 1);
    const prefix = field(257, 5) === 'ustar' ? field(345, 155) : '';
    const name = longName ?? (prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`);
    longName = undefined;
    if (type === 'L') longName = content.toString('utf8').replace(/\0+$/, '');
    else if (type === 'x') longName = /^\d+ path=(.*)$/m.exec(content.toString('utf8'))?.[1];
    else if (type === '0' || type === '')
      yield { name, content, mode: Number.parseInt(field(100, 8), 8) || 0o644 };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
