import type { Message } from '../core/message.js';
import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import type { Source } from '../load/read/source.js';
import type { DayFrom, Declared } from './facts/declared.js';
import { changeName, pathInNew } from '../diff/changes/change-place.js';
import { refusedGround } from './facts/refused-ground.js';
import { isBeforehandOnly, undecided } from '../law/change-kinds.js';
import type { Judgement } from './judgement.js';
import { publicationOrder, usableSubmission } from './facts/version-dates.js';
import type { Publication } from './facts/version-dates.js';

/** Rule id of the error for a change that must be 事前 and whose 提出時期 is 要確認. */
export const undecidedRule = 'timing-undecided';

/** A judgement with the facts that its messages need. */
export interface Judged {
  readonly judgement: Judgement;
  readonly declared: Declared;
  readonly publication: Publication;
  readonly source: Source;
}

/** Reports problems with the days of a change, at its item. Problems with a person's decision are reported at its 提出時期. */
export function timingMessages(judged: Judged): readonly Message[] {
  const { judgement, declared, publication } = judged;
  const { day } = judgement;
  if (judgement.overridden) return overrideMessages(judged);
  if (judgement.timing === undecided) return isBeforehandOnly(judgement.kind) ? [timingUndecided(judged)] : day ? [publishedNoDay(judged, day)] : [];
  if (!isBeforehandOnly(judgement.kind) || !day) return [];
  const order = publicationOrder(publication, day, declared.submitted);
  if (order === 'after') return [importantToldAfterwards(judged)];
  if (order === 'same-day') return [publishedSameDay(judged, day)];
  return judgement.assumed === 'publication-day' ? [publishBeforeChange(judged, day)] : [];
}

/** Reports a 公表日 that is no day, so that it does not decide the 提出時期 of a change without ※. */
function publishedNoDay(judged: Judged, day: DayFrom): Message {
  const { publication, source } = judged;
  return {
    ruleId: undecidedRule,
    severity: 'error',
    ...atChange(judged),
    text: `公表日（${publication.text}）が日まで分からないので、実施日（${day.text}）より前かどうか決まりません`,
    mend: '公表日を「令和8年4月1日」のように、日まで書いてください',
    related: source.valuePlace(publication.path),
  };
}

function timingUndecided(judged: Judged): Message {
  const { judgement, publication, declared, source } = judged;
  const { change, day } = judgement;
  // A removed entry may share its name with a new one: a declaration under that name would be about the new one.
  const what = change.after ? 'の変更' : 'の記載を削る変更';
  const item = change.after || change.kind === 'field' ? 'この項目の' : `「${keys.items}: ${change.key}」（なくなったものは、名前でなくキーで指します）と`;
  const base = { ruleId: undecidedRule, severity: 'error', ...atChange(judged) } as const;
  const subject = judgement.kind === 'new-file' ? '新しい特定個人情報ファイルを保有することになる変更' : `重要な変更の対象（※）${what}`;
  if (day) {
    return {
      ...base,
      text: `${subject}ですが、公表日（${publication.text}）が日まで分からないので、実施日（${day.text}）より前かどうか決まりません`,
      mend: '公表日を「令和8年4月1日」のように、日まで書いてください',
      related: source.valuePlace(publication.path),
    };
  }
  if (judgement.kind === 'new-file') {
    return {
      ...base,
      text: `${subject}ですが、保有を始める日が説明されていないので、その前に提出・公表するのか判断できません（${judgement.clause}）`,
      mend: `「${declarationsKey}」に、${item}「${keys.effective}」（保有を始める日）を書いてください。ファイルの名称を改めただけなら「${keys.ground}: 文言の修正」と「${keys.reason}」を、災害などで緊急に保有したのなら「${keys.ground}: 緊急時の事後評価」と「${keys.reason}」を書いてください`,
    };
  }
  const refused = refusedGround(declared);
  if (refused !== undefined) {
    return {
      ...base,
      text: `重要な変更の対象（※）${what}です。${refused}`,
      mend: `「${declarationsKey}」に、${item}「${keys.effective}」を書くか、リスクに影響しない変更、リスクを下げる変更のどちらかに当たるなら、その「${keys.ground}」と「${keys.reason}」を書いてください`,
    };
  }
  return {
    ...base,
    text: `重要な変更の対象（※）${what}ですが、変更の実施日も、重要な変更に当たらない理由も説明されていないので、提出時期を判断できません`,
    mend: `「${declarationsKey}」に、${item}「${keys.effective}」を書くか、重要な変更に当たらないときは「${keys.ground}」と「${keys.reason}」を書いてください`,
  };
}

function importantToldAfterwards(judged: Judged): Message {
  const { publication, source } = judged;
  const effective = judged.judgement.day;
  const [act, days] = submissionOf(judged) ? ['提出し', '提出日'] : ['公表し', '公表日'];
  const isFile = judged.judgement.kind === 'new-file';
  const duty = isFile
    ? `特定個人情報ファイルは、保有する前に評価書を${act}なければなりませんが、保有を始める日`
    : `重要な変更は、実施する前に${act}なければなりませんが、実施日`;
  const excuse = isFile ? 'ファイルの名称を改めただけなら「文言の修正」を' : '重要な変更に当たらないのならその根拠を';
  return {
    ruleId: 'important-told-afterwards',
    severity: 'error',
    ...atChange(judged),
    text: `${duty}（${effective?.text ?? ''}）が${dayOf(judged)}${!submissionOf(judged) && isByFormer(publication) ? '以前' : 'より前'}です`,
    mend: `実施日と${days}を確かめてください。災害などで緊急に${isFile ? '保有した' : '変更した'}のなら「${keys.ground}: 緊急時の事後評価」を、${excuse}、「${keys.reason}」と共に書いてください`,
    ...(effective ? { related: source.valuePlace([...effective.from.path, keys.effective]) } : {}),
  };
}

