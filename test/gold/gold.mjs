// `npm run gold`: the change tables that cities published against what the program makes of the versions before and after.
//
//   gold.mjs [FOLDER-OF-THE-COMPILED-PROGRAM]
//
// A file test/gold/<assessment>/<newer version>.yaml is the answer key of one step: for every published row what of it could be taken
// back when the older version was reconstructed, and which items differ because of it. Ends with 1 when an item of a row that could be
// taken back is not found, when a published 事前 of a ※ item comes out as 事後, or when a difference has no explanation in the key.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { URL, fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = resolve(process.argv[2] ?? join(root, 'dist'));
const load = (file) => import(pathToFileURL(join(program, file)).href);
const { foldForm } = await load('core/fold-form.js');
const { readSource } = await load('load/read/read-source.js');
const { diskFiles } = await load('workspace/disk/disk-files.js');
const { parseDocument } = await load('validate/parse-document.js');
const { diffAssessments } = await load('diff/diff-assessments.js');
const { classifyDiff } = await load('classify/classify-diff.js');
const { phraseRows } = await load('appendix/phrase/phrase-rows.js');
const { stepRows } = await load('appendix/rows/step-rows.js');
const { matchRows } = await load('appendix/match/match-rows.js');
const { rowCells } = await load('appendix/rows/change-table.js');
const { rowTexts } = await load('appendix/match/row-texts.js');
const { declarationsKey } = await load('forms/internal-keys.js');

const keys = join(root, 'test/gold');
let failed = false;
for (const assessment of readdirSync(keys, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const file of readdirSync(join(keys, assessment.name))
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const report = compareStep(assessment.name, parse(readFileSync(join(keys, assessment.name, file), 'utf8')));
    console.log(report.lines.join('\n'));
    failed ||= report.failed;
  }
}
process.exitCode = failed ? 1 : 0;

function compareStep(assessment, key) {
  const [before, after] = [key.old, key.new].map((day) => readVersion(`assessments/${assessment}/${day}.yaml`));
  const diff = diffAssessments(before.assessment, after.assessment);
  const declared = judgementsOf(diff, after.source);
  const undeclared = judgementsOf(diff, withoutDeclarations(after.source));
  const published = stepRows(before.assessment, after.assessment).added;
  const { rows: matches, uncovered } = matchRows(diff, published);
  const generated = phraseRows([...declared.values()].flat(), diff, { excerpt: 'paragraph', date: key.new });
  const whole = phraseRows([...declared.values()].flat(), diff, { excerpt: 'full', date: key.new });

  const counts = { reconstructed: 0, found: 0, matched: 0, same: 0, timed: 0, worded: 0, changing: 0 };
  const differences = [];
  let wrong = false;
  const differ = (where, what, explanation) => {
    differences.push(`  ${where}: ${what}`, `      ${explanation === undefined ? '説明がありません' : `→ ${explanation.trim().replaceAll('\n', '')}`}`);
    wrong ||= explanation === undefined;
  };

  if (published.length !== key.rows.length) differ('行の数', `公表された行は ${published.length}、正解の行は ${key.rows.length}`, undefined);
  for (const [index, entry] of key.rows.entries()) {
    const match = matches[index];
    if (!match) continue;
    const cells = rowCells(match.row);
    const where = `${entry.row}行目（${oneLine(cells.item.text)}）`;
    const changes = new Set(entry.items.flatMap((item) => diff.changes.filter((change) => covers(change.key, item, change.kind))));
    if (entry.taken === 'no') {
      differ(where, '前の版に戻せなかった行', entry.note);
      continue;
    }
    if (entry.taken === 'partly') differ(where, '一部だけ戻せた行', entry.note);
    counts.reconstructed += 1;
    const lost = entry.items.filter((item) => ![...changes].some((change) => covers(change.key, item, change.kind)));
    if (lost.length === 0) counts.found += 1;
    else {
      differ(where, `違いとして見つからない項目 ${lost.join('、')}`, undefined);
    }
    const unmatched = entry.items.filter((item) => !match.changes.some((told) => told.items.some((toldKey) => covers(toldKey, item, told.change.kind))));
    if (unmatched.length === 0) counts.matched += 1;
    else differ(where, `この行と結び付かない項目 ${unmatched.join('、')}`, entry['not matched']);
    if (changes.size === 0) continue;
    counts.changing += 1;

    const rows = whole.filter((row) => row.keys.some((rowKey) => [...changes].some((change) => change.key === rowKey)));
    const missing = ['before', 'after'].flatMap((side) => quotesMissing(match.row, side, rows));
    if (missing.length === 0) counts.same += 1;
    else differ(where, `作った行にない記載「${oneLine(missing[0])}」${missing.length > 1 ? `ほか ${missing.length - 1}` : ''}`, entry.note);

    const timings = new Set([...changes].map((change) => last(declared.get(change)).timing));
    const timing = match.row.timing?.choice ?? '';
    if (timings.size === 1 && timings.has(timing)) counts.timed += 1;
    else differ(where, `提出時期は公表「${timing}」、判断「${[...timings].join('、')}」`, entry.timing);
    const wording = match.row.explanation?.text ?? '';
    if ([...changes].every((change) => foldForm(last(declared.get(change)).wording).includes(foldForm(wording)))) counts.worded += 1;
    if (timing === '事前' && [...changes].some((change) => isImportant(change) && last(undeclared.get(change)).timing === '事後')) {
      differ(where, '宣言がないと、※の項目の「事前」が「事後」になる', undefined);
    }
  }

  const told = new Set(matches.flatMap((match) => match.changes.map(({ change }) => change.key)));
  const extra = generated.filter((row) => !row.keys.some((rowKey) => told.has(rowKey)));
  for (const row of extra) differ(`作った行「${oneLine(row.item)}」`, '公表の表にない', key.extra?.[row.keys[0]]);
  for (const { change } of uncovered.filter(({ change }) => told.has(change.key))) {
    differ(`「${(change.after ?? change.before).name}」`, '公表の行が一部しか述べていない', key.extra?.[change.key]);
  }

  const groupings = groupingsOf(key.rows, matches, generated);
  const { reconstructed, found, matched, same, timed, worded, changing } = counts;
  return {
    failed: wrong,
    lines: [
      `${assessment} ${key.old} → ${key.new}`,
      `  公表された行 ${published.length}、作った行 ${generated.length}、戻せた行 ${reconstructed}`,
      `  項目を違いとして見つけた行 ${found}／${reconstructed}、項目で結び付いた行 ${matched}／${reconstructed}`,
      `  変更前・変更後が同じことを言う行 ${same}／${changing}、提出時期が同じ行 ${timed}／${changing}、説明が同じ行 ${worded}／${changing}`,
      ...(groupings.length === 0 ? [] : ['  まとめ方', ...groupings.map((line) => `    ${line}`)]),
      ...(differences.length === 0 ? [] : ['  違い', ...differences.map((line) => `  ${line}`)]),
      '',
    ],
  };
}

