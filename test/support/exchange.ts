import { DOMParser, type Element } from '@xmldom/xmldom';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { GITLAB_SCHEMA, RDJSON_SCHEMA, SARIF_SCHEMA } from './exchange-schemas.js';

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const VALIDATORS = {
  sarif: ajv.compile(SARIF_SCHEMA),
  gitlab: ajv.compile(GITLAB_SCHEMA),
  rdjson: ajv.compile(RDJSON_SCHEMA),
};

/** Expects a text to be what readers of the format take. */
export function expectFormat(format: string, text: string): void {
  if (format === 'junit') expectJunit(text);
  else if (format === 'checkstyle') expectCheckstyle(text);
  else if (format === 'github') expectGithub(text);
  else if (format === 'jsonl') for (const line of text.trimEnd().split('\n')) JSON.parse(line);
  else if (format in VALIDATORS) {
    const validate = VALIDATORS[format as keyof typeof VALIDATORS];
    const data = JSON.parse(text);
    expect(validate(data), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    if (format === 'sarif') expectRuleIndexes(data);
    if (format === 'gitlab') {
      const ids = (data as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
      expect(new Set(ids).size).toBe(ids.length);
    }
  } else throw new Error(`no check for ${format}`);
}

function expectRuleIndexes(data: {
  runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
}) {
  for (const { tool, results } of data.runs)
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
}

/** Parses XML; any complaint of the parser is a failure. */
export function parseXml(text: string): Element {
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'application/xml');
  return document.documentElement!;
}

const childrenOf = (element: Element, name?: string): Element[] =>
  Array.from(element.childNodes)
    .filter((node): node is Element => node.nodeType === 1)
    .filter((node) => name === undefined || node.nodeName === name);

/** The counts that CI systems show must be those of the elements. */
function expectJunit(text: string): void {
  const root = parseXml(text);
  expect(root.nodeName).toBe('testsuites');
  const totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const suite of childrenOf(root)) {
    expect(suite.nodeName).toBe('testsuite');
    expect(suite.getAttribute('name')).toBeTruthy();
    const cases = childrenOf(suite);
    const having = (name: string) => cases.filter((one) => childrenOf(one, name).length > 0).length;
    const counts = {
      tests: cases.length,
      failures: having('failure'),
      errors: having('error'),
      skipped: having('skipped'),
    };
    for (const one of cases) {
      expect(one.nodeName).toBe('testcase');
      expect(one.getAttribute('name') && one.getAttribute('classname')).toBeTruthy();
      expect(childrenOf(one).length).toBeLessThanOrEqual(1);
      for (const child of childrenOf(one))
        expect(['failure', 'error', 'skipped', 'system-out']).toContain(child.nodeName);
    }
    for (const [name, count] of Object.entries(counts)) {
      expect(suite.getAttribute(name), name).toBe(String(count));
      totals[name as 'tests'] += count;
    }
  }
  for (const [name, count] of Object.entries(totals))
    expect(root.getAttribute(name), name).toBe(String(count));
}

function expectCheckstyle(text: string): void {
  const root = parseXml(text);
  expect(root.nodeName).toBe('checkstyle');
  expect(root.getAttribute('version')).toMatch(/^\d/);
  const names = childrenOf(root).map((file) => file.getAttribute('name'));
  expect(new Set(names).size).toBe(names.length);
  for (const file of childrenOf(root)) {
    expect(file.nodeName).toBe('file');
    expect(file.getAttribute('name')).toBeTruthy();
    for (const error of childrenOf(file)) {
      expect(error.nodeName).toBe('error');
      expect(error.getAttribute('line')).toMatch(/^[1-9]\d*$/);
      expect(error.getAttribute('severity')).toMatch(/^(?:error|warning|info|ignore)$/);
      expect(error.getAttribute('message') && error.getAttribute('source')).toBeTruthy();
    }
  }
}

/** Each line is one workflow command: what is not would be text, and what hides another would be run. */
function expectGithub(text: string): void {
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^::(?:error|warning|notice)(?: \w+=[^,:\r\n]*(?:,\w+=[^,:\r\n]*)*)?::[^\r\n]+$/);
}
