import { checkRules } from './rules/check-rules.js';
import { stepRules } from './steps/step-rules.js';
import { workspaceRules } from './together/check-workspace.js';

/** Returns the title of the messages with a rule id, for lists of rules. Returns the id itself if it is unknown. */
export function ruleTitle(id: string): string {
  const rule = [...checkRules, ...stepRules, ...workspaceRules].find((each) => each.id === id);
  return rule?.title ?? (Object.hasOwn(titles, id) ? titles[id] : undefined) ?? id;
}

/** Returns the id of every rule, those of messages that no rule reports included. */
export function ruleIds(): readonly string[] {
  return [...new Set([...checkRules, ...stepRules, ...workspaceRules].map(({ id }) => id).concat(Object.keys(titles)))];
}

/** Titles of messages that no rule reports: of files, YAML, the schema, pictures, declarations and versions. */
const titles: Readonly<Record<string, string>> = {
  'file-unreadable': 'ファイルを読めない',
  'file-changed': '読んだ後にファイルが変わった',
  'file-too-large': 'ファイルが大きすぎる',
  'file-encoding': '文字コードが UTF-8 でない',
  'file-empty': 'ファイルに中身がない',
  'no-documents': '評価書がない',
  'alike-names': '見た目の同じ名前が二つある',
  'yaml-syntax': 'YAML として読めない',
  'yaml-tab': '字下げにタブがある',
  'yaml-duplicate-key': '同じ項目が二つある',
  'yaml-alias': 'YAML の参照（& と *）',
  'yaml-tag': 'YAML の型の指定（!）',
  'yaml-directive': 'YAML の指示行（%）',
  'yaml-merge-key': 'YAML の取込み（<<）',
  'yaml-several-documents': '一つのファイルに文書が二つ以上ある',
  'yaml-too-deep': '入れ子が深すぎる',
  'yaml-too-long': '読める長さを超えている',
  'yaml-too-many-entries': '並びが長すぎる',
  'more-findings': '示しきれない知らせ',
  'yaml-key': '項目名が文字でない',
  'yaml-root': '全体が項目の並びでない',
  'yaml-comment': '注釈とみなされた文字',
  'conflict-marks': 'git の統合が終わっていない',
  'forbidden-character': '使えない文字',
  'own-words': '用語の一覧（用語.yaml）が使えない',
  'unknown-form': '知らない様式又は改定',
  'unknown-key': '様式にない項目',
  'unknown-option': '選択肢にない値',
  'choice-spelling': '選択肢の書き方が様式と違う',
  'duplicate-option': '同じ選択肢が二度選ばれている',
  'wrong-type': '値の種類が違う',
  'schema-count': '件数や行の番号が数でない',
  'missing-id': 'id がない',
  'bad-id': 'id に使えない文字がある',
  'too-many-repeats': '様式の欄の数を超えている',
  'figure-diagram': '図式を図にできない',
  'figure-file': '図のファイルを使えない',
  'figure-small-text': '図の文字が小さすぎる',
  'missing-glyph': '書体に字形のない文字',
  'published-slip-unusable': '公表時の誤りの記載が使えない',
  'published-slip-unused': '当たる誤りのない公表時の誤り',
  'reviewed-unusable': '確認済みの記載が使えない',
  'reviewed-unused': '当たる知らせのない確認済みの記載',
  'declaration-unknown-item': '変更の説明が知らない項目を指している',
  'declaration-ambiguous-item': '変更の説明の項目が一つに決まらない',
  'declaration-without-reason': '変更の説明に理由がない',
  'declaration-without-item': '変更の説明に項目がない',
  'declaration-without-wording': '変更の説明に、公表する文言がない',
  'declaration-date': '変更の説明の実施日や提出日が日でない',
  'declaration-replacement': '変更の説明の置換が使えない',
  'declaration-mixed': '変更の説明の行の記載に他の記載が混じっている',
  'declaration-contradiction': '変更の説明どうしが食い違う',
  'declaration-contradicts-dates': '変更の説明の提出時期が日付と食い違う',
  'declaration-copied': '前の版の説明がそのまま残っている',
  'declaration-empty': '何も説明していない変更の説明',
  'declaration-unused': '当たる変更のない変更の説明',
  'submission-date': '変更の説明の提出日が公表日と合わない',
  'act-with-two-timings': '一つの変更に伴うものの提出時期が違う',
  'timing-undecided': '重要な変更の提出時期を判断できない',
  'important-overridden': '重要な変更を人の判断で事後としている',
  'important-told-afterwards': '重要な変更が実施の後に公表されている',
  'published-day-unchanged': '公表日が前の版と同じ',
  'published-day-earlier': '公表日が前の版より前',
  'published-same-day': '公表日と実施日が同じ日',
  'publish-before-change': '実施日より前に公表する必要がある',
  'amend-stopped': '変更箇所の行を作らなかった',
  'threshold-crossed': 'しきい値判断の結果が変わった',
  'version-twice': '同じ版のファイルがいくつもある',
  'version-name': '版の名前でないファイル',
  'version-day': 'ファイルの名前と公表日が違う',
};
