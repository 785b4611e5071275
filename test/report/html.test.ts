import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mergeReports } from '../../src/report/fleet.js';
import { escapeHtml, html, textOf } from '../../src/report/html/escape.js';
import { renderHtml } from '../../src/report/html/page.js';
import { SCRIPT, STYLE } from '../../src/report/html/style.js';
import { CONTEXT, HOSTILE, makeFinding, makeHostileReport, makeReport, makeScore } from './support.js';

const TAG = /<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<]*")?)*)\s*\/?>/gi;

/** Every tag of a page, name and attributes, and what is left of it without them. */
function readPage(page: string) {
  const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>');
  const tags = [...body.matchAll(TAG)].map(([, name, attributes]) => ({
    name: name!.toLowerCase(),
    attributes: [...attributes!.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/gi)].map(([, key, value]) => [
      key!,
      value ?? '',
    ]),
  }));
  return {
    tags,
    text: body
      .replace(/^<!doctype html>/, '')
      .replace(TAG, '')
      .replace(/<\/[a-z][a-z0-9]*>/g, ''),
  };
}

/** Elements that were opened and not closed, and the other way round, in the order of the page. */
function findUnclosed(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
  for (const [, end, name] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)\b(?:[^"<>]|"[^"]*")*?>/gi)) {
    if (/^(?:meta|link|br|input|circle|rect)$/.test(name!)) continue;
    if (end === '') open.push(name!);
    else if (open.at(-1) === name) open.pop();
    else wrong.push(`</${name}> in <${open.at(-1) ?? ''}>`);
  }
  return [...wrong, ...open];
}

const OURS = new Set(
  'html head meta title link style script body header main footer h1 h2 h3 div span p b br a code pre ul li table thead tbody tr th td details summary section form label select option input button svg circle text rect title'.split(
    ' ',
  ),
);

describe('html', () => {
  it.each(
    HOSTILE.map((text) => [JSON.stringify(text), text]),
  )('shows %s as text, in a page of one and of many', (_, text) => {
    const report = makeHostileReport(text);
    const fleet = mergeReports([
      { name: text, report },
      { name: 'b', report: makeReport() },
    ]);
    for (const page of [renderHtml(report, CONTEXT), renderHtml(fleet, CONTEXT)]) {
      const { tags, text } = readPage(page);
      expect(text).not.toMatch(/[<>]/);
      expect(findUnclosed(page)).toEqual([]);
      expect(tags.filter(({ name }) => !OURS.has(name))).toEqual([]);
      const keys = tags.flatMap(({ attributes }) => attributes.map(([key]) => key!));
      expect(keys.filter((key) => /^on|^style$|^src$/.test(key))).toEqual([]);
      const links = tags.flatMap(({ attributes }) => attributes.filter(([key]) => key === 'href'));
      expect(links.filter(([, value]) => !/^#|^data:,$/.test(value!))).toEqual([]);
      expect(page.match(/<script/g)).toHaveLength(1);
      expect(page).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/,
      );
      expect(page).toBe(Buffer.from(page, 'utf8').toString('utf8'));
    }
  });

  it('takes no object that looks like its own for HTML', () => {
    const alien = JSON.parse('{"html":"<b>","Symbol(html)":"<b>"}');
    expect(textOf(html`<p>${alien}</p>`)).toBe('<p></p>');
    expect(
      textOf(html`<p title="${'"<&\''}">${html`<b>${'<b>'}</b>`}${false}${undefined}${[html`x`, false]}</p>`),
    ).toBe('<p title="&quot;&lt;&amp;&#39;"><b>&lt;b&gt;</b>x</p>');
    expect(escapeHtml('a\u0000b\u202e')).toBe('a\\u0000b\\u202e');
  });

  it('names its only script and its only style by their hashes, and nothing else may load', () => {
    const page = renderHtml(makeReport(), CONTEXT);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/
      .exec(page)![1]!
      .replaceAll('&#39;', "'");
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    expect(policy).toContain(`script-src 'sha256-${hash(SCRIPT)}'`);
    expect(policy).toContain(`style-src 'sha256-${hash(STYLE)}'`);
    expect(policy).toContain("default-src 'none'");
    expect(page).toContain(`<script>${SCRIPT}</script>`);
    expect(page).toContain(`<style>${STYLE}</style>`);
    expect(page.replace(SCRIPT, '')).not.toMatch(/https?:\/\/|url\(|@import/);
  });

  it('has the arithmetic of the score, so that a reader comes to the same number', () => {
    const report = makeReport({ score: makeScore([8, 2], [5, 5], [1, 0]) });
    const page = renderHtml(report, CONTEXT);
    const sum = /<code>\(([\d ×+]+)\) ÷ \(([\d ×+]+)\) = (\d+) ÷ (\d+)<\/code>/.exec(page)!;
    const compute = (text: string) =>
      text
        .split('+')
        .reduce((all, term) => all + term.split('×').reduce((product, one) => product * Number(one), 1), 0);
    expect([compute(sum[1]!), compute(sum[2]!)]).toEqual([Number(sum[3]), Number(sum[4])]);
    expect([Number(sum[3]), Number(sum[4])]).toEqual([8 * 5 + 5 * 3 + 1, 10 * 5 + 10 * 3 + 1]);
    expect(page).toContain(`aria-label="score ${report.score!.total} of 100"`);
    expect(report.score!.total).toBe(Math.round((56 / 81) * 100));
  });

  it('links each blocker to its finding, also where two projects share a fingerprint', () => {
    const finding = makeFinding({ severity: 'error' });
    const { rule, message, file, fingerprint } = finding;
    const report = makeReport({
      findings: [finding],
      score: { ...makeScore([1, 1], [0, 0]), blockers: [{ rule, message, file: file!, fingerprint }] },
    });
    const page = renderHtml(
      mergeReports([
        { name: 'a', report },
        { name: 'b', report },
      ]),
      CONTEXT,
    );
    expect([...page.matchAll(/<a class="plain" href="#(f\d+)">/g)].map(([, id]) => id)).toEqual(['f1', 'f2']);
    expect([...page.matchAll(/ id="(f\d+)"/g)].map(([, id]) => id)).toEqual(['f1', 'f2']);
  });

  it('says what the row of a model means, and draws its last day', () => {
    const model = (shutdown: string, status: string) => ({ id: 'm', status, shutdown });
    const provider = (name: string, shutdown: string, status: string) => ({
      id: 'openai',
      name,
      readiness: 'ready',
      model: model(shutdown, status),
      probe: { verdict: 'unknown' as const, reason: 'not-probed' },
    });
    const page = renderHtml(
      makeReport({
        providers: [
          provider('A', '2026-11-02', 'retired'),
          provider('B', '2026-12-02', 'shutting-down'),
          provider('C', 'soon', 'active'),
        ],
      }),
      CONTEXT,
    );
    expect(page).toContain('shut down 2026-11-02, 20 days ago');
    expect(page).toContain('until 2026-12-02, 10 days more');
    expect(page.match(/<svg class="track"/g)).toHaveLength(2);
  });

  it('says so where there is nothing to judge, and does not call it ready', () => {
    const { verdict: _, ...rest } = makeReport({ files: [], sections: [], command: 'report' });
    const page = renderHtml(rest, CONTEXT);
    expect(page).toContain('<h1 class="soft">Nothing to judge</h1>');
    expect(page).not.toMatch(/>Ready</);
  });
});
