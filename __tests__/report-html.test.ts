import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { FileResult } from '../src/result.ts';
import { FACTS, FIX, reported, RESULT, UNCHANGED } from './support/reports.ts';

const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

const HOSTILE = '</script><img src=x onerror="document.title=1"><!-- <script> \u2028';

describe('the text of the HTML report', () => {
  it('holds no markup of a file', async () => {
    const hostile = { ...RESULT, path: HOSTILE, applied: [{ ...FIX, message: HOSTILE }] };
    const html = await reported('html', [hostile]);
    expect(html).not.toContain('<img');
    expect(html.match(/<\/script>/g)).toHaveLength(3);
  });

  it('names nothing outside of itself', async () => {
    const html = await reported('html');
    expect(html).not.toMatch(/<(?:link|img|iframe)|\bsrc=|@import|url\(|\bfetch\(/);
  });

  it('leaves out patches that are too long', async () => {
    const after = Array.from({ length: 20_000 }, (_, line) => `RUN ${line}\n`).join('');
    const html = await reported('html', [{ ...RESULT, changes: [{ path: 'D', before: '', after }] }]);
    expect(html).toContain('"long":true');
    expect(html.length).toBeLessThan(after.length);
  });
});

const inBrowser = CHROMIUM === undefined ? describe.skip : describe;
if (CHROMIUM === undefined) console.warn('no Chromium here: the HTML report is not looked at in a browser');

inBrowser('the page of the HTML report', () => {
  let browser: Browser;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(() => browser.close());

  async function open(results: readonly FileResult[]): Promise<Page> {
    const file = join(mkdtempSync(join(tmpdir(), 'dffix-html-')), 'report.html');
    writeFileSync(file, await reported('html', results, FACTS, false));
    const page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => errors.push(message.text()));
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) errors.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  it('shows the change of the first file side by side, its reason and the withheld fix', async () => {
    const page = await open([RESULT, UNCHANGED]);
    expect(await page.textContent('#found')).toBe('2 files');
    expect(await page.textContent('.diff .del.text')).toBe('ENV A=b');
    expect(await page.textContent('.diff .add.text')).toBe('ENV A=c');
    const detail = (await page.textContent('#detail')) ?? '';
    for (const text of [
      'because line 1: python looks elsewhere',
      'a build without the argument stops',
      'ImportError',
    ])
      expect(detail).toContain(text);
    expect(errors).toEqual([]);
  }, 60_000);

  it('narrows the list by words, state and a bar of the chart', async () => {
    const page = await open([RESULT, UNCHANGED]);
    await page.fill('#search', 'wrong API');
    expect(await page.textContent('#found')).toBe('1 of 2 files');
    await page.fill('#search', '');
    await page.selectOption('#status', 'fine');
    expect(await page.textContent('#rows')).toBe('b/Dockerfile');
    await page.selectOption('#status', '');
    await page.getByRole('button', { name: 'no-default' }).click();
    expect(await page.textContent('#found')).toBe('1 of 2 files');
    expect(errors).toEqual([]);
  }, 60_000);

  it('shows what a file says as text', async () => {
    const page = await open([{ ...RESULT, path: HOSTILE, applied: [{ ...FIX, message: HOSTILE }] }]);
    expect(await page.textContent('#detail h2')).toBe(HOSTILE.replace('\u2028', '<U+2028>'));
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe('dffix report');
    expect(errors).toEqual([]);
  }, 60_000);

  it('shows what an engine says of an image', async () => {
    const trial = { seconds: 1, image: undefined, checks: [], unasked: [], failure: 'the build fails' };
    const broken = { ...trial, log: HOSTILE };
    const verified = {
      engine: 'docker 99',
      before: broken,
      after: broken,
      rounds: 0,
      dropped: undefined,
      differences: undefined,
    };
    const page = await open([{ ...UNCHANGED, verified }]);
    const rows = await page.locator('#detail dd').allTextContents();
    expect(rows).toEqual([
      'was broken, and still is: the build fails',
      'the build fails (1.0 s)',
      'the build fails (1.0 s)',
      'docker 99',
    ]);
    await page.locator('#detail summary', { hasText: 'End of the log' }).click();
    expect(await page.locator('#detail pre').textContent()).toContain('<img src=x');
    expect(errors).toEqual([]);
  }, 60_000);

  it('draws the rows in sight alone of 10,000 files, and reaches the last one', async () => {
    const page = await open(
      Array.from({ length: 10_000 }, (_, index) => ({
        ...RESULT,
        path: `s${index % 7}/f${index}/Dockerfile`,
      })),
    );
    expect(await page.textContent('#found')).toBe('10,000 files');
    expect(await page.locator('.row').count()).toBeLessThan(100);
    await page.focus('#list');
    await page.keyboard.press('End');
    expect(await page.textContent('#detail h2')).toBe('s3/f9999/Dockerfile');
    expect(await page.locator('.row').count()).toBeLessThan(100);
    expect(errors).toEqual([]);
  }, 120_000);
});
