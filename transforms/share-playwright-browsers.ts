import { misplacedBrowsers, type MisplacedBrowsers } from '../src/build/browsers.ts';
import { envInstruction, insertInstructionBefore } from '../src/edits/index.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install the browsers of Playwright where every user finds them',
  why: `\`playwright install\` puts browsers into the cache below the home of whoever calls it. In a RUN that is mostly root, and the
container then runs as another user, whose own cache is empty; root's home is closed to it as well.
\`PLAYWRIGHT_BROWSERS_PATH\`, set before the download and kept in the image, names one place for both.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "browserType.launch: Executable doesn't exist at /home/app/.cache/ms-playwright/chromium-1091/chrome-linux/chrome",
    "Executable doesn't exist at /home/pwuser/.cache/ms-playwright/",
    'Looks like Playwright Test or Playwright was just installed or updated.',
  ],
  assumes: ['The container runs as the user that the image names.'],
  check: 'docker run --rm --entrypoint ls IMAGE /ms-playwright',
  sources: [
    'https://github.com/microsoft/playwright/issues/2437',
    'https://playwright.dev/docs/browsers#managing-browser-binaries',
  ],
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