/** Where a published row and a generated one are not one to one: the city put changes together, or told one item in several rows. */
function groupingsOf(rows, matches, generated) {
  const tellers = new Map(generated.map((row) => [row, []]));
  const lines = [];
  for (const [index, { row: number }] of rows.entries()) {
    const told = new Set(matches[index]?.changes.map(({ change }) => change.key));
    const of = generated.filter((row) => row.keys.some((each) => told.has(each)));
    for (const row of of) tellers.get(row).push(number);
    if (of.length > 1) lines.push(`${number}行目は、作った行 ${of.length} 件をまとめて述べる（${of.map(({ item }) => lastLine(item)).join('、')}）`);
  }
  for (const [row, numbers] of tellers) {
    if (numbers.length > 1) lines.push(`作った行「${oneLine(row.item)}」は、公表された ${numbers.length} 行（${numbers.join('、')}行目）に当たる`);
  }
  return lines;
}

function lastLine(text) {
  return text.split('\n').slice(-2).join('　');
}

function readVersion(file) {
  const source = readSource(file, diskFiles(root));
  const { assessment, messages } = parseDocument(source);
  if (!assessment || messages.some(({ severity }) => severity === 'error')) throw new Error(`${file}: ${messages.map(({ text }) => text).join('\n')}`);
  return { source, assessment };
}

function withoutDeclarations(source) {
  const data = Object.fromEntries(Object.entries(source.data).filter(([name]) => name !== declarationsKey));
  return { ...source, data };
}

/** The judgements of every change; a change has one. */
function judgementsOf(diff, source) {
  const judged = new Map();
  for (const judgement of classifyDiff(diff, source).judgements) judged.set(judgement.change, [...(judged.get(judgement.change) ?? []), judgement]);
  return judged;
}

/** True when a change at `key` is about the item: the same, or the whole entry around it. */
function covers(key, item, kind) {
  return key === item || (kind !== 'field' && item.startsWith(`${key}/`));
}

/** What a published cell quotes and the generated rows, given in full, do not hold. */
function quotesMissing(row, side, rows) {
  const held = rows.map((each) => foldForm(each[side])).join('\n');
  const { quotes } = rowTexts(row)[side];
  const wanted = quotes.filter(({ describes, isLabel }) => !describes && !isLabel);
  return wanted.filter(({ forms }) => !forms.some((form) => held.includes(form))).map(({ text }) => text);
}

function isImportant(change) {
  return (change.after ?? change.before).important;
}

function last(list) {
  return list.at(-1);
}

function oneLine(text) {
  const line = text.replaceAll(/\s*\n\s*/gu, '　').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
