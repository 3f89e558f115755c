import { copyParts } from '../dockerfile/copy-parts.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import { isPlainFileName } from '../facts/plain-files.ts';
import { valueOf } from '../known.ts';
import type { Build } from './build.ts';
import { join } from './paths.ts';
import type { State } from './state.ts';

/** An ADD that does nothing, or hardly anything, that COPY does not do. */
export interface PlainAddition {
  readonly instruction: Instruction;
  /** The first source that may be an archive after all, as written; undefined where none may. */
  readonly doubt: string | undefined;
}

/** What a source of an ADD is: ADD fetches what is remote and unpacks archives, and copies all else. */
type Source = 'plain' | 'doubtful' | 'special';

const COPY_FLAGS: ReadonlySet<string> = new Set(['chown', 'chmod', 'link', 'exclude']);

/** Every ADD of files and directories of the build context, those behind ONBUILD too. */
export function* plainAdditions(build: Build): Iterable<PlainAddition> {
  for (const stage of build.stages) {
    for (const { instruction, index } of stage.steps) {
      const add = instruction.trigger ?? instruction;
      const parts = add.keyword === 'ADD' ? copyParts(add) : undefined;
      if (parts === undefined || !add.flags.every(({ name }) => COPY_FLAGS.has(name))) continue;
      const state = add === instruction ? stage.state(index) : undefined;
      const kinds = parts.sources.map((word) => sourceOf(build, word, state));
      if (kinds.includes('special')) continue;
      yield { instruction: add, doubt: parts.sources[kinds.indexOf('doubtful')]?.raw };
    }
  }
}

function sourceOf(build: Build, word: Word, state: State | undefined): Source {
  const { value } = word;
  const dollar = value.indexOf('$');
  if (dollar < 0) return pathKind(build, value);
  const expanded = state && expandedBy(state, word);
  if (expanded !== undefined && expanded.certain) return pathKind(build, expanded.path);
  // What comes before the variable says that it is a path, and what comes behind it what file that is.
  const [before, behind] = [value.slice(0, dollar), value.slice(value.lastIndexOf('}') + 1)];
  const isLocal = /^[\w./-]+$/.test(before) && !isRemote(before);
  if (isLocal && behind !== '' && !behind.includes('$') && pathKind(build, `x${behind}`) === 'plain')
    return 'plain';
  if (!isLocal && expanded === undefined) return 'special';
  return pathKind(build, expanded?.path ?? before) === 'special' ? 'special' : 'doubtful';
}

/** The word with its references replaced, where all of them are set; certain where none of them is an ARG's. */
function expandedBy(
  state: State,
  word: Word,
): { readonly path: string; readonly certain: boolean } | undefined {
  const names = [...word.value.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name);
  const path = valueOf(state.expand(word).value);
  const isSet = names.every((name) => valueOf(state.seen(name)) !== undefined);
  return path === undefined || !isSet
    ? undefined
    : { path, certain: names.every((name) => state.setsEnv(name)) };
}

function pathKind({ context }: Build, path: string): Source {
  if (isRemote(path) || ARCHIVE.test(path)) return 'special';
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Of a directory everything is copied as it is.
  if (name === '' || name === '.' || name === '..') return 'plain';
  if (isPlainFileName(name)) return 'plain';
  const file = join('/', path).slice(1);
  if (/[*?[\\]/.test(path)) return 'doubtful';
  return context.kind(file) === 'directory' || context.text(file) !== undefined ? 'plain' : 'doubtful';
}

/** Names that archives have, compressed files among them. */
const ARCHIVE =
  /\.(tar(\.\w+)?|t[a-z]?z[a-z0-9]?|tb2|tzst|z|bz2?|gz|lz|lzma|lzo|xz|zst|gem|crate|ova|box|oci)$/i;

/** https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository */
function isRemote(path: string): boolean {
  return path.includes('://') || /^[\w.-]+@[\w.-]+:/.test(path) || path.startsWith('github.com/');
}
