import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeReports } from '../../src/report/fleet.js';
import { renderHtml } from '../../src/report/html/page.js';
import { readReport } from '../../src/report/read-report.js';
import { runProgram } from '../support/run-program.js';
import { CONTEXT, HOSTILE, makeHostileReport, makeReport, makeScore } from './support.js';

const EXECUTABLE = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isThere = existsSync(EXECUTABLE);
if (!isThere)
  console.warn(`skipped: the report in a browser, for there is no Chromium at ${EXECUTABLE} (CHROMIUM_PATH)`);

const folder = mkdtempSync(join(tmpdir(), 'catalyst-page-'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const addressOf = (name: string) => pathToFileURL(join(folder, `${name}.html`)).href;
const PAGES = ['sample', 'compared', 'fleet', 'hostile', 'empty'] as const;
/** Findings of the sample as the JSON lists them. */
let listed: readonly { severity: string; category: string; message: string }[] = [];
let browser: Browser;

function writePages(): void {
  const sample = (...args: string[]) =>
    runProgram(['report', '--as-of', '2026-11-22', ...args], { cwd: 'fixtures/sample-backend' });
  const json = sample('-f', 'json').stdout;
  const report = readReport(json, 'sample');
  listed = report.findings;
  writeFileSync(join(folder, 'old.json'), sample('--select', 'env', '-f', 'json').stdout);
  sample('--out', join(folder, 'sample.html'));
  sample('--compare', join(folder, 'old.json'), '--out', join(folder, 'compared.html'));
  const long = `a/${'very-long-folder-name/'.repeat(8)}${'x'.repeat(200)}`;
  const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.html`), text);
  const fleet = [
    { name: 'shop', report },
    { name: long, report },
    { name: 'bank', report: makeReport({ score: makeScore([3, 0], [2, 1]) }) },
  ];
  write('fleet', renderHtml(mergeReports(fleet), CONTEXT));
  const hostile = HOSTILE.map((text, i) => ({ name: `${i} ${text}`, report: makeHostileReport(text) }));
  write('hostile', renderHtml(mergeReports(hostile), CONTEXT));
  const { verdict: _, ...nothing } = makeReport({ files: [], sections: [] });
  write('empty', renderHtml(nothing, CONTEXT));
}

interface Opened {
  readonly page: Page;
  /** Requests but for the page itself, messages of the console, errors, dialogs. */
  readonly noise: string[];
}

/** Opens a page in a window of its own for a test. */
async function use(name: string, act: (opened: Opened) => Promise<void>, scripts = true): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    colorScheme: 'light',
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== addressOf(name) && request.url() !== 'data:,')
      noise.push(`request ${request.url()}`);
  });
  page.on('console', (message) => noise.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('dialog', (dialog) => {
    noise.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  try {
    await page.goto(addressOf(name));
    await act({ page, noise });
  } finally {
    await context.close();
  }
}

// What runs in the page is given as text: the types of a browser are not those of this program.
const UNFOLD = "for (const details of document.querySelectorAll('details')) details.open = true";
const FOCUS = "for (const one of document.querySelectorAll('a,button,input,select')) one.focus()";
/** What reaches over the right edge, the page itself and what a panel cuts off. */
const EXCESS = `(() => {
  const wide = document.documentElement.clientWidth;
  const boxes = [...document.querySelectorAll('header *, main *, footer *')].filter((one) => one.checkVisibility()).filter((one) =>
    !one.closest('pre, .scroll, svg, option') && one.getBoundingClientRect().right > wide + 1 ||
    one.matches('.panel') && !one.matches('.scroll') && one.scrollWidth > one.clientWidth + 1);
  return [document.documentElement.scrollWidth - wide, ...boxes.slice(0, 3).map((one) => one.outerHTML.slice(0, 160))];
})()`;

/** What axe finds; the page's own policy keeps other scripts out, so it comes through the debugger. */
async function runAxe(page: Page, rules: readonly string[] = []): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const options = rules.length > 0 ? JSON.stringify({ runOnly: rules }) : '{}';
  return page.evaluate(`axe.run(${options}).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200)]))`);
}

describe.skipIf(!isThere)('the page in Chromium', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    writePages();
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(
    PAGES,
  )('%s: nothing is fetched, nothing complains, nothing is cut off, axe is content', async (name) => {
    await use(name, async ({ page, noise }) => {
      for (const width of [1400, 400]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(EXCESS), `${width} px, folded`).toEqual([0]);
      }
      await page.evaluate(UNFOLD);
      await page.evaluate(FOCUS);
      for (const width of [400, 1400]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(EXCESS), `${width} px, unfolded`).toEqual([0]);
      }
      expect(noise).toEqual([]);
      expect(await runAxe(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await runAxe(page, ['color-contrast'])).toEqual([]);
    });
  });

  const shownIn = (page: Page) => page.locator('.finding:visible');

  it('filters by severity, category and text, and shows all again', async () => {
    await use('sample', async ({ page }) => {
      const count = (test: (finding: (typeof listed)[number]) => boolean) => listed.filter(test).length;
      expect(await shownIn(page).count()).toBe(listed.length);
      await page.selectOption('select[name=severity]', 'error');
      expect(await shownIn(page).count()).toBe(count(({ severity }) => severity === 'error'));
      await page.selectOption('select[name=category]', 'compose');
      const both = count(({ severity, category }) => severity === 'error' && category === 'compose');
      expect(both).toBeGreaterThan(0);
      expect(await shownIn(page).count()).toBe(both);
      expect(await page.locator('#shown').textContent()).toBe(`${both} of ${listed.length} shown`);
      expect(await page.locator('.group:visible').count()).toBe(1);
      await page.click('button[type=reset]');
      await page.waitForFunction(
        `document.querySelectorAll('.finding:not([hidden])').length === ${listed.length}`,
      );
      await page.fill('input[name=text]', 'worker_timeout');
      const some = await shownIn(page).count();
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(listed.length);
      for (const text of await shownIn(page).allTextContents())
        expect(text.toLowerCase()).toContain('worker_timeout');
      await page.fill('input[name=text]', 'no finding says this');
      expect(await shownIn(page).count()).toBe(0);
    });
  });

  it('unfolds all, and a link from what stands in the way opens its finding', async () => {
    await use('sample', async ({ page }) => {
      expect(await page.locator('.finding[open]').count()).toBe(0);
      await page.selectOption('select[name=severity]', 'info');
      const link = page.locator('main a.plain').first();
      const target = await link.getAttribute('href');
      await link.click();
      await page.waitForFunction(`document.querySelector('${target}').closest('.finding:not([hidden])')`);
      expect(await page.locator(`.finding[open]:has(${target})`).count()).toBe(1);
      await page.click('#fold');
      expect(await page.locator('.finding[open]').count()).toBe(listed.length);
    });
  });

  it('a project of a fleet leads to its findings', async () => {
    await use('fleet', async ({ page }) => {
      await page.click('a[data-project=shop]');
      expect(await page.locator('select[name=project]').inputValue()).toBe('shop');
      expect(await shownIn(page).count()).toBe(listed.length);
    });
  });

  it('has everything without scripts, but for the filters', async () => {
    const act = async ({ page }: Opened) => {
      expect(await shownIn(page).count()).toBe(listed.length);
      expect(await page.locator('#filters').isVisible()).toBe(false);
      await page.locator('.finding summary').first().click();
      expect(await page.locator('.finding .body').first().isVisible()).toBe(true);
    };
    await use('sample', act, false);
  });

  it('prints what is folded, and no filters', async () => {
    await use('sample', async ({ page }) => {
      const [last] = await page.locator('.finding .body').all();
      expect(await last!.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      const heights = await page.evaluate<number[]>(
        "[...document.querySelectorAll('.finding .body')].map((one) => one.getBoundingClientRect().height)",
      );
      expect(Math.min(...heights)).toBeGreaterThan(10);
      expect(await page.locator('#filters').isVisible()).toBe(false);
    });
  });
});
