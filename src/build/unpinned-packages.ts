import type { Range } from '../range.ts';
import { operationOf } from '../packages/operation.ts';
import type { SystemManager } from '../packages/system-call.ts';
import { versionOf } from '../packages/versions.ts';
import type { PackageSource } from '../packages/versions.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { gemInstall } from './gem-installs.ts';
import { isBareName, pipInstall, requirementName } from './pip-installs.ts';
import type { Stage } from './stage.ts';

/** An install that names packages in no version. */
export interface OpenInstall {
  readonly at: Range;
  /** Packages that the file of versions has, and how each is asked for by number. */
  readonly found: readonly { readonly word: ShellWord; readonly pinned: string }[];
  /** Names of those that it does not have. */
  readonly lacking: readonly string[];
  /** The code of hadolint that such a place has. */
  readonly code: string;
  /** Why the versions are not those of this place; undefined where they are. */
  readonly doubt: string | undefined;
}

interface Call {
  readonly run: StageCommand;
  readonly source: PackageSource;
  readonly code: string;
  /** Between a name and its version. */
  readonly mark: string;
  readonly packages: readonly { readonly word: ShellWord; readonly name: string }[];
}

const SYSTEM: Readonly<Record<SystemManager, Pick<Call, 'source' | 'code' | 'mark'>>> = {
  apt: { source: 'apt', code: 'hadolint/DL3008', mark: '=' },
  apk: { source: 'apk', code: 'hadolint/DL3018', mark: '=' },
  yum: { source: 'rpm', code: 'hadolint/DL3033', mark: '-' },
  dnf: { source: 'rpm', code: 'hadolint/DL3041', mark: '-' },
  microdnf: { source: 'rpm', code: 'hadolint/DL3041', mark: '-' },
  zypper: { source: 'rpm', code: 'hadolint/DL3037', mark: '=' },
};

/** Installs of packages by their name alone, where versions are given. */
export function* openInstalls(build: Build): Iterable<OpenInstall> {
  const { versions, final } = build;
  if (versions === undefined || final === undefined) return;
  for (const stage of build.stages) {
    for (const { run, source, code, mark, packages } of [...systemCalls(stage), ...otherCalls(stage)]) {
      if (packages.length === 0) continue;
      const known = packages.map((each) => ({ ...each, version: versionOf(versions, source, each.name) }));
      yield {
        at: run.command.range,
        found: known.flatMap(({ word, name, version }) =>
          version === undefined ? [] : [{ word, pinned: pinned(word, name, mark, version) }],
        ),
        lacking: known.filter(({ version }) => version === undefined).map(({ name }) => name),
        code,
        doubt: final.chain.includes(stage) || source === 'go' ? undefined : OTHER_STAGE,
      };
    }
  }
}

const OTHER_STAGE =
  'this stage is not one that the final image is built from, and its versions may be others';

function pinned(word: ShellWord, name: string, mark: string, version: string): string {
  return `${mark === '@' ? name : (word.literal ?? name)}${mark}${version}`;
}

function systemCalls({ packages: { calls } }: Stage): Call[] {
  return calls
    .filter(
      ({ action, dry, elsewhere, run }) =>
        action === 'install' && !dry && !elsewhere && !run.command.tolerated,
    )
    .map(({ run, manager, packages }) => ({
      run,
      ...SYSTEM[manager],
      packages: packages.flatMap(({ kind, name, version, architecture, suite, removes, word, whole }) => {
        const isBare = version === undefined && architecture === undefined && suite === undefined && !removes;
        return kind === 'package' && isBare && whole && isPlain(word) ? [{ word, name }] : [];
      }),
    }));
}

function otherCalls({ commands }: Stage): Call[] {
  return commands.flatMap((run) => {
    const call = pipCall(run) ?? npmCall(run) ?? gemCall(run) ?? goCall(run);
    return call === undefined ? [] : [{ ...call, run }];
  });
}

type OtherCall = Omit<Call, 'run'>;

function pipCall(run: StageCommand): OtherCall | undefined {
  const install = pipInstall(run);
  if (install === undefined || run.command.has('-c', '--constraint')) return undefined;
  const packages = install.operands
    .filter((word) => isPlain(word) && isBareName(word))
    .map((word) => ({ word, name: requirementName(word) }));
  return { source: 'pip', code: 'hadolint/DL3013', mark: '==', packages };
}

function npmCall({ command }: StageCommand): OtherCall | undefined {
  const operation = operationOf(command);
  const isGlobal = command.has('-g', '--global');
  if (operation?.manager !== 'npm' || operation.action !== 'install' || !isGlobal) return undefined;
  const packages = operation.operands.flatMap((word) => {
    const name = /^((?:@[\w.-]+\/)?\w[\w.-]*)(?:@latest)?$/.exec(isPlain(word) ? word.raw : '')?.[1];
    return name === undefined || name.endsWith('.tgz') ? [] : [{ word, name }];
  });
  return { source: 'npm', code: 'hadolint/DL3016', mark: '@', packages };
}

function gemCall(run: StageCommand): OtherCall | undefined {
  const install = gemInstall(run);
  if (install === undefined || install.isPinned) return undefined;
  const packages = install.gems
    .filter((word) => isPlain(word) && /^[A-Za-z]\w*(?:-[A-Za-z]\w*)*$/.test(word.raw))
    .map((word) => ({ word, name: word.raw }));
  return { source: 'gem', code: 'hadolint/DL3028', mark: ':', packages };
}

/** Without `@latest` the module of the directory says which version it is. */
function goCall({ command }: StageCommand): OtherCall | undefined {
  if (command.name !== 'go' || command.words[1]?.literal !== 'install') return undefined;
  const packages = command.words.slice(2).flatMap((word) => {
    const name = /^(?=[^/]+\.[^/])([\w.~-]+\/[\w./~-]+)@latest$/.exec(isPlain(word) ? word.raw : '')?.[1];
    return name === undefined ? [] : [{ word, name }];
  });
  return { source: 'go', code: 'hadolint/DL3062', mark: '@', packages };
}

/** Written as it is meant, without quotes and escapes, and in a place of its own: a string over several lines has but one. */
function isPlain({ raw, literal, range }: ShellWord): boolean {
  return raw === literal && range.end - range.start === raw.length;
}
