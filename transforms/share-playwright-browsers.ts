import { misplacedBrowsers, type MisplacedBrowsers } from '../src/build/browsers.ts';
import { envInstruction, insertInstructionBefore } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the browsers of Playwright where every user finds them',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['playwright'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const browsers = misplacedBrowsers(target);
      if (browsers === undefined || seen.has(browsers.run.command)) continue;
      seen.add(browsers.run.command);
      yield repair(browsers);
    }
  },
});

function repair({ run, directory, user, searched }: MisplacedBrowsers): Fix {
  const { instruction, stage } = run.step;
  return {
    kind: 'fix',
    message: `Playwright puts browsers into ${directory}, and ${user} looks for them in ${searched}: give them a place for all`,
    at: run.command.range,
    edits: insertInstructionBefore(
      stage.build.dockerfile,
      instruction,
      envInstruction({ PLAYWRIGHT_BROWSERS_PATH: '/ms-playwright' }),
    ),
    because: [
      {
        text: 'Playwright keeps browsers below the home of whoever installs them',
        source: 'https://playwright.dev/docs/browsers#managing-browser-binaries',
      },
    ],
  };
}
