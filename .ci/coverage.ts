/** Which codes of other tools are settled, by which transforms, and why the others are not: `docs/coverage.md`. */
import { readFileSync } from 'node:fs';
import type { Safety } from '../src/fix.ts';
import type { NamedTransform } from '../src/transform.ts';

/** Another tool and what it reports. */
export interface Tool {
  /** What its codes begin with in `answers`: `hadolint` of `hadolint/DL3014`. */
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  /** Links to the lists of its codes, and the day on which they were read. */
  readonly sources: readonly string[];
  readonly date: string;
  readonly note?: string;
  readonly codes: Readonly<Record<string, Code>>;
  /** Codes that are listed only where a transform settles them. */
  readonly others?: readonly string[];
}

export interface Code {
  /** What is reported, half a sentence. */
  readonly title: string;
  /** Other spellings of the code. */
  readonly also?: readonly string[];
  /** Code of another tool that reports the same: what settles that one settles this one. */
  readonly same?: string;
  /** Why no transform settles it. Not read where one does. */
  readonly reason?: string;
}

/** A code with what settles it. */
export interface Covered {
  /** `hadolint/DL3014` */
  readonly code: string;
  readonly title: string;
  readonly also: readonly string[];
  readonly transforms: readonly NamedTransform[];
  /** Why there are no transforms; undefined where there are, or where nobody has said why. */
  readonly reason: string | undefined;
}

const BEST_FIRST: readonly Safety[] = ['safe', 'unsafe', 'manual'];

export function readTools(): readonly Tool[] {
  const text = readFileSync(new URL('coverage.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly tools: readonly Tool[] }).tools;
}

/** Every code of a tool, those first that the tool's list has. */
export function coverageOf(tool: Tool, tools: readonly Tool[], all: readonly NamedTransform[]): Covered[] {
  const listed = Object.entries(tool.codes).map(([name, { title, also = [], reason, same }]) => {
    const code = `${tool.id}/${name}`;
    const other = same === undefined ? undefined : codeOf(same, tools);
    const transforms = settling([code, ...(same === undefined ? [] : [same])], all);
    const why = transforms.length > 0 ? undefined : (reason ?? other?.reason);
    return { code, title, also, transforms, reason: why };
  });
  const others = (tool.others ?? []).map((name) => {
    const code = `${tool.id}/${name}`;
    const title = name.replaceAll('-', ' ');
    return { code, title, also: [], transforms: settling([code], all), reason: undefined };
  });
  return [...listed, ...others.filter(({ transforms }) => transforms.length > 0)];
}

/** Codes that transforms say they settle and that no tool has. */
export function unknownAnswers(tools: readonly Tool[], all: readonly NamedTransform[]): string[] {
  const known = new Set(
    tools.flatMap(({ id, codes, others = [] }) =>
      [...Object.keys(codes), ...others].map((code) => `${id}/${code}`),
    ),
  );
  return all.flatMap(({ id, answers = [] }) =>
    answers.filter((code) => !known.has(code)).map((code) => `${id}: ${code}`),
  );
}

/** The page, in Markdown. */
export function coveragePage(tools: readonly Tool[], all: readonly NamedTransform[]): string {
  const sections = tools.map((tool) => ({ tool, codes: coverageOf(tool, tools, all) }));
  return [
    '# What other tools report',
    `Codes of linters and scanners, and the transforms that settle what they report. A comment that tells the linter to ignore
a code is heeded, and \`--only DL3009\` runs the transforms of one code. The safety is that of the transform; a fix at one place may be
less safe than that, and a place where the right change is not certain is left alone with the reason (\`--verbose\`).`,
    counts(sections),
    ...sections.map(({ tool, codes }) => section(tool, codes)),
  ].join('\n\n');
}

interface Section {
  readonly tool: Tool;
  readonly codes: readonly Covered[];
}

function counts(sections: readonly Section[]): string {
  const rows = sections.map(({ tool, codes }) => {
    const bests = codes.map(bestSafety);
    const numbers = [...BEST_FIRST, undefined].map(
      (safety) => bests.filter((each) => each === safety).length,
    );
    return `| ${[tool.name, codes.length, ...numbers].join(' | ')} |`;
  });
  return [
    `| tool | codes | settled safely | with \`--unsafe\` | told | not settled |`,
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
}

/** That of the safest transform; undefined where there is none. */
export function bestSafety({ transforms }: Covered): Safety | undefined {
  return BEST_FIRST.find((safety) => transforms.some((transform) => transform.safety === safety));
}

function section({ name, version, date, sources, note }: Tool, codes: readonly Covered[]): string {
  const links = sources.map((link) => `<${link}>`).join(', ');
  const title = version === undefined ? name : `${name} ${version}`;
  return [
    `## ${title}`,
    `${note === undefined ? '' : `${note} `}List: ${links}, read on ${date}.`,
    codes.length === 0
      ? 'None yet.'
      : ['| code | reports | settled by |', '|---|---|---|', ...codes.map(row)].join('\n'),
  ].join('\n\n');
}

function row({ code, title, also, transforms, reason = '' }: Covered): string {
  const name = code.slice(code.indexOf('/') + 1);
  const names = also.length === 0 ? name : `${name} (${also.join(', ')})`;
  const links = transforms.map(({ id, safety }) => `[${id}](transforms/${id}.md) (${safety})`);
  return `| ${names} | ${title} | ${links.length === 0 ? `– ${reason}` : links.join(', ')} |`;
}

function settling(codes: readonly string[], all: readonly NamedTransform[]): NamedTransform[] {
  return all.filter(({ answers = [] }) => answers.some((answer) => codes.includes(answer)));
}

function codeOf(code: string, tools: readonly Tool[]): Code | undefined {
  const [id, name = ''] = code.split('/');
  return tools.find((tool) => tool.id === id)?.codes[name];
}
