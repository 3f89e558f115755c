import type { NodeProject } from '../context/types.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { is, known, unknown, type Known } from '../known.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { isNodeSince } from './node-release.ts';
import { scriptRun } from './package-scripts.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';

/** A bundler that asks for a hash which Node.js 17 and later refuse. */
export interface LegacyBundler {
  /** `react-scripts 4.0.3` */
  readonly name: string;
  /** The RUN's command that starts it, or the instruction that does when the container starts. */
  readonly run: StageCommand | undefined;
  readonly instruction: Instruction;
}

/** Versions from the first to before the second ask OpenSSL for MD4. */
interface Span {
  readonly from: readonly [number, number];
  readonly before: readonly [number, number];
}

/**
 * react-scripts 2 to 4 hold webpack at an exact 4.x. webpack brings an MD4 of its own since 4.47 (from Node.js 18 on) and 5.61.
 * https://github.com/webpack/webpack/pull/14584, https://github.com/webpack/webpack/pull/17628
 */
const TOOLS: ReadonlyMap<string, readonly Span[]> = new Map([
  ['react-scripts', [{ from: [2, 0], before: [5, 0] }]],
  [
    'webpack',
    [
      { from: [4, 0], before: [4, 47] },
      { from: [5, 0], before: [5, 61] },
    ],
  ],
]);

const OPTION = 'openssl-legacy-provider';

/** Every call of such a bundler in a stage: by its RUN instructions, and by what the container runs where it is built for its own sake. */
export function legacyBundlers(stage: Stage): LegacyBundler[] {
  if (!is(isNodeSince(stage, 17), true)) return [];
  const built = stage.commands.flatMap((run): LegacyBundler[] => {
    const scripts = isUnaided(run) ? scriptRun(run) : undefined;
    if (scripts === undefined || run.command.reached !== 'always') return [];
    const commands = scripts.commands.map(({ command }) => command);
    const name = nameOf(stage, scripts.project, commands);
    return name === undefined ? [] : [{ name, run, instruction: run.step.instruction }];
  });
  return [...built, ...started(stage)];
}

function started(stage: Stage): LegacyBundler[] {
  const { project, processes } = stage.launch;
  if (
    project === undefined ||
    !stage.build.targets.includes(stage) ||
    !is(stage.end.env('NODE_OPTIONS'), undefined)
  )
    return [];
  const [first] = processes.filter(
    ({ via, instruction }) => via.length > 0 && instruction.keyword !== 'HEALTHCHECK',
  );
  if (first === undefined) return [];
  const commands = processes
    .filter(({ instruction }) => instruction === first.instruction)
    .map(({ command }) => command);
  const name = nameOf(stage, project, commands);
  return name === undefined ? [] : [{ name, run: undefined, instruction: first.instruction }];
}

/** True where nothing gives the command options for Node.js. */
function isUnaided({ step }: StageCommand): boolean {
  const set = step.stage.state(step.index).seen('NODE_OPTIONS');
  const others = step.stage.commands.filter((other) => other.step === step);
  const assigns = others.some(({ command: other }) =>
    [...other.assignments.map(({ name }) => name), ...other.words.map(({ raw }) => raw)].some((text) =>
      text.includes('NODE_OPTIONS'),
    ),
  );
  return is(set, undefined) && !assigns;
}

/** The first bundler among commands that certainly fails. */
function nameOf(stage: Stage, project: NodeProject, commands: readonly Command[]): string | undefined {
  const texts = [
    ...project.scripts.values(),
    stage.build.context.text(join(project.directory || '.', '.npmrc')) ?? '',
  ];
  if (texts.some((text) => text.includes('NODE_OPTIONS') || text.includes(OPTION))) return undefined;
  // Another version may take the place of what is declared: overrides, resolutions.
  if (
    /"(overrides|resolutions)"/.test(
      stage.build.context.text(join(project.directory || '.', 'package.json')) ?? '',
    )
  )
    return undefined;
  for (const { name, words } of commands) {
    const spans = TOOLS.get(name);
    const action = words[1]?.literal;
    const works = name === 'webpack' || action === 'build' || action === 'start';
    const version = spans === undefined || !works ? undefined : versionOf(project, name);
    if (version?.known !== true || !spans?.some((span) => isWithin(version.value, span))) continue;
    if (name === 'webpack' && choosesHash(stage, project)) continue;
    return `${name} ${version.value.join('.')}`;
  }
  return undefined;
}

/** Major and minor version that is installed. A range of react-scripts stays within its major version. */
function versionOf(project: NodeProject, name: string): Known<readonly [number, number]> {
  const locked = project.locked(name);
  const declared = project.dependencies.get(name) ?? project.devDependencies.get(name) ?? '';
  const isEnough = name === 'react-scripts' || /^\d/.test(declared);
  const text = locked.known ? locked.value : isEnough ? declared.replace(/^[~^]/, '') : '';
  const match = /^(\d+)\.(\d+)(\.\d+)?$/.exec(text);
  return match === null
    ? unknown(`the version of ${name} is not known`)
    : known([Number(match[1]), Number(match[2])]);
}

function isWithin(version: readonly [number, number], { from, before }: Span): boolean {
  return compare(version, from) >= 0 && compare(version, before) < 0;
}

function compare(
  [major, minor]: readonly [number, number],
  [otherMajor, otherMinor]: readonly [number, number],
): number {
  return major - otherMajor || minor - otherMinor;
}

/** True unless the configuration files are there and leave the hash as it is. */
function choosesHash(stage: Stage, { directory }: NodeProject): boolean {
  const { context } = stage.build;
  const files = context.list(directory).filter((file) => file.startsWith('webpack'));
  const texts = files.map((file) => context.text(join(directory || '.', file)));
  return (
    texts.length === 0 || texts.some((text) => text === undefined || HASH.test(text) || OTHER_FILE.test(text))
  );
}

const HASH = /hashFunction|createHash/;
const OTHER_FILE = /(?:require\(|from )['"]\.{1,2}\/(?!webpack)/;
