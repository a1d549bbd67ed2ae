import { dayOfNumber, daysAfter, firstDay, formatEra } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import { classifyLaw } from '../law/classify-law.js';
import type { Clause } from '../law/clauses.js';
import { dutyNamed } from '../law/periods.js';
import type { DutyName } from '../law/periods.js';
import type { DocumentFacts, StepFacts } from './document-facts.js';
import { dueOf } from './due.js';
import type { Due } from './due.js';

/** A draft with the facts that its deadlines rest on. */
export interface DraftFacts {
  readonly facts: DocumentFacts & Required<Pick<DocumentFacts, 'form'>>;
  /** Undefined if there is no version before, or if errors of shape forbid to compare the two. */
  readonly step?: StepFacts;
  /** True if the folder holds a version before. */
  readonly hasFormer: boolean;
}

/** Lists what comes before and after the submission of a draft, as far as the law asks for it. Empty for a draft without a change. */
export function draftDues(draft: DraftFacts, today: CalendarDay): readonly Due[] {
  const { facts, step, hasFormer } = draft;
  if (!step) return hasFormer || facts.rows > 0 || !facts.shaped ? [unknownSubmission(draft, today)] : firstDues(draft, today);
  if (step.beforehand.length > 0) return beforehandDues(draft, step, today);
  const dues: Due[] = [];
  if (step.emergencies > 0) {
    const duty = dutyNamed('emergency');
    dues.push(dueOf(duty, today, {}, [], duty.clauses), published('publication', draft, today));
  }
  if (step.others > 0) {
    const duty = dutyNamed('correction');
    dues.push(dueOf(duty, today, {}, [], duty.clauses));
    if (step.emergencies === 0) dues.push(published('publication-corrected', draft, today));
  }
  return dues;
}

/** Lists the duties of a first assessment: everything before the file is held (規則第5条第1項, 第6条第1項, 第7条第1項, each 前段). */
function firstDues(draft: DraftFacts, today: CalendarDay): readonly Due[] {
  const { facts } = draft;
  const limit = facts.holding === undefined ? undefined : dayOfNumber(facts.holding);
  const notes = [
    '特定個人情報ファイルを保有する前に提出します。システムで扱うファイルなら、システムを構築する前です',
    ...(limit ? [] : ['保有開始日が書かれていないので、日は決まりません']),
    ...(limit && firstDay(limit) <= firstDay(today)
      ? [`既に保有しているファイルで、しきい値判断の結果が変わったための評価なら、事前でなくて構いません（${rising(facts.form)}）`]
      : []),
  ];
  const clauses = [...newFileClauses(facts.form), ...dutyNamed('submission-new').clauses, ...dutyNamed('submission').clauses];
  const by = limit && daysAfter(limit, -1);
  const from = limit && { day: limit, what: '保有開始日' };
  const submission = dueOf(dutyNamed('submission'), today, { ...(by ? { by } : {}), ...(from ? { from } : {}) }, notes, clauses);
  // 規則第6条第2項 and 第7条第2項 let an assessment follow that a new threshold result asks for.
  const unsure: Due = submission.state === 'overdue' ? { ...submission, state: 'perhaps-overdue' } : submission;
  return [...hearingDues(draft, unsure, today), unsure, published('publication', draft, today)];
}

function rising(form: string): string {
  return hasHearing(form) ? '規則第7条第2項' : form === '様式３' ? '規則第6条第2項' : '指針第6の2';
}

