import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const FIXTURES = fileURLToPath(new URL('../../__fixtures__', import.meta.url));

/** What `case.json` may say. */
export interface CaseOptions {
  /** Unsafe fixes are applied too. */
  readonly unsafe?: boolean;
  /** Ids named by the user; without it a `leaves-` case is run with its transform named. */
  readonly only?: readonly string[];
  /** Path of the Dockerfile from the root of the build context, which is the case's folder: `Dockerfile`. */
  readonly dockerfile?: string;
  /** The day that the build is looked at: 2026-11-01. */
  readonly asOf?: string;
  /** What is found has no patch: it is told, and nothing changes, though its transform is named. */
  readonly advice?: boolean;
  /** Part of the message of one of the fixes. */
  readonly message?: string;
  /** Part of the reason why a place is left alone. */
  readonly leftAlone?: string;
  /** Permission bits of files of the context, in octal: `{ "mvnw": "755" }`; 644 for the others. */
  readonly modes?: Readonly<Record<string, string>>;
  /** Files of the context whose lines end in CR LF, where a .gitattributes of the case has git store them otherwise. */
  readonly crlf?: readonly string[];
  /** Names of variants that make no sense for the case. */
  readonly except?: readonly string[];
}

/** One folder of `__fixtures__/<transform>/`. */
export interface Case {
  readonly transform: string;
  readonly name: string;
  readonly directory: string;
  readonly input: string;
  /** Undefined where the input is to be left alone. */
  readonly output: string | undefined;
  /** Files of the build context, by path from its root. */
  readonly files: Readonly<Record<string, string>>;
  /** Companion files as they are to be after the run, by path from the root. */
  readonly outputFiles: Readonly<Record<string, string>>;
  /** Path of the Dockerfile from the root of the build context. */
  readonly dockerfile: string;
  /** `build.log`: what a build of the input wrote, or a container of its image. */
  readonly log: string | undefined;
  /** `versions.json`: what an image has that works. */
  readonly versions: string | undefined;
  readonly options: CaseOptions;
}

const OPTIONS: Readonly<Record<keyof CaseOptions, (value: unknown) => boolean>> = {
  unsafe: (value) => typeof value === 'boolean',
  only: isTexts,
  dockerfile: (value) => typeof value === 'string',
  asOf: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  advice: (value) => typeof value === 'boolean',
  message: (value) => typeof value === 'string',
  leftAlone: (value) => typeof value === 'string',
  modes: isModes,
  crlf: isTexts,
  except: isTexts,
};

/** Every case, by transform and name. */
export function readCases(root: string = FIXTURES): Case[] {
  return directories(root).flatMap((transform) =>
    directories(join(root, transform))
      .filter((name) => existsSync(join(root, transform, name, 'input.Dockerfile')))
      .map((name) => readCase(join(root, transform, name), transform, name)),
  );
}

/** Folders where a case should be and no input is. */
export function emptyCases(root: string = FIXTURES): string[] {
  return directories(root)
    .flatMap((transform) => directories(join(root, transform)).map((name) => `${transform}/${name}`))
    .filter((path) => !existsSync(join(root, path, 'input.Dockerfile')));
}

export function readCase(directory: string, transform: string, name: string): Case {
  const all = readTree(directory);
  const options = readOptions(directory, all['case.json']);
  const input = all['input.Dockerfile'];
  if (input === undefined) throw new Error(`${directory} has no input.Dockerfile`);
  return {
    transform,
    name,
    directory,
    input,
    output: all['output.Dockerfile'],
    files: Object.fromEntries(
      Object.entries(all)
        .filter(([path]) => !isOwnFile(path))
        .map(([path, text]) => [path, options.crlf?.includes(path) === true ? withCrLf(text) : text]),
    ),
    outputFiles: within('output/', all),
    dockerfile: options.dockerfile ?? 'Dockerfile',
    log: all['build.log'],
    versions: all['versions.json'],
    options,
  };
}

function withCrLf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** Writes what a case is expected to give. */
export function writeOutput(
  { directory }: Case,
  output: string,
  outputFiles: Readonly<Record<string, string>>,
): void {
  rmSync(join(directory, 'output'), { recursive: true, force: true });
  writeFileSync(join(directory, 'output.Dockerfile'), output);
  for (const [path, text] of Object.entries(outputFiles)) {
    const file = join(directory, 'output', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function readOptions(directory: string, json: string | undefined): CaseOptions {
  const options: unknown = json === undefined ? {} : JSON.parse(json);
  if (typeof options !== 'object' || options === null) throw new Error(`${directory}/case.json is no object`);
  for (const [name, value] of Object.entries(options)) {
    if (!isOption(name) || !OPTIONS[name](value))
      throw new Error(`${directory}/case.json: ${name} makes no sense`);
  }
  return options;
}

function isOwnFile(path: string): boolean {
  const names = ['build.log', 'versions.json', 'case.json', 'input.Dockerfile', 'output.Dockerfile'];
  return names.includes(path) || path.startsWith('proof.') || path.startsWith('output/');
}

function isOption(name: string): name is keyof CaseOptions {
  return Object.hasOwn(OPTIONS, name);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isModes(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((mode) => /^[0-7]{3}$/.test(String(mode)))
  );
}

function within(prefix: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(inside.map(([path, text]) => [path.slice(prefix.length), text]));
}

function readTree(directory: string): Record<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(directory, path)).isFile())
      .map((path) => [path.split(sep).join('/'), readFileSync(join(directory, path), 'utf8')]),
  );
}

function directories(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
