import type { Build } from '../src/build/build.ts';
import { newestGems, refusedGem, type OlderGem } from '../src/build/older-gem.ts';
import { insertCommandBefore, insertWordsAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the last release of a gem that runs on this Ruby',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const refused = build.failure && refusedGem(build.failure);
    const seen = new Set<unknown>();
    if (refused !== undefined) {
      seen.add(refused.install.run.command);
      yield offer(build, refused);
    }
    for (const stage of build.needed) {
      for (const found of newestGems(stage)) {
        if (seen.has(found.install.run.command)) continue;
        seen.add(found.install.run.command);
        yield offer(build, found);
      }
    }
  },
});

function offer(build: Build, found: OlderGem) {
  const { gem, version, because, certain, install } = found;
  return {
    kind: 'fix' as const,
    message: `the newest ${gem} does not run on this Ruby: install ${gem} ${version}`,
    at: install.run.command.range,
    edits: edits(build, found),
    because,
    ...(certain
      ? {}
      : {
          safety: 'unsafe' as const,
          risk: `another gem of this install, or the Ruby that runs here, may want another version of ${gem}`,
        }),
  };
}

function edits({ dockerfile }: Build, { install: { run, gems }, gem, version }: OlderGem): Edit[] {
  const { command, step } = run;
  const word = gems.find(({ literal }) => literal === gem);
  if (word !== undefined && gems.length === 1)
    return step.instruction.json !== undefined && command.wrappedBy.length === 0
      ? [{ start: word.range.end, end: word.range.end, text: `, "-v", "${version}"` }]
      : insertWordsAfter(word, `-v ${version}`);
  const flags = command.words.filter(({ literal }) => QUIET.has(literal ?? '')).map(({ raw }) => raw);
  const first = ['gem', 'install', ...flags, gem, '-v', version].join(' ');
  const added = insertCommandBefore(dockerfile, step.instruction, command, first);
  if (word === undefined) return added;
  const previous = command.words[command.words.indexOf(word) - 1] ?? word;
  return [...added, { start: previous.range.end, end: word.range.end, text: '' }];
}

const QUIET: ReadonlySet<string> = new Set(['--no-document', '-N', '--no-ri', '--no-rdoc']);
