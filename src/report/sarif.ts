import type { FileChange, FileResult } from '../result.ts';
import type { NamedTransform } from '../transform.ts';
import { verdictOf } from '../verification.ts';
import type { Trial, Verification } from '../verification.ts';
import { failureFinding, findings, Fingerprints, levelOf, OTHER_CODES, proseLines } from './finding.ts';
import type { Finding } from './finding.ts';
import { replacements } from './replacement.ts';
import { capital, json, printable } from './text.ts';
import type { Failure, ReportWriter, RunFacts, Write } from './writer.ts';

/**
 * SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * What is mended is no result any more; a fix that is not applied is one of the level `note`.
 */
export function sarifReport(write: Write, facts: RunFacts): ReportWriter {
  const rules = new Rules(facts.transforms);
  const fingerprints = new Fingerprints();
  const failures: Failure[] = [];
  const verified: object[] = [];
  let separator = '\n';
  write('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{');
  write('"columnKind":"utf16CodeUnits","results":[');
  const tell = (finding: Finding, fixes: object): void => {
    const entry = { ...resultEntry(finding, rules, fingerprints.of(finding)), ...fixes };
    write(separator + json(entry));
    separator = ',\n';
  };
  return {
    file(result) {
      if (result.verified !== undefined) verified.push(artifactOf(result.path, result.verified));
      const fixes = facts.mode === 'write' ? {} : fixesOf(result);
      for (const finding of findings(result, facts.mode)) {
        if (finding.state !== 'done') tell(finding, finding.state === 'open' ? fixes : {});
      }
    },
    failed(failure) {
      failures.push(failure);
      if (!failure.bug) tell(failureFinding(failure), {});
    },
    finish() {
      const driver = { name: 'dffix', version: facts.version, rules: rules.used };
      if (verified.length > 0) write(`\n],\n"artifacts":${json(verified).slice(0, -1)}`);
      write(`\n],\n"tool":${json({ driver })},\n"invocations":${json([invocation(failures)])}}]}\n`);
    },
  };
}

function invocation(failures: readonly Failure[]): object {
  const notifications = failures
    .filter(({ bug }) => bug)
    .map(({ path, message }) => ({
      level: 'error',
      message: { text: printable(message) },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
    }));
  return {
    executionSuccessful: notifications.length === 0,
    ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
  };
}

/** A Dockerfile with what an engine says of it. */
function artifactOf(
  path: string,
  { engine, before, after, rounds, dropped, differences }: Verification,
): object {
  const outcome = ({ seconds, image, checks, unasked, failure, log }: Trial): object => ({
    seconds,
    ...image,
    checks: checks.map(({ name, passed, what }) => ({ name, passed, what: printable(what) })),
    unasked: unasked.map(printable),
    ...(failure === undefined ? {} : { failure: printable(failure), log: printable(log) }),
  });
  return {
    location: { uri: uriOf(path) },
    properties: {
      verified: {
        engine,
        verdict: verdictOf({ before, after }),
        before: outcome(before),
        after: outcome(after),
        rounds,
        ...(dropped === undefined ? {} : { dropped: dropped.transforms }),
        ...(differences === undefined ? {} : { differences: differences.map(printable) }),
      },
    },
  };
}

function resultEntry(finding: Finding, rules: Rules, fingerprint: string): object {
  const { code, level, path, line, message, fix, state, log } = finding;
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: state === 'withheld' ? 'note' : level,
    message: { text: printable(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          ...(line === undefined ? {} : { region: { startLine: line } }),
        },
      },
    ],
    partialFingerprints: { 'dffix/v1': fingerprint },
    ...(log === undefined || log === '' ? {} : { properties: { state, detail: printable(log) } }),
    ...(fix === undefined
      ? {}
      : {
          properties: {
            state,
            kind: fix.kind,
            effect: fix.effect,
            safety: fix.safety,
            detail: printable(proseLines(finding).slice(1).join('\n')),
            ...('patch' in fix && fix.patch !== '' ? { patch: fix.patch } : {}),
          },
        }),
  };
}

/**
 * All that changes for one Dockerfile, as one fix of each of its results: a part of it alone could be half of a fix.
 * Columns are 1-based; the end of a region stands behind it.
 */
function fixesOf({ path, changes }: FileResult): object {
  const existing = changes.filter((change) => change.before !== undefined);
  if (changes.length === 0 || existing.length < changes.length) return {};
  const text = `Everything that dffix changes for ${printable(path)}`;
  return { fixes: [{ description: { text }, artifactChanges: existing.map(artifactChange) }] };
}

function artifactChange(change: FileChange): object {
  const before = change.before ?? '';
  const lines = before.split('\n');
  return {
    artifactLocation: { uri: uriOf(change.path) },
    replacements: replacements(change).map(({ start, end, text }) => ({
      deletedRegion: { startLine: start, startColumn: 1, ...endOf(end, lines) },
      ...(text === '' ? {} : { insertedContent: { text: start === 1 ? text.replace(/^\uFEFF/, '') : text } }),
    })),
  };
}

/** The beginning of a line; where the text has no such line, the end of its last one. A byte order mark takes no column. */
function endOf(line: number, lines: readonly string[]): object {
  if (line <= lines.length) return { endLine: line, endColumn: 1 };
  const last = lines.at(-1) ?? '';
  const width = lines.length === 1 && last.startsWith('\uFEFF') ? last.length - 1 : last.length;
  return { endLine: lines.length, endColumn: width + 1 };
}

/** A relative reference: each name of the path in the characters that a URI knows. */
function uriOf(path: string): string {
  const uri = path.split('/').map(encodeName).join('/');
  return path.startsWith('/') ? `file://${uri}` : uri;
}

function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\uFFFD'));
}

/** The rules that results name, in the order in which they were met. */
class Rules {
  readonly used: object[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #transforms: ReadonlyMap<string, NamedTransform>;

  constructor(transforms: readonly NamedTransform[]) {
    this.#transforms = new Map(transforms.map((transform) => [transform.id, transform]));
  }

  indexOf(code: string): number {
    const known = this.#indexes.get(code);
    if (known !== undefined) return known;
    const transform = this.#transforms.get(code);
    const index = this.used.push(transform === undefined ? otherRule(code) : ruleOf(transform)) - 1;
    this.#indexes.set(code, index);
    return index;
  }
}

function otherRule(code: string): object {
  const text = new Map<string, string>(Object.entries(OTHER_CODES)).get(code);
  return { id: code, ...(text === undefined ? {} : { shortDescription: { text } }) };
}

function ruleOf({ id, kind, effect, safety, summary, why, risk, answers, sources }: NamedTransform): object {
  const links = (sources ?? []).map((source) => `- ${source}`).join('\n');
  const markdown = [why.trim(), ...(risk === undefined ? [] : [`**Risk:** ${risk}`]), links].filter(Boolean);
  return {
    id,
    shortDescription: { text: `${capital(summary)}.` },
    help: { text: markdown.join('\n\n'), markdown: markdown.join('\n\n') },
    defaultConfiguration: { level: levelOf(kind) },
    properties: { tags: ['dockerfile', kind, ...(answers ?? [])], effect, safety },
  };
}
