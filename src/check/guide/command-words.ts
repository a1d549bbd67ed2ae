import type { GuideWords } from './rule-guide.js';

/** Words on messages of other commands than `check`, by id, with their titles. No setting turns them off. */
export const commandWords: Readonly<Record<string, GuideWords & { readonly title: string }>> = {
  'amend-stopped': { title: '変更箇所の行を作らなかった', protects: '判断に関わる誤りのあるまま、足りない変更箇所が出来上がったと思われることを防ぎます。' },
  'amend-versions': { title: '比べる版がない（amend）', protects: '別の版と比べた変更箇所が書かれることを防ぎます。' },
  'amend-no-table': { title: '変更箇所の表がない様式', protects: '変更箇所のない様式の評価書が書き換えられることを防ぎます。' },
  'amend-too-large': { title: '変更箇所を書くと大きくなりすぎる', protects: '次に読めなくなるほど大きい評価書が書かれることを防ぎます。' },
  'amend-layout': { title: '変更箇所を書き足せない YAML の書き方', protects: 'ほかの文を崩さずに書けない評価書が、崩れて書かれることを防ぎます。' },
  'appendix-unproven': { title: '変更箇所の行を確かめられない', protects: '版の文と合わない行が書かれることを防ぎます。プログラムの不具合です。' },
  'row-tells-part': { title: '行が変更の一部だけを述べている', protects: '人が書いた行に述べられていない変更が、述べられたと思われることを防ぎます。' },
  'declared-rows-shifted': { title: '変更の説明の行の番号がずれる', protects: '行を除いたために、「変更の説明」の行の番号が別の行を指すことを防ぎます。' },
  'declare-unfollowable': { title: '変更の説明を書き足せない YAML の書き方', protects: 'ほかの文を崩さずに書けない評価書が、崩れて書かれることを防ぎます。' },
  'draft-versions': { title: '案を始められない', protects: '今ある案が上書きされること、公表していない版から次の案が作られることを防ぎます。' },
  'replace-published': { title: '公表した版の言葉は置き換えない', protects: '公表したとおりに残すべき版の文が、後から書き換えられることを防ぎます。' },
  'replace-unfollowable': { title: '置き換えられない YAML の書き方', protects: 'ほかの文を崩さずに書けない評価書が、崩れて書かれることを防ぎます。' },
  'history-item': { title: '履歴を見る項目が決まらない', protects: '別の項目の履歴が、その項目のものと思われることを防ぎます。' },
  'diff-versions': { title: '比べる版がない（diff）', protects: '別の版と比べた結果が、その版との違いと思われることを防ぎます。' },
  'git-revision': { title: 'git の記録から読めない版', protects: '書き誤った名前の版の代わりに、別の版と比べられることを防ぎます。' },
  'migrate-layout': { title: '改定を移せない YAML の書き方', protects: '文を失わずに移せない評価書が書き換えられることを防ぎます。' },
  'threshold-form': { title: 'しきい値判断のできない様式', protects: 'しきい値判断の項目のない様式から、結果が示されることを防ぎます。' },
  'file-unwritable': { title: 'ファイルに書き込めない', protects: '書けなかった結果が、書けたと思われることを防ぎます。元のファイルは元のままです。' },
  'output-conflict': { title: '結果のファイルが重なる', protects: '一つの評価書の PDF が、別の評価書の PDF で上書きされることを防ぎます。' },
  'no-browser': { title: '印刷用ブラウザーがない', protects: '印刷できなかったことが見過ごされることを防ぎます。' },
  'print-failed': { title: '印刷できなかった', protects: '途中までの PDF が公表されることを防ぎます。' },
  'foreign-font': { title: '用意した書体でない書体で印刷された', protects: '機械ごとに違う書体で、公式の様式と違う PDF になることを防ぎます。' },
  'internal-error': { title: 'プログラムの不具合', protects: '一つの評価書での不具合が、ほかの評価書の結果を失わせることを防ぎます。' },
};