/** Lists the duties of a draft with a 重要な変更 or a new file: everything before the change (規則第6条第1項後段, 第7条第1項後段). */
function beforehandDues(draft: DraftFacts, step: StepFacts, today: CalendarDay): readonly Due[] {
  const { form } = draft.facts;
  const { beforehand, undecided } = step;
  const inTime = beforehand.filter(({ effective, submitted }) => effective !== undefined && submitted !== undefined && submitted < effective);
  const waiting = beforehand.flatMap((change) => (change.effective === undefined || inTime.includes(change) ? [] : [change.effective]));
  const first = waiting.reduce<number | undefined>((found, day) => (found === undefined || day < found ? day : found), undefined);
  const limit = first === undefined ? undefined : dayOfNumber(first);
  const done = inTime.length === beforehand.length;
  const what = [...(step.important ? ['重要な変更を加える'] : []), ...(step.newFile ? ['新しい特定個人情報ファイルを保有する'] : [])].join('・');
  const notes = [
    `${what}前に提出します`,
    ...(done ? ['変更の説明に、実施日より前の提出日が書かれています'] : []),
    ...(limit ? ['提出を済ませていれば、変更の説明に提出日を書いてください'] : []),
    ...(undecided > 0 ? [`要確認の変更が ${String(undecided)} 件あります。実施日か根拠が書かれるまで、事前に提出するものとして扱います`] : []),
    ...(!limit && !done ? ['実施日が書かれていないので、日は決まりません'] : []),
  ];
  const clauses = [
    ...(step.important ? classifyLaw().rule('important-change').clausesFor(form) : []),
    ...(step.newFile ? [...newFileClauses(form), ...dutyNamed('submission-new').clauses] : []),
    ...dutyNamed('submission').clauses,
  ];
  const days = limit ? { by: daysAfter(limit, -1), from: { day: limit, what: '最も早い実施日' } } : {};
  const submission = dueOf(dutyNamed('submission'), today, days, notes, clauses, done);
  const duty = dutyNamed('submission-beside');
  const besideClauses = step.important ? duty.clausesFor(form) : undefined;
  const beside = besideClauses && dueOf(duty, today, days, [], besideClauses, done);
  return [...hearingDues(draft, submission, today), submission, ...(beside ? [beside] : []), published('publication', draft, today)];
}

/** Counts the days of a hearing (指針第5の3) back from the last day of the submission. Empty for a form without one. */
function hearingDues({ facts, step }: DraftFacts, submission: Due, today: CalendarDay): readonly Due[] {
  const duty = dutyNamed('hearing');
  const clauses = duty.clausesFor(facts.form);
  if (!clauses) return [];
  const recorded = step?.newHearing;
  const notes = recorded === undefined ? [] : [`案に、前の版と違う意見の聴取の期間（${recorded}）が書かれています`];
  const days = submission.by ? { by: daysAfter(submission.by, -(duty.days ?? 0)), from: { day: submission.by, what: `${submission.duty.title}の期限` } } : {};
  const due = dueOf(duty, today, days, notes, [...submission.clauses.filter(isOfHearing), ...clauses], recorded !== undefined || submission.state === 'done');
  return [due.state === 'overdue' && submission.state === 'perhaps-overdue' ? { ...due, state: 'perhaps-overdue' } : due];
}

/** True for the clause that asks for the hearing: 規則第7条第1項. */
function isOfHearing({ id }: Clause): boolean {
  return id.startsWith('規則第7条第1項');
}

function unknownSubmission({ facts, hasFormer }: DraftFacts, today: CalendarDay): Due {
  const duty = dutyNamed('submission');
  const why = hasFormer
    ? '前の版かこの案に、様式の上の誤りがあるので、変更を比べられません。「hyokasho check」で誤りを直してください'
    : facts.shaped
      ? '変更箇所に行がありますが、前の版が同じフォルダーにありません。前の版を公表日の名前で置くと、重要な変更があるか分かります'
      : 'この案に様式の上の誤りがあるので、日は分かりません。「hyokasho check」で誤りを直してください';
  return dueOf(duty, today, {}, [why], duty.clauses);
}

function published(name: Extract<DutyName, 'publication' | 'publication-corrected'>, { facts }: DraftFacts, today: CalendarDay): Due {
  const duty = dutyNamed(name);
  const planned =
    facts.published && facts.published.first > firstDay(today) ? [`公表日は${formatEra(dayOfNumber(facts.published.first))}と書かれています`] : [];
  return dueOf(duty, today, {}, planned, duty.clausesFor(facts.form) ?? duty.clauses);
}

function newFileClauses(form: string): readonly Clause[] {
  return classifyLaw().rule('new-file').clausesFor(form);
}

function hasHearing(form: string): boolean {
  return dutyNamed('hearing').clausesFor(form) !== undefined;
}
