import type { PlainFile, PlainInstruction } from './plain-reader.ts';

type Lists = 'fresh' | 'removed' | 'unknown';

const MANAGERS = new Set(['apt', 'apt-get', 'aptitude']);
const BEFORE_COMMAND = new Set(['sudo', 'env', 'do', 'then', 'else', 'if', '!', 'time', 'exec']);
const TAKES_VALUE = new Set(['-o', '-t', '-c', '--option', '--target-release', '--default-release']);
/** Programs that may fetch the lists in a way that is not seen here. */
const OPAQUE = new Set(
  'sh bash dash zsh add-apt-repository apt-add-repository install_packages apt-install apt-fast clean-install chroot'.split(
    ' ',
  ),
);

/** Official images, which come without lists. */
const WITHOUT_LISTS = /^(?:debian|ubuntu|node|python|ruby|golang|openjdk)(?::|$)/i;

/** Lines of RUN instructions that install with apt after the lists were removed and not fetched again. */
export function installsWithoutLists({ instructions }: PlainFile): number[] {
  const found: number[] = [];
  const stages = new Map<string, Lists>();
  let lists: Lists = 'unknown';
  let name: string | undefined;
  for (const one of instructions) {
    if (one.keyword === 'FROM') {
      if (name !== undefined) stages.set(name, lists);
      const [image = '', as, alias] = one.body.split(/\s+/);
      lists = stages.get(image.toLowerCase()) ?? (WITHOUT_LISTS.test(image) ? 'removed' : 'unknown');
      name = as?.toUpperCase() === 'AS' ? alias?.toLowerCase() : undefined;
    } else if (one.keyword === 'RUN' && !one.onbuild) {
      const after = listsAfter(one, lists);
      if (after === undefined) found.push(one.line);
      lists = after ?? 'unknown';
    }
  }
  return found;
}

/** Undefined where it installs without any. */
function listsAfter(run: PlainInstruction, before: Lists): Lists | undefined {
  if (run.flags.some((flag) => flag.includes('/var/lib/apt'))) return 'unknown';
  let lists = before;
  for (const words of commands([run.body, ...run.heredocs.map(({ body }) => body)].join('\n'))) {
    const effect = effectOf(words);
    if (effect === 'install' && lists === 'removed') return undefined;
    if (effect !== undefined && effect !== 'install') lists = effect;
  }
  return lists;
}

/** Words of each simple command of a script, roughly: quotes are not heeded. */
export function commands(script: string): string[][] {
  return script
    .split(/[;&|\n(){}`]/)
    .map((command) => command.split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0);
}

function effectOf(all: readonly string[]): Lists | 'install' | undefined {
  const words = all.slice(all.findIndex((word) => !BEFORE_COMMAND.has(word) && !/^(?:-|\w+=)/.test(word)));
  const [program = '', ...rest] = words;
  if (OPAQUE.has(program.replace(/^.*\//, '')) || words.some((word) => word.endsWith('.sh')))
    return 'unknown';
  if (program === 'rm' && rest.some((word) => /^["']?\/var\/lib\/apt\b/.test(word))) return 'removed';
  if (!MANAGERS.has(program)) return undefined;
  const [action, ...packages] = withoutOptions(rest);
  if (action === 'update') return 'fresh';
  if (action !== 'install' && action !== 'build-dep') return undefined;
  return packages.every((word) => /\.deb["']?$|^\.{0,2}\//.test(word)) ? undefined : 'install';
}

function withoutOptions(words: readonly string[]): string[] {
  return words.filter((word, at) => !word.startsWith('-') && !TAKES_VALUE.has(words[at - 1] ?? ''));
}
