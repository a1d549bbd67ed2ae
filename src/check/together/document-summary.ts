import { firstDay, isDay, readDate } from '../../core/dates.js';
import type { CalendarDate } from '../../core/dates.js';
import type { Place } from '../../core/message.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { coverText, publishedKey } from '../../model/cover.js';
import { roleNodes } from '../../model/role-nodes.js';
import { asksEverything, thresholdItems } from '../../threshold/threshold-items.js';
import { thresholdLaw } from '../../law/threshold-law.js';
import { readReviewed } from '../what-else/reviewed.js';
import type { Reviewed } from '../what-else/reviewed.js';
import { sideFacts } from './side-facts.js';
import type { SideFact } from './side-facts.js';

/** Key of 評価書番号 on the cover. */
const numberKey = '評価書番号';
/** File name of a version: its day or draft. */
const versionFile = /(?:^|[\\/])(?:\d{4}-\d{2}-\d{2}|draft)\.ya?ml$/u;

/** Facts of one document for the rules over several. Small, so that a run over hundreds of documents need not hold them all. */
export interface DocumentSummary {
  readonly file: string;
  /** 様式２ */
  readonly form: string;
  /** basic: 基礎項目評価書, which asks the questions of the しきい値判断; detailed: 重点項目 or 全項目評価書, which repeats its result. */
  readonly kind: 'basic' | 'detailed';
  /** 評価実施機関名 */
  readonly body: string;
  /** 事務の名称 */
  readonly process: string;
  /** 公表日. Undefined for a draft, or a date that cannot be read. */
  readonly published?: CalendarDate;
  /** Folder of its versions, or the file itself if it is no version. */
  readonly folder: string;
  /** 評価書番号, as written. */
  readonly number: { readonly text: string; readonly place: Place };
  /** 評価書名 */
  readonly title: string;
  /** 公表日, as written. */
  readonly publishedText: string;
  readonly publishedPlace: Place;
  /** Items that the forms of one 事務 share, without those that are empty. */
  readonly sides: readonly SideFact[];
  /** 実施日 of the 基礎項目評価. Undefined if the form has none, or if it is no day. */
  readonly assessed?: { readonly text: string; readonly day: number; readonly item: string; readonly place: Place };
  /** Entries of 確認済み. */
  readonly reviewed: readonly Reviewed[];
  /** Stated しきい値判断結果. Undefined if none is stated. */
  readonly threshold?: { readonly text: string; readonly item: string; readonly place: Place };
}

/** Returns the summary of a document. */
export function summarizeDocument(assessment: Assessment, source: Source): DocumentSummary {
  const items = thresholdItems(assessment, thresholdLaw());
  const date = readDate(coverText(assessment, publishedKey));
  const { result } = items;
  return {
    file: source.file,
    form: assessment.form.form,
    kind: asksEverything(items) ? 'basic' : 'detailed',
    body: coverText(assessment, '評価実施機関名'),
    process: items.process?.text ?? '',
    folder: folderOf(source.file),
    number: { text: coverText(assessment, numberKey).trim(), place: source.valuePlace([numberKey]) },
    title: coverText(assessment, '評価書名'),
    publishedText: coverText(assessment, publishedKey).trim(),
    publishedPlace: source.valuePlace([publishedKey]),
    sides: sideFacts(assessment, source),
    reviewed: readReviewed(source, assessment),
    ...assessedOn(assessment, source),
    ...(date?.ok ? { published: date.date } : {}),
    ...(result && result.choice !== '' ? { threshold: { text: result.choice, item: result.name, place: source.valuePlace(result.path) } } : {}),
  };
}

/** Returns the folder of a version, or the file itself if its name is no version's. */
function folderOf(file: string): string {
  return versionFile.test(file) ? file.slice(0, Math.max(0, file.search(/[^\\/]*$/u) - 1)) : file;
}

function assessedOn(assessment: Assessment, source: Source): Pick<DocumentSummary, 'assessed'> {
  const node = roleNodes(assessment).first('basic-assessment');
  const date = node?.kind === 'text' ? readDate(node.text) : undefined;
  if (node?.kind !== 'text' || !date?.ok || !isDay(date.date)) return {};
  return { assessed: { text: node.text.trim(), day: firstDay(date.date), item: node.name, place: source.valuePlace(node.path) } };
}
