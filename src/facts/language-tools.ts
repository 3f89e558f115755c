import { readTable } from './json.ts';

/** A program that is installed with the package manager of a language. */
export interface LanguageTool {
  readonly manager: 'npm' | 'pip';
  readonly packages: readonly string[];
  readonly source: string;
}

/** How a program is installed by its makers' word; undefined for other programs. */
export function languageTool(command: string): LanguageTool | undefined {
  const { tools } = readTable('language-tools') as { readonly tools: Readonly<Record<string, LanguageTool>> };
  return Object.hasOwn(tools, command) ? tools[command] : undefined;
}
