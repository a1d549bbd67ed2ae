import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'CHANGELOG.md',
  'src/README.md',
  'assessments/README.md',
  ...readdirSync(join(root, '.github'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `.github/${name}`),
];
const { version, license } = JSON.parse(read('package.json')) as { readonly version: string; readonly license: string };

test('the pages that a project owes to strangers are there', () => {
  expect(pages).toEqual(expect.arrayContaining(['CHANGELOG.md', ...['CONTRIBUTING', 'SECURITY', 'SUPPORT'].map((name) => `.github/${name}.md`)]));
});

test.each(pages)('every link of %s to a file leads to one', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#]+)[^)]*\)/gu)].map(([, target]) => target ?? '').filter((target) => !target.includes('://'));
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test.each([...pages.filter((page) => page.startsWith('.github/')), 'CHANGELOG.md', 'publiccode.yml'])('%s names no address', (page) => {
  expect(read(page)).not.toMatch(/https?:|www\.|[\w.]@[\w.]/u);
});

test('every row of the threat model names what stops it, and tests that are there', () => {
  const [, model = ''] = /^## 脅威の一覧$([\s\S]*?)^## /mu.exec(read('.github/SECURITY.md')) ?? [];
  const rows = model
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const [, threat = '', stop = '', tests = ''] = row.split(' | ').length === 3 ? ['', ...row.split(' | ')] : [];
    expect([row, threat.length > 2, stop.length > 2]).toEqual([row, true, true]);
    const named = [...tests.matchAll(/`([^`]+)`/gu)].map(([, name]) => name ?? '');
    expect([row, named.length > 0]).toEqual([row, true]);
    expect(named.filter((name) => !/^test\/.*\.(?:test|print|large|property)\.ts$/u.test(name) || !existsSync(join(root, name)))).toEqual([]);
  }
});

test('the record of changes has the version of the package, and what is not yet released before it', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## (.*)$/gmu)].map(([, heading]) => heading);
  expect(headings.slice(1, 3)).toEqual(['まだ出していないもの', version]);
});

test('publiccode.yml agrees with package.json', () => {
  expect(parse(read('publiccode.yml'))).toMatchObject({ name: 'hyokasho', softwareVersion: version, legal: { license } });
  const { description } = parse(read('publiccode.yml')) as { description: Record<string, { shortDescription: string; longDescription: string }> };
  // Bounds of the standard.
  for (const { shortDescription, longDescription } of Object.values(description)) {
    expect(shortDescription.length).toBeLessThanOrEqual(150);
    expect(longDescription.length).toBeGreaterThanOrEqual(150);
    expect(longDescription.length).toBeLessThanOrEqual(10_000);
  }
});

const templates = readdirSync(join(root, '.github/ISSUE_TEMPLATE'));
test('there are three issue templates', () => {
  expect(templates).toEqual(['false-finding.yml', 'layout-differs.yml', 'missed-change.yml']);
});

test.each(templates)('%s is a form of an issue, and warns of what must not be sent', (name) => {
  const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
    readonly name: string;
    readonly description: string;
    readonly body: readonly { readonly type: string; readonly id?: string; readonly attributes: { readonly label?: string; readonly value?: string } }[];
  };
  expect([typeof form.name, typeof form.description]).toEqual(['string', 'string']);
  const [notice, ...fields] = form.body;
  expect(notice?.attributes.value).toContain('個人番号は書かないでください');
  for (const { type, id, attributes } of fields)
    expect([type, typeof id, typeof attributes.label]).toEqual([expect.stringMatching(/^(?:textarea|input)$/u), 'string', 'string']);
});
