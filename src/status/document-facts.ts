import type { CheckedDocument } from '../check/check-document.js';
import { hearingOf } from '../check/rules/procedure-days.js';
import { countUnfilled } from '../check/rules/unfilled.js';
import type { PartProgress } from '../check/rules/unfilled.js';
import type { Judgement } from '../classify/judgement.js';
import { firstDay, isDay } from '../core/dates.js';
import { findDates, readDays } from '../core/found-dates.js';
import type { DaySpan } from '../core/found-dates.js';
import type { ItemRole } from '../forms/form.js';
import { isBeforehandOnly, undecided } from '../law/change-kinds.js';
import { publishedKey } from '../model/cover.js';
import { roleNodes } from '../model/role-nodes.js';
import { valueAt } from '../model/value-at.js';
import type { Step } from '../step/step.js';

/** Facts of one version that deadlines rest on. Small, so that a run over many documents need not hold them. */
export interface DocumentFacts {
  readonly file: string;
  /** 様式２. Undefined if the document is of no known form, so that nothing can be told about it. */
  readonly form?: string;
  readonly revision: string;
  /** False if its shape has errors: the facts are then those of its cover. */
  readonly shaped: boolean;
  /** 評価書名, as written. */
  readonly name: string;
  /** 公表日 as written, and its days as numbers of `firstDay`. Undefined if they cannot be read. */
  readonly publishedText: string;
  readonly published?: DaySpan;
  /** Day on which the work ended, by 【○年○月○日 終了】 behind 評価書名. */
  readonly ended?: number;
  /** 第三者点検の実施日. */
  readonly review?: DaySpan;
  /** Earliest 保有開始日 of a 特定個人情報ファイル. */
  readonly holding?: number;
  /** Earliest 変更日 of 変更箇所, and the number of its rows. */
  readonly firstRow?: number;
  readonly rows: number;
  /** Items that are still blank, part by part. Empty if the shape has errors. */
  readonly progress: readonly PartProgress[];
}

/** Facts of a step to a new version that deadlines rest on. The judgements are those of the classification. */
export interface StepFacts {
  /** Changes that must be submitted beforehand. */
  readonly beforehand: readonly BeforehandChange[];
  /** True if some of them are 重要な変更, or add a file to hold. */
  readonly important: boolean;
  readonly newFile: boolean;
  /** Number of those for which neither 実施日 nor a ground is declared yet. */
  readonly undecided: number;
  /** Number of changes of 緊急時の事後評価. */
  readonly emergencies: number;
  /** Number of further changes outside the cover. */
  readonly others: number;
  /** 意見の聴取の実施日・期間 as written, if the version before has another. Undefined also if no day can be read from it. */
  readonly newHearing?: string;
}

/** Days of a change as numbers of `firstDay`: 実施日 and 提出日. Undefined if they are not declared. */
export interface BeforehandChange {
  readonly effective?: number;
  readonly submitted?: number;
}

/** Reads the facts of a checked document. */
export function documentFacts(file: string, { source, shaped, summary }: CheckedDocument): DocumentFacts {
  const text = (key: string): string => {
    const value = valueAt(source.data, [key]);
    return typeof value === 'string' ? value.trim() : '';
  };
  const publishedText = text(publishedKey);
  const published = readDays(publishedText);
  const ended = endOfWork(text('評価書名'));
  const form = shaped?.form.form ?? summary?.form;
  const base = {
    file,
    ...(form === undefined ? {} : { form }),
    revision: shaped?.form.revision ?? text('改定'),
    name: text('評価書名'),
    publishedText,
    ...(published ? { published } : {}),
    ...(ended === undefined ? {} : { ended }),
  };
  if (!shaped) return { ...base, shaped: false, rows: 0, progress: [] };
  const roles = roleNodes(shaped);
  const daysOf = (role: ItemRole): readonly DaySpan[] =>
    roles.all(role).flatMap((node) => (node.kind === 'text' ? (readDays(node.text, published?.last) ?? []) : []));
  const review = daysOf('review')[0];
  const holding = earliest(daysOf('holding').map(({ first }) => first));
  const firstRow = earliest(shaped.rows.flatMap(({ days }) => (days ? [days.first] : [])));
  return {
    ...base,
    shaped: true,
    ...(review ? { review } : {}),
    ...(holding === undefined ? {} : { holding }),
    ...(firstRow === undefined ? {} : { firstRow }),
    rows: shaped.rows.length,
    progress: countUnfilled({ form: shaped.form, assessment: shaped, source }),
  };
}

/** Reads the facts of a step, from its classification. */
export function stepFacts({ before, after, classification: { judgements } }: Step): StepFacts {
  const beforehand = judgements.filter(isForBeforehand);
  const rest = judgements.filter((judgement) => !isForBeforehand(judgement) && judgement.ruleId !== coverRule);
  const emergencies = rest.filter(({ kind }) => kind === 'emergency').length;
  const [former, hearing] = [before, after].map(({ assessment }) => {
    const node = roleNodes(assessment).first('hearing');
    return node?.kind === 'text' && hearingOf(node) ? node.text.trim() : '';
  });
  return {
    beforehand: beforehand.map(({ day, submitted }) => {
      const submission = readDays(submitted ?? '')?.last;
      return { ...(day ? { effective: day.day } : {}), ...(submission === undefined ? {} : { submitted: submission }) };
    }),
    important: beforehand.some(({ kind }) => kind === 'important'),
    newFile: beforehand.some(({ kind }) => kind === 'new-file'),
    undecided: beforehand.filter(({ timing }) => timing === undecided).length,
    emergencies,
    others: rest.length - emergencies,
    ...(hearing === undefined || hearing === '' || hearing === former ? {} : { newHearing: hearing }),
  };
}

/** Rule of a change on the cover. Such a change needs no submission of its own. */
const coverRule = 'cover-item';

function isForBeforehand({ kind, timing }: Judgement): boolean {
  return isBeforehandOnly(kind) && timing !== '事後';
}

/**
 * Reads the day on which a work ended from 評価書名, as the 記載要領 has it written. Undefined if the name gives none.
 * @example endOfWork('予防接種に関する事務　全項目評価書【令和6年3月31日 終了】') → 20240331
 * @example endOfWork('予防接種に関する事務　全項目評価書') → undefined
 */
export function endOfWork(name: string): number | undefined {
  const written = /【([^【】]{1,60})終了[^【】]{0,10}】/u.exec(name)?.[1] ?? '';
  const [only, another] = findDates(written);
  return only?.reading.ok === true && !another && isDay(only.reading.date) ? firstDay(only.reading.date) : undefined;
}

function earliest(days: readonly number[]): number | undefined {
  let found: number | undefined;
  for (const day of days) if (found === undefined || day < found) found = day;
  return found;
}
