import {
  addedKeys,
  hostLabel,
  type AddedKey,
  type AddedKeys,
  type SourceLine,
} from '../src/build/apt-keys.ts';
import type { Build } from '../src/build/build.ts';
import type { Stage } from '../src/build/stage.ts';
import { appendCommand } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://manpages.debian.org/bookworm/apt/apt-key.8.en.html#DEPRECATION';

export default transform({
  summary: 'Keep the keys of archives in keyrings, without apt-key',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['apt-key'],
  *fixes(build) {
    for (const stage of build.stages) {
      const added = addedKeys(stage);
      if (added === undefined) continue;
      for (const { command } of added.others)
        yield {
          kind: 'left-alone',
          at: command.range,
          reason: 'the image has no apt-key, and it does more here than to add a key',
        };
      for (const key of added.keys) {
        const { command } = key.run;
        const file = keyring(key, added);
        yield {
          kind: 'fix',
          message: `the image has no apt-key any more: keep the key in ${file}`,
          at: command.range,
          edits: [...stored(build, key, file), ...signed(added.lines, file)],
          because: [
            {
              text: 'the release of this image comes without apt-key',
              range: stage.from.range,
              source: SOURCE,
            },
          ],
          ...(lacksGpg(stage, key)
            ? { advice: 'gpg reads the key: see that gnupg is installed before' }
            : {}),
          ...(command.tolerated || command.reached !== 'always'
            ? { safety: 'unsafe' as const, risk: 'the build goes on today without the key' }
            : {}),
        };
      }
    }
  },
});

function lacksGpg({ packages }: Stage, { run }: AddedKey): boolean {
  return !is(packages.hasCommand('gpg', run), true);
}

function stored({ dockerfile }: Build, { run, from, source, ids, words }: AddedKey, file: string): Edit[] {
  if (from !== 'server') {
    const operand = source === undefined ? '' : ` ${source.raw}`;
    return [{ ...words, text: `gpg --dearmor -o ${file}${operand}` }];
  }
  const sudo = run.command.wrappedBy[0] === 'sudo' ? 'sudo ' : '';
  const wanted = ids.map(({ raw }) => raw).join(' ');
  return [
    { ...words, text: 'gpg --batch' },
    ...appendCommand(
      dockerfile,
      run.step.instruction,
      run.command,
      `${sudo}gpg --batch --export -o ${file} ${wanted}`,
    ),
  ];
}

function signed(lines: readonly SourceLine[], file: string): Edit[] {
  return lines.map(({ at, options }) => {
    const text = options ? ` signed-by=${file}` : `[signed-by=${file}] `;
    return { start: at, end: at, text };
  });
}

function keyring(key: AddedKey, { keys, lines: [line] }: AddedKeys): string {
  const { name } = key;
  if (line !== undefined) return `/etc/apt/keyrings/${hostLabel(line.address) ?? name}.gpg`;
  const namesakes = keys.filter((one) => one.name === name);
  const number = namesakes.length > 1 ? `-${String(namesakes.indexOf(key) + 1)}` : '';
  return `/etc/apt/trusted.gpg.d/${name}${number}.gpg`;
}
