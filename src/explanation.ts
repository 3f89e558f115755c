import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Bug } from './errors.ts';

/** What a transform has to say to people: the file `transforms/<id>.md`, read where somebody asks. */
export interface Explanation {
  /** Why a Dockerfile without it is broken or poor, and why the change is right. Markdown. */
  readonly why: string;
  /** Error messages as the user sees them, word for word. */
  readonly symptoms?: readonly string[];
  /** What is taken for granted. */
  readonly assumes?: readonly string[];
  /** How to check the result, a command or a sentence. */
  readonly check?: string;
  /** Links to threads, documentation or source that the transform rests on. */
  readonly sources?: readonly string[];
}

const DIRECTORY = new URL('../transforms/', import.meta.url);

/** The explanation of a transform. Throws Bug where it has none, or where that does not say why. */
export function explanationOf(id: string, directory: string = fileURLToPath(DIRECTORY)): Explanation {
  const path = `${directory}/${id}.md`;
  if (!existsSync(path)) throw new Bug(`the transform ${id} has no explanation ${id}.md`);
  return readExplanation(id, readFileSync(path, 'utf8'));
}

/** Reads the sections of an explanation: Why, Symptoms, Assumes, Check and Sources. Throws Bug for another, or without Why. */
export function readExplanation(id: string, text: string): Explanation {
  const sections = new Map(text.split(/^## /m).slice(1).map(titled));
  const other = [...sections.keys()].find((title) => !TITLES.includes(title));
  if (other !== undefined) throw new Bug(`the explanation of ${id} has a section ${other}`);
  const part = <K extends string, T>(key: K, title: string, read: (text: string) => T): { [P in K]?: T } => {
    const body = sections.get(title);
    return body === undefined ? {} : ({ [key]: read(body) } as { [P in K]: T });
  };
  const why = sections.get('Why');
  if (why === undefined || why === '') throw new Bug(`the transform ${id} does not say why`);
  return {
    why,
    ...part('symptoms', 'Symptoms', messages),
    ...part('assumes', 'Assumes', items),
    ...part('check', 'Check', fenced),
    ...part('sources', 'Sources', items),
  };
}

const TITLES = ['Why', 'Symptoms', 'Assumes', 'Check', 'Sources'];

function titled(section: string): [title: string, body: string] {
  const end = section.indexOf('\n');
  return end < 0 ? [section, ''] : [section.slice(0, end), section.slice(end + 1).trim()];
}

function fenced(body: string): string {
  return body
    .split('\n')
    .filter((line) => !line.startsWith('```'))
    .join('\n');
}

/** A line that starts with space belongs to the message above. */
function messages(body: string): string[] {
  return fenced(body).split(/\n(?=\S)/);
}

function items(body: string): string[] {
  return body
    .split(/^- /m)
    .slice(1)
    .map((item) => item.trim().replaceAll(/\n\s*/g, ' '));
}