function publishBeforeChange({ judgement, source }: Judged, effective: DayFrom): Message {
  return {
    ruleId: 'publish-before-change',
    severity: 'notice',
    text: `${kindName(judgement.kind)}があり、この版の公表日がまだ書かれていません。事前と判断したのは、実施日（${effective.text}）より前に公表するものとしてのことです`,
    place: source.valuePlace([...effective.from.path, keys.effective]),
    item: declarationsKey,
    mend: '実施日より前に、委員会への提出と公表を済ませてください。公表日を書くと、改めて判断します',
  };
}

/** Reports 実施日 on the day of 提出 or 公表: only people know the order within a day. */
function publishedSameDay(judged: Judged, effective: DayFrom): Message {
  const { judgement, publication, source } = judged;
  const submission = submissionOf(judged);
  const [act, days] = submission ? ['提出', '提出日'] : ['公表', '公表日'];
  return {
    ruleId: 'published-same-day',
    severity: 'warning',
    text: `${kindName(judgement.kind)}の実施日（${effective.text}）が${days}と同じ日です。${act}が実施より先であったものとして、事前と判断しました`,
    place: source.valuePlace([...effective.from.path, keys.effective]),
    item: declarationsKey,
    mend: `その日のうちに、実施より先に${act}したことを確かめてください。そうでなければ、実施日か${days}を直してください`,
    related: source.valuePlace(submission ? [...submission.from.path, keys.submitted] : publication.path),
  };
}

function overrideMessages(judged: Judged): readonly Message[] {
  const { judgement, declared, source } = judged;
  const { override } = declared;
  const { day: effective } = judgement;
  if (!override) return [];
  const messages: Message[] = [];
  const place = source.valuePlace([...override.from.path, keys.timing]);
  if (isBeforehandOnly(judgement.kind) && override.timing === '事後' && judgement.byDates !== '事前') {
    messages.push(judgement.byDates === '事後' ? importantToldAfterwards(judged) : importantOverridden(judged, place));
  }
  if (judgement.byDates !== undefined && judgement.byDates !== override.timing) {
    messages.push({
      ruleId: 'declaration-contradicts-dates',
      severity: 'error',
      text: `提出時期を「${override.timing}」と説明していますが、${dayOf(judged)}と実施日（${effective?.text ?? ''}）によれば「${judgement.byDates}」です`,
      place,
      item: declarationsKey,
      mend: `提出時期か、実施日か、${submissionOf(judged) ? '提出日' : '公表日'}を直してください`,
      ...(effective ? { related: source.valuePlace([...effective.from.path, keys.effective]) } : {}),
    });
  }
  if (judgement.record && override.timing === '事前') {
    messages.push({
      ruleId: 'declaration-contradicts-dates',
      severity: 'error',
      text: `提出時期を「事前」と説明していますが、「${changeName(judgement.change)}」は既に行ったことの記録なので「事後」です`,
      place,
      item: declarationsKey,
      mend: `「${keys.items}」をより詳しく書いて、この項目を除くか、提出時期を直してください`,
      related: atChange(judged).place,
    });
  }
  if (judgement.wording === '') {
    messages.push({
      ruleId: 'declaration-without-wording',
      severity: 'warning',
      text: '提出時期を人が判断しましたが、「提出時期に係る説明」に書く文言がありません',
      place,
      item: declarationsKey,
      mend: `「${keys.wording}」に、変更箇所に書く説明を書いてください（「${keys.reason}」は部内の覚えで、公表されません）`,
    });
  }
  return messages;
}

/** Reports a person's 事後 for a change that must be 事前 (規則第5条から第7条まで): the person answers for it. */
function importantOverridden(judged: Judged, place: Message['place']): Message {
  const { place: related, item } = atChange(judged);
  return {
    ruleId: 'important-overridden',
    severity: 'warning',
    text: `${judged.judgement.kind === 'new-file' ? kindName('new-file') : '重要な変更の対象（※）の変更'}を、人の判断で事後としています。この判断がなければ「${judged.judgement.overridden?.timing ?? ''}」です`,
    place,
    ...(item === undefined ? {} : { item }),
    mend: `${judged.judgement.kind === 'new-file' ? 'ファイルの名称を改めただけなど、新しく保有するのでない理由があるなら' : '重要な変更に当たらない理由があるなら'}、「${keys.timing}」の代わりに「${keys.ground}」と「${keys.reason}」で説明してください`,
    related,
  };
}

function kindName(kind: Judgement['kind']): string {
  return kind === 'new-file' ? '新しい特定個人情報ファイルの保有' : '重要な変更';
}

/** Names the day that 実施日 was compared with. Without 公表日 that is the day of the version before: this version is published after it. */
function dayOf(judged: Judged): string {
  const { publication } = judged;
  const submission = submissionOf(judged);
  if (submission) return `提出日（${submission.text}）`;
  return isByFormer(publication) ? `前の版の公表日（${publication.former?.text ?? ''}）` : `公表日（${publication.text}）`;
}

function submissionOf({ publication, declared: { submitted } }: Judged): DayFrom | undefined {
  return usableSubmission(publication, submitted) ? submitted : undefined;
}

function isByFormer({ first, former }: Publication): boolean {
  return first === 0 && former !== undefined;
}

/** Returns the place of a change in the new version. For a removed item it is the list or item that held it. */
function atChange({ judgement: { change }, source }: Judged): Pick<Message, 'place' | 'item'> {
  return { place: source.valuePlace(pathInNew(change)), item: changeName(change) };
}
