import type { CalendarDate } from '../../core/dates.js';
import { readDate } from '../../core/dates.js';
import type { Place } from '../../core/message.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { coverText, publishedKey } from '../../model/cover.js';
import { asksEverything, thresholdItems } from '../../threshold/threshold-items.js';
import { thresholdLaw } from '../../law/threshold-law.js';

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
    ...(date?.ok ? { published: date.date } : {}),
    ...(result && result.choice !== '' ? { threshold: { text: result.choice, item: result.name, place: source.valuePlace(result.path) } } : {}),
  };
}
