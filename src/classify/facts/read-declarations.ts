import { append } from '../../core/long-lists.js';
import { equalData } from '../../core/equal.js';
import { firstDay, formatEra, isDay, readDate } from '../../core/dates.js';
import { readForeignDay } from '../../core/found-dates.js';
import { foldForm } from '../../core/fold-form.js';
import type { Message } from '../../core/message.js';
import type { AssessmentDiff } from '../../diff/changes/change.js';
import { declarationKeys as keys, declarationsKey, declaredGrounds, timings, withoutRow } from '../../forms/internal-keys.js';
import type { DeclaredGround } from '../../forms/internal-keys.js';
import { clip } from '../../core/clip.js';
import type { Path, Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import { classifyLaw } from '../../law/classify-law.js';
import type { ChangeDeclaration, Declaration, DeclaredDay, Replacement } from './declaration.js';
import { scopeReader } from './read-scopes.js';
import type { ScopeReader } from './read-scopes.js';

/** Declarations of a document, and the problems found in them. */
export interface Declarations {
  readonly declarations: readonly Declaration[];
  readonly messages: readonly Message[];
}

/**
 * Reads 変更の説明. Reports and skips a ground or decision without the reason that it needs, a day that is none, and the name of no item.
 * Skips values of the wrong shape without a message; the schema reports them. Looks for items in `assessment`, and for removed ones in
 * the version before it, from `diff`.
 *
 * A draft begins as a copy of the version before it. Reports and skips an entry that equals one of that version (`former` is its source):
 * it was about that version's changes, and a 重要な変更 of this version would pass for one of those.
 */
export function readDeclarations(source: Source, assessment: Assessment, diff?: AssessmentDiff, former?: Source): Declarations {
  const written = valueAt(source.data, [declarationsKey]);
  const older = valueAt(former?.data, [declarationsKey]);
  const scopes = scopeReader(source, assessment, diff);
  const read = (Array.isArray(written) ? written : []).map((entry: unknown, index) => {
    const isMap = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
    if (isMap && Array.isArray(older) && older.some((each) => equalData(each, entry)))
      return { declarations: [], messages: [copied(source, [declarationsKey, index])] };
    return isMap
      ? readEntry({ entry: entry as WrittenDeclaration, path: [declarationsKey, index], source, messages: [] }, scopes)
      : { declarations: [], messages: [] };
  });
  return { declarations: read.flatMap((each) => each.declarations), messages: read.flatMap((each) => each.messages) };
}

function copied(source: Source, path: Path): Message {
  return {
    ruleId: 'declaration-copied',
    severity: 'error',
    text: '前の版と同じ説明がそのまま残っています。前の版の変更についてのものとみなし、この版の判断には使いません',
    place: source.valuePlace(path),
    item: declarationsKey,
    mend: `消してください。この版の変更にも当てはまるなら、「${keys.reason}」をこの版の変更のことに書き改めてください`,
  };
}

type WrittenDeclaration = Readonly<Record<string, unknown>>;

/** One entry, and the messages about it. */
interface DeclarationReading {
  readonly entry: WrittenDeclaration;
  readonly path: Path;
  readonly source: Source;
  readonly messages: Message[];
}

function readEntry(reading: DeclarationReading, scopeReading: ScopeReader): Declarations {
  const { entry, path, messages } = reading;
  const reason = textAt(entry, keys.reason);
  const rows = (Array.isArray(entry[keys.rows]) ? (entry[keys.rows] as unknown[]) : []).filter((row) => typeof row === 'number');
  if (rows.length > 0) {
    refuseBesideRows(reading);
    const declarations = needReason(reading, keys.rows, reason) ? [{ kind: 'rows', path, reason, rows } as const] : [];
    return { declarations, messages };
  }
  const { scopes, messages: unclear } = scopeReading.read(entry[keys.items], path);
  append(messages, unclear);
  const declarations: Declaration[] = [];
  const omits = entry[keys.row] === withoutRow;
  if (omits && scopes === undefined) {
    report(
      reading,
      [keys.row],
      'declaration-without-item',
      `「${keys.row}: ${withoutRow}」に、どの項目かが書かれていません`,
      '「項目:」に、載せない項目の名前を書いてください',
    );
  } else if (omits && scopes && needReason(reading, keys.row, reason)) declarations.push({ kind: 'omission', path, reason, scopes });
  const change = readChange(reading, reason);
  if (typeof change === 'object') declarations.push({ kind: 'change', path, reason, ...change, ...(scopes ? { scopes } : {}) });
  else if (change === 'empty' && !omits) {
    messages.push({
      ruleId: 'declaration-empty',
      severity: 'warning',
      text: '変更について何も説明していない記載です',
      place: reading.source.valuePlace(path),
      item: declarationsKey,
      mend: `「${keys.ground}」「${keys.effective}」「${keys.wording}」「${keys.timing}」などを書くか、この記載を消してください`,
    });
  }
  return { declarations, messages };
}

/** Reads what an entry declares on judging changes. 'empty' if it declares nothing, 'faulty' if its 置換 is faulty. */
function readChange(reading: DeclarationReading, reason: string): Omit<ChangeDeclaration, 'kind' | 'path' | 'reason' | 'scopes'> | 'empty' | 'faulty' {
  const { entry } = reading;
  const declares = [keys.ground, keys.effective, keys.submitted, keys.wording, keys.timing, keys.replacements].some((key) => !isBlank(entry[key]));
  if (!declares) return 'empty';
  const stated = declaredGrounds.find((each) => each === entry[keys.ground]);
  const replacements = readReplacements(reading, stated);
  // Without 置換 the declaration would cover every change of its items, not only those that 置換 was to explain.
  if (!replacements) return 'faulty';
  const needed = stated && (classifyLaw().grounds.get(stated)?.reason === 'always' || replacements.length === 0);
  const ground = !needed || needReason(reading, keys.ground, reason) ? stated : undefined;
  const decided = timings.find((each) => each === entry[keys.timing]);
  const timing = decided && needReason(reading, keys.timing, reason) ? decided : undefined;
  const effective = readDay(reading, keys.effective);
  const submitted = readDay(reading, keys.submitted);
  return {
    replacements,
    wording: textAt(entry, keys.wording),
    ...(ground ? { ground } : {}),
    ...(timing ? { timing } : {}),
    ...(effective ? { effective } : {}),
    ...(submitted ? { submitted } : {}),
  };
}

/** Reads 置換. Empty if there is none; undefined if a part of it is faulty, which is reported. */
function readReplacements(reading: DeclarationReading, ground: DeclaredGround | undefined): readonly Replacement[] | undefined {
  const written: unknown = reading.entry[keys.replacements];
  if (!Array.isArray(written) || written.length === 0) return [];
  const { grounds } = classifyLaw();
  if (!ground || !grounds.get(ground)?.words) {
    const fit = [...grounds.values()].filter((each) => each.words).map((each) => `「${each.ground}」`);
    const found = ground ? `根拠「${ground}」には、置換を添えられません` : '置換に、根拠が書かれていません';
    report(reading, [keys.replacements], 'declaration-replacement', found, `置換を添えられる根拠は${fit.join('')}です`);
    return undefined;
  }
  const replacements = written.map((pair: unknown, index): Replacement | undefined => {
    const map = typeof pair === 'object' && pair !== null ? (pair as WrittenDeclaration) : {};
    const [former, now] = [textAt(map, keys.former), textAt(map, keys.now)];
    const [old, folded] = [foldForm(former).trim(), foldForm(now).trim()];
    if (old !== '' && folded !== '' && old !== folded) return { former, now };
    const fault =
      old === '' || folded === '' ? `「${old === '' ? keys.former : keys.now}」が書かれていません` : `「${keys.former}」と「${keys.now}」が同じです`;
    report(
      reading,
      [keys.replacements, index],
      'declaration-replacement',
      `置換の${fault}`,
      '前の版での書き方を「旧」に、この版での書き方を「新」に書いてください',
    );
    return undefined;
  });
  return replacements.every((each) => each !== undefined) ? replacements : undefined;
}

function readDay(reading: DeclarationReading, key: typeof keys.effective | typeof keys.submitted): DeclaredDay | undefined {
  const text = textAt(reading.entry, key);
  if (text === '') return undefined;
  const read = readDate(text);
  if (read?.ok && isDay(read.date)) return { text, day: firstDay(read.date) };
  const why = read === undefined ? '日付として読めません' : read.ok ? '日まで書かれていません' : `暦にない日です（${read.reason}）`;
  const foreign = readForeignDay(text);
  const mend = foreign ? `「${formatEra(foreign.date)}」と書いてください` : '「令和8年4月1日」のように、日まで書いてください';
  report(reading, [key], 'declaration-date', `${key}「${clip(text)}」は、${why}`, mend);
  return undefined;
}

/** True if there is a reason. Reports a missing one. */
function needReason(reading: DeclarationReading, key: string, reason: string): boolean {
  if (reason !== '') return true;
  const what = key === keys.ground ? `根拠「${textAt(reading.entry, key)}」` : `「${key}」の記載`;
  report(
    reading,
    [key],
    'declaration-without-reason',
    `${what}に、理由が書かれていません。理由が書かれるまで、この記載は働きません`,
    '「理由:」に、なぜそう判断したかを書いてください',
  );
  return false;
}

function refuseBesideRows(reading: DeclarationReading): void {
  const others = Object.entries(reading.entry).filter(([key, value]) => key !== keys.rows && key !== keys.reason && !isBlank(value));
  for (const [key] of others) {
    report(
      reading,
      [key],
      'declaration-mixed',
      `行についての記載に、「${key}」を一緒に書くことはできません`,
      `「${key}」は、「- 」を分けた別の記載にしてください`,
    );
  }
}

function report({ path, source, messages }: DeclarationReading, below: Path, ruleId: string, text: string, mend: string): void {
  messages.push({ ruleId, severity: 'error', text, place: source.valuePlace([...path, ...below]), item: declarationsKey, mend });
}

function textAt(entry: WrittenDeclaration, key: string): string {
  const value = entry[key];
  return typeof value === 'string' ? value.trim() : '';
}
