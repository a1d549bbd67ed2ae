import type { GuideExample } from './rule-guide.js';

/** Examples of the messages about YAML and shape. A test runs them. */
export const textExamples: Readonly<Record<string, GuideExample>> = {
  'bad-id': {
    document: '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  使用するシステム:\n    - id: 健康管理システム\n    - id: System_1\n    - id: 1\n',
    finds: '「id」は半角の英小文字・数字・ハイフンのはずですが、「健康管理システム」とあります',
  },
  'choice-spelling': {
    document: '様式: 様式3\n改定: 平成30年５月\n',
    finds: '様式の書き方は「様式３」ですが、「様式3」とあります',
  },
  'conflict-marks': {
    document: '様式: 様式２\n改定: 令和6年10月\n公表日: 令和7年4月1日\n>>>>>>> main\n',
    finds: 'git の統合（マージ）が終わっていません。4行目「>>>>>>> main」の印が残っています',
  },
  'duplicate-option': {
    document:
      '様式: 様式３\n改定: 平成30年5月\n特定個人情報ファイル:\n  - id: main\n    概要:\n      入手・使用:\n        入手方法:\n          該当: [紙, 専用線, 紙]\n',
    finds: '「紙」が二度選ばれています',
  },
  'file-empty': {
    document: '# 作成中\n',
    finds: 'ファイルに中身がありません',
  },
  'forbidden-character': {
    document: '様式: 様式３\n改定: 平成30年5月\n評価書名: "予防接種\\0"\n',
    finds: '「予防接種」の後に、使えない文字 U+0000（制御文字）があります',
  },
  'missing-id': {
    document: '様式: 様式３\n改定: 平成30年5月\n特定個人情報ファイル:\n  - id:\n    記録項目: 別紙のとおり\n',
    finds: '「id」に値がありません',
  },
  'schema-count': {
    document: '様式: 様式３\n改定: 平成30年5月\n特定個人情報ファイル:\n  - id: main\n    概要:\n      委託:\n        委託の有無: 委託する\n        件数: 3件\n',
    finds: '件数を書く欄ですが、「3件」があります',
  },
  'too-many-repeats': {
    document:
      '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  使用するシステム:\n    - id: s1\n    - id: s2\n    - id: s3\n    - id: s4\n    - id: s5\n    - id: s6\n    - id: s7\n    - id: s8\n    - id: s9\n    - id: s10\n    - id: s11\n    - id: s12\n    - id: s13\n    - id: s14\n    - id: s15\n    - id: s16\n    - id: s17\n    - id: s18\n    - id: s19\n    - id: s20\n    - id: s21\n    - id: s22\n    - id: s23\n',
    finds: '様式の欄は 20 個までですが、23 個あります',
  },
  'unknown-form': {
    document: '様式: 3\n改定: 平成30年5月\n',
    finds: '「様式」の「3」は、扱える様式ではありません',
  },
  'unknown-key': {
    document: '様式: 様式３\n改定: 平成30年5月\nメモ: あとで直す\n',
    finds: '「メモ」という項目は、様式のこの場所にありません',
  },
  'unknown-option': {
    document: '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  事務:\n    対象人数: 2\n',
    finds: '選択肢にない値です（数値「2」）',
  },
  'wrong-type': {
    document: '様式: 様式３\n改定: 平成30年5月\n基本情報: なし\n',
    finds: 'この下に項目を並べるところですが、「なし」があります',
  },
  'yaml-alias': {
    document: '様式: 様式３\n改定: 平成30年5月\n特記事項: *印は確認中\n評価実施機関名: 岩国市長\n',
    finds: '「*印は確認中」は使えません。YAML では、「*」で始まる値は他の箇所への参照という意味になります',
  },
  'yaml-comment': {
    document: '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  担当部署:\n    部署: 健康推進課 #203号室\n',
    finds: '「#203号室」は、「#」の前に空白があるため注釈とみなされ、値に入りません',
  },
  'yaml-directive': {
    document: '%YAML 1.1\n---\n様式: 様式３\n改定: 平成30年5月\n',
    finds: '「%」で始まる行は使えません',
  },
  'yaml-duplicate-key': {
    document: '様式: 様式３\n改定: 平成30年5月\n評価書名: 予防接種\n評価実施機関名: 岩国市長\n評価書名: 予防接種（改）\n',
    finds: '項目「評価書名」が同じところに二つあります',
  },
  'yaml-key': {
    document: '様式: 様式３\n改定: 平成30年5月\n: 予防接種\n',
    finds: '「:」の前に項目名がありません',
  },
  'yaml-merge-key': {
    document: '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  <<: {担当部署: null}\n',
    finds: '「<<」による取込みは使えません',
  },
  'yaml-root': {
    document: '予防接種に関する事務の評価書です。\n',
    finds: '評価書は「項目名: 値」を並べたもののはずですが、ファイルの全体が一つの値になっています',
  },
  'yaml-several-documents': {
    document: '様式: 様式３\n改定: 平成30年5月\n評価書名: 予防接種\n---\n様式: 様式３\n',
    finds: '「---」の行で区切られ、一つのファイルに文書が二つ以上入っています',
  },
  'yaml-syntax': {
    document: '様式：様式３\n改定：平成30年5月\n',
    finds: '項目名の区切りが全角の「：」になっています',
  },
  'yaml-tab': {
    document: '様式: 様式３\n改定: 平成30年5月\n基本情報:\n\t事務:\n\t\t名称: 予防接種\n',
    finds: '字下げにタブが使われています',
  },
  'yaml-tag': {
    document: '様式: 様式３\n改定: 平成30年5月\n特記事項: !重要 再委託あり\n',
    finds: '「!」は使えません。YAML では、「!」で始まる値は型の指定という意味になります',
  },
};
