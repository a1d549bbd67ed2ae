import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { statusCommand } from '../../../src/commands/status.js';
import { testWorld } from '../test-world.js';

const cases = new URL('cases/', import.meta.url);
const folderOf = (name: string): string => fileURLToPath(new URL(`${name}/`, cases));

async function status(name: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folderOf(name));
  const code = await runProgram([statusCommand], ['status', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

interface StatusData {
  readonly today: string;
  readonly todayFrom: string;
  readonly assessments: readonly {
    readonly path: string;
    readonly name: string;
    readonly versions: readonly { readonly file: string; readonly errors: number; readonly warnings: number }[];
    readonly dues: readonly {
      readonly kind: string;
      readonly title: string;
      readonly state: string;
      readonly by: string | null;
      readonly clauses: readonly string[];
    }[];
  }[];
  readonly clauses: readonly { readonly id: string }[];
}
const dataOf = (out: string): StatusData => JSON.parse(out) as StatusData;

test.each(['published-assessments', 'drafts', 'published'])('another program reads the calendar of %s', (name) => {
  const text = readFileSync(new URL(`${name}/expected.ics`, cases), 'utf8');
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  expect(events.length).toBeGreaterThan(1);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  for (const { startDate, endDate, summary, description } of events) {
    expect([startDate.isDate, endDate.isDate, endDate.subtractDate(startDate).toSeconds()]).toEqual([true, true, 86_400]);
    expect(summary).toMatch(/の期限: ./u);
    expect(description).toMatch(/根拠: .*2026-11-29 現在（--today による）$/su);
  }
});

test('the calendar holds each dated act that is not done, on its last day', async () => {
  for (const name of ['drafts', 'published']) {
    const { assessments } = dataOf((await status(name, '--format', 'json', '--today', '2026-11-29')).out);
    const dues = assessments.flatMap((each) =>
      each.dues.filter(({ by, state }) => by !== null && state !== 'done').map((due) => ({ ...due, name: each.name })),
    );
    const { out } = await status(name, '--format', 'ics', '--today', '2026-11-29');
    const calendar = new ICAL.Component(ICAL.parse(out) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(dues.map(({ by }) => by));
    const flat = (text: string): string => text.replace(/\s+/gu, ' ');
    for (const [at, { title, name: called }] of dues.entries()) expect(events[at]?.summary).toContain(`${title}の期限: ${flat(called).trim().slice(0, 8)}`);
    for (const line of out.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  }
});

test('an event keeps its UID when its day moves with a new publication', async () => {
  const reviewOn = async (today: string): Promise<readonly string[]> => {
    const { out } = await status('published', '--format', 'ics', '--today', today, 'scheduled');
    return /^UID:(review-[^\r]*)\r\nDTSTAMP:([^\r]*)\r\nDTSTART;VALUE=DATE:(\d+)/mu.exec(out)?.slice(1) ?? [];
  };
  const [uid = '', ...days] = await reviewOn('2026-11-29');
  expect(days).toEqual(['20261129T000000Z', '20261201']);
  expect(await reviewOn('2026-12-15')).toEqual([uid, '20261215T000000Z', '20271210']);
});

test('errors and warnings are those of check, and every cited clause is there', async () => {
  const { messages } = await checkDocuments([], folderOf('drafts'));
  const { assessments, clauses } = dataOf((await status('drafts', '--format', 'json')).out);
  const known = clauses.map(({ id }) => id);
  for (const version of assessments.flatMap(({ versions }) => versions)) {
    const count = (severity: string): number => messages.filter((message) => message.place.file === version.file && message.severity === severity).length;
    expect([version.file, version.errors, version.warnings]).toEqual([version.file, count('error'), count('warning')]);
  }
  for (const due of assessments.flatMap(({ dues }) => dues)) {
    expect(due.clauses.length).toBeGreaterThan(0);
    expect(due.clauses.filter((id) => !known.includes(id))).toEqual([]);
  }
});

test('the day is that of --today in any spelling, else that of the clock, and is said', async () => {
  const spelled = await Promise.all(['2026-11-29', '令和8年11月29日', '令和８年１１月２９日'].map((day) => status('unreadable', '--today', day, 'fine')));
  expect(new Set(spelled.map(({ out }) => out)).size).toBe(1);
  expect(spelled[0]).toMatchObject({ code: 0, err: '' });
  expect(spelled[0]?.out).toMatch(/^今日: 令和8年11月29日（日）（--today による）\n/u);
  const clock = await status('unreadable', 'fine');
  expect(clock.out).toMatch(/^今日: 令和8年11月29日（日）（この機械の時計による）\n/u);
  expect(dataOf((await status('unreadable', '--format', 'json', 'fine')).out)).toMatchObject({ today: '2026-11-29', todayFrom: 'clock' });
});

test.each([['令和8年2月29日'], ['令和8年11月'], ['明日'], ['']])('--today %j is wrong usage', async (day) => {
  const { code, out, err } = await status('unreadable', '--today', day);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('日付として読めません');
  expect(err).toContain('直し方: 令和8年11月29日 か 2026-11-29 のように');
});

test('an assessment is the same by its name, its folder and one of its versions', async () => {
  const given = ['important-form4', 'assessments/important-form4', 'assessments/important-form4/2024-02-29.yaml'];
  const told = await Promise.all(given.map((path) => status('drafts', path)));
  expect(new Set(told.map(({ out }) => out)).size).toBe(1);
});

test('a missing path is wrong usage, a document that is no assessment leaves the others', async () => {
  expect(await status('drafts', 'gone')).toMatchObject({ code: 2, out: '' });
  const { code, out, err } = await status('unreadable');
  expect(code).toBe(1);
  expect(out).toContain('■ 読める評価書');
  expect(err).toContain('[yaml-syntax]');
});

test('a day later the last day is over', async () => {
  const stateOn = async (today: string): Promise<unknown> => {
    const { out } = await status('published', '--format', 'json', '--today', today, 'anniversary');
    return dataOf(out).assessments[0]?.dues.map(({ kind, state }) => `${kind} ${state}`);
  };
  expect(await stateOn('2026-11-29')).toEqual(['review open', 'reassessment open']);
  expect(await stateOn('2026-11-30')).toEqual(['review overdue', 'reassessment open']);
  expect(await stateOn('2030-11-28')).toEqual(['review overdue', 'reassessment open']);
  expect(await stateOn('2030-11-29')).toEqual(['review overdue', 'reassessment overdue']);
  expect(await stateOn('2025-11-28')).toEqual(['submission undated', 'publication undated']);
});
