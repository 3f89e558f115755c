import { unbundledOf, type UnbundledExtension } from '../src/build/php-extensions.ts';
import type { Stage } from '../src/build/stage.ts';
import { appendCommand } from '../src/edits/index.ts';
import type { Build } from '../src/build/build.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install from PECL what PHP no longer brings',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The release in PECL may be another one than the extension that the code was written for',
  looksFor: ['docker-php-ext-install'],
  *fixes(build) {
    for (const stage of build.needed)
      for (const extension of unbundledOf(stage)) {
        const { name, since, word, source } = extension;
        yield {
          kind: 'fix',
          message: `PHP ${since.join('.')} and later come without ${name}: install it from PECL`,
          at: word.range,
          edits: editsOf(build, stage, extension),
          because: [{ text: `${name} is in PECL since PHP ${since.join('.')}`, source }],
        };
      }
  },
});

function editsOf({ dockerfile }: Build, stage: Stage, extension: UnbundledExtension): Edit[] {
  const { run, word, before, isAlone } = extension;
  const commands = installs(stage, extension);
  if (isAlone)
    return [{ start: run.command.range.start, end: run.command.range.end, text: commands.join(' && ') }];
  return [
    { start: before.range.end, end: word.range.end, text: '' },
    ...appendCommand(dockerfile, run.step.instruction, run.command, ...commands),
  ];
}

/** `docker-php-ext-install` brings and removes the compiler by itself in Alpine, `pecl` does not. */
function installs(stage: Stage, { name, release }: UnbundledExtension): string[] {
  const image = stage.image;
  const isAlpine = image.known && image.value.distro.known && image.value.distro.value.family === 'alpine';
  return [
    ...(isAlpine ? ['apk add --no-cache $PHPIZE_DEPS'] : []),
    `pecl install ${release}`,
    `docker-php-ext-enable ${name}`,
  ];
}
