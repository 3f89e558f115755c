import { FileError, UsageError } from './errors.ts';
import { readArguments } from './options.ts';
import type { Request } from './options.ts';
import type { Sheet } from './report/reporter.ts';
import { styleOf } from './report/style.ts';
import type { Style } from './report/style.ts';
import { bugTrouble, fileTrouble, usageTrouble } from './report/trouble.ts';
import type { Output, Terminal } from './terminal.ts';
import type { NamedTransform } from './transform.ts';

/** Runs dffix, with the transforms that `load` gives, as the command line asks. Never throws; returns the exit code. */
export async function main(terminal: Terminal, load: Loader = loadAll): Promise<number> {
  try {
    const { columns } = styleFor(terminal, terminal.stdout, undefined);
    return await answer(load, readArguments(terminal.argv, columns), terminal);
  } catch (error) {
    const style = styleFor(terminal, terminal.stderr, undefined);
    const verbose = terminal.argv.includes('--verbose');
    terminal.stderr.write(troubleText(error, verbose, style));
    return 2;
  }
}

function troubleText(error: unknown, verbose: boolean, style: Style): string {
  if (error instanceof UsageError) return usageTrouble(error, style);
  if (error instanceof FileError) return fileTrouble(error.path, error, style);
  return bugTrouble(error, undefined, verbose, style);
}

type Loader = () => Promise<readonly NamedTransform[]>;

async function loadAll(): Promise<readonly NamedTransform[]> {
  const { loadTransforms } = await import('./registry.ts');
  return loadTransforms();
}

/** Modules are loaded when they are needed: help and version do without the engine. */
async function answer(load: Loader, request: Request, terminal: Terminal): Promise<number> {
  const { stdout } = terminal;
  switch (request.kind) {
    case 'help':
      stdout.write(request.text);
      return 0;
    case 'version': {
      const { version } = await import('./version.ts');
      stdout.write(`${version()}\n`);
      if (request.verbose) {
        const { ARCHIVES_DATE } = await import('./facts/eol.ts');
        stdout.write(`facts about package archives: ${ARCHIVES_DATE}\n`);
      }
      return 0;
    }
    case 'list': {
      const { listJson, listTable } = await import('./report/list.ts');
      const transforms = await load();
      stdout.write(
        request.json
          ? listJson(transforms)
          : listTable(transforms, styleFor(terminal, stdout, request.color)),
      );
      return 0;
    }
    case 'explain': {
      const { explain } = await import('./report/explain.ts');
      const { listTable } = await import('./report/list.ts');
      const { meant } = await import('./symptom.ts');
      const { examplePatch } = await import('./example.ts');
      const style = styleFor(terminal, stdout, request.color);
      const found = meant(request.name, await load());
      stdout.write(
        found.length > MOST_EXPLAINED
          ? listTable(found, style)
          : found.map((transform) => explain(transform, examplePatch(transform.id), style)).join('\n'),
      );
      return 0;
    }
    case 'init': {
      const { initialize } = await import('./config/init.ts');
      stdout.write(`wrote ${initialize(terminal.cwd)}\n`);
      return 0;
    }
    case 'merge': {
      const { mergeFiles } = await import('./report/merge.ts');
      const { openReports, tellMerged } = await import('./report/reports.ts');
      const { unifiedDiff } = await import('./diff.ts');
      const { version } = await import('./version.ts');
      const { options } = request;
      const merged = mergeFiles(options.paths, terminal.cwd);
      const { mode } = merged;
      const sheet = (output: Output): Sheet => ({
        style: styleFor(terminal, output, options.color),
        write: (text) => output.write(text),
      });
      const plain = {
        options: { ...options, mode },
        out: sheet(stdout),
        err: sheet(terminal.stderr),
        diff: unifiedDiff,
        cwd: terminal.cwd,
      };
      const facts = { version: version(), mode, transforms: await load() };
      const reports = await openReports(options.reports, plain, facts);
      tellMerged(merged, reports);
      return reports.finish();
    }
    case 'versions': {
      const { printVersions } = await import('./versions/print.ts');
      await printVersions(request, terminal);
      return 0;
    }
    case 'run': {
      const { color, verify } = request.options;
      const run =
        verify === undefined ? (await import('./run.ts')).run : (await import('./verify/run.ts')).runVerified;
      return run(request.options, await load(), terminal, {
        stdout: styleFor(terminal, terminal.stdout, color),
        stderr: styleFor(terminal, terminal.stderr, color),
      });
    }
  }
}

/** More than these answers to an error message are listed. */
const MOST_EXPLAINED = 3;

function styleFor({ env, platform }: Terminal, output: Output, color: boolean | undefined): Style {
  return styleOf({ env, platform, color, isTTY: output.isTTY, columns: output.columns });
}
