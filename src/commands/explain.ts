import { namesWhole } from '../appendix/match/whole-rows.js';
import { largest } from '../core/long-lists.js';
import { Argument, Option } from 'commander';
import { foldText } from '../core/fold.js';
import { showControls } from '../core/visible.js';
import { findRevision, phraseUndescribed } from '../forms/find-revision.js';
import type { FormLibrary, KnownForm } from '../forms/form-library.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { readSource } from '../load/read/read-source.js';
import type { Assessment } from '../model/assessment.js';
import { buildAssessment } from '../model/build-parts.js';
import { parseDocument } from '../validate/parse-document.js';
import { explainItem } from '../classify/explain-item.js';
import { explainRule, nearRule } from '../classify/explain-rule.js';
import type { NoItem } from '../classify/explain-item.js';
import { typedName } from '../workspace/typed/find-documents.js';
import { newestRevision, openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { formatExplanationJson } from '../formats/format-explanation-json.js';
import { formatItem, formatRule } from '../formats/format-explanation.js';
import { formatMessages } from '../formats/format-messages.js';
import { explainCheckRule, nearCheckRule, ruleGuides } from '../check/explain-check-rule.js';
import { formatRuleGuide, formatRuleGuideJson, formatRuleList, formatRuleListJson } from '../formats/format-rule-guide.js';
import { classifyLaw } from '../law/classify-law.js';
import type { AddCommand } from './run/run-program.js';
import { wantsColour } from './run/world.js';
import type { ExitCode, World } from './run/world.js';

const formats = ['text', 'json'] as const;

interface ExplainOptions extends FormOptions {
  readonly form?: string;
  readonly revision?: string;
  readonly file?: string;
  readonly list?: true;
  readonly format: (typeof formats)[number];
}

/** `hyokasho explain`: explains an item or a rule. Of an item: whether it carries ※, and how a change to it is judged; of a rule: its basis. */
export const explainCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('explain')
    .usage('<項目又は規則> [オプション]\n       hyokasho explain --list')
    .description('項目の変更が重要な変更に当たるか、規則が何を防ぎ、何に基づくかを説明する')
    .addArgument(
      new Argument('[項目又は規則]', '項目の名前（例 "Ⅱ　特定個人情報ファイルの概要　２．基本情報"）かキー、又は規則（例 important-change、count-mismatch）'),
    )
    .option('--list', '規則の名前を全て示す')
    .option('--form <様式>', '項目を探す様式（例 様式３。省くと全ての様式）')
    .option('--revision <改定>', '様式の改定（例 平成30年5月。省くと最も新しいもの）')
    .addOption(new Option('--file <ファイル>', '項目を探す評価書の YAML').conflicts(['form', 'revision']))
    .addOption(new Option('--format <形式>', '結果の形式').choices(formats).default('text'))
    .addOption(schemaOption())
    .action(async (asked: string | undefined, options: ExplainOptions) => {
      exit(options.list === true || asked === undefined ? listRules(asked, options, world) : await explain(asked, options, world));
    });
};

function listRules(asked: string | undefined, { list, format }: ExplainOptions, world: World): ExitCode {
  if (list !== true)
    return refuse(world, 2, '説明するものが書かれていません', '項目か規則の名前を書いてください。規則の名前は「hyokasho explain --list」で見られます');
  if (asked !== undefined)
    return refuse(world, 2, '--list は、項目や規則の名前と一緒に使えません', `「hyokasho explain --list」か「hyokasho explain ${asked}」としてください`);
  const { rules } = classifyLaw();
  world.stdout.write(format === 'json' ? formatRuleListJson(rules, ruleGuides()) : formatRuleList(rules, ruleGuides()));
  return 0;
}

async function explain(asked: string, options: ExplainOptions, world: World): Promise<ExitCode> {
  const json = options.format === 'json';
  const rule = explainRule(asked);
  if (rule) {
    world.stdout.write(json ? formatExplanationJson({ rule }) : formatRule(rule));
    return 0;
  }
  const guide = explainCheckRule(asked);
  if (guide) {
    world.stdout.write(json ? formatRuleGuideJson(guide) : formatRuleGuide(guide));
    return 0;
  }
  const forms = await openForms(options, world);
  if (!forms) return 2;
  const assessments = options.file === undefined ? blankForms(options, forms, world) : readFile(options.file, forms, options, world);
  if (typeof assessments === 'number') return assessments;
  const found = assessments.map((assessment) => explainItem(asked, assessment));
  // A name that one form has letter by letter is no slip in another.
  const isSure = found.some(({ sure }) => sure);
  const items = found.flatMap((each) => ('item' in each && each.sure === isSure ? [each.item] : []));
  if (items.length === 0) {
    const missed = found.flatMap((each) => ('near' in each ? [each] : []));
    return refuse(world, 1, ...unclear(asked, missed));
  }
  world.stdout.write(json ? formatExplanationJson({ items }) : items.map(formatItem).join('\n'));
  return 0;
}

/** Phrases the fault of a name that means no item or several, and its mend. */
function unclear(asked: string, missed: readonly NoItem[]): readonly [text: string, mend: string] {
  const isSure = missed.some(({ sure }) => sure);
  const several = missed.filter((each) => each.several && each.sure === isSure).flatMap(({ near }) => near);
  if (several.length > 0) return [`「${asked}」に当たる項目がいくつもあります`, `${inBrackets(several)}のように、一つに決まる名前を書いてください`];
  if (asked.trim() === '表紙')
    return [
      '「表紙」には項目が幾つもあります',
      '「公表日」「特記事項」のように、項目の名前だけを書いてください。表紙の項目の変更の扱いは「hyokasho explain cover-item」が示します',
    ];
  if (namesWhole(asked))
    return [
      `「${asked}」は一つの項目ではありません。重要な変更に当たるかは、項目ごとに決まります`,
      '変わった項目を一つずつ書いてください（例 Ⅱ６保管場所）。変更箇所の行では、「全般」は字句の置き換え（「住民課」を「町民課」に、など）に使えます',
    ];
  // The form that has the part and section of the name is meant.
  const most = largest(missed.map(({ understood }) => understood));
  const near = [nearRule(asked) ?? nearCheckRule(asked), ...missed.filter(({ understood }) => understood === most).flatMap((each) => each.near)].filter(
    (name) => name !== undefined,
  );
  return [
    `「${asked}」という項目も規則もありません`,
    near.length > 0 ? `もしかして${inBrackets(near)}ではありませんか` : '項目の名前は、様式に印刷される通りに、部から順に全角の空白でつないで書いてください',
  ];
}

/** Most names in a suggestion. */
const mostNames = 6;

function inBrackets(names: readonly string[]): string {
  return [...new Set(names)]
    .slice(0, mostNames)
    .map((name) => `「${name}」`)
    .join('か');
}

/** Returns the blank forms to search: the newest revision of each, or those that the options name. Refuses if there are none. */
function blankForms({ form: name, revision }: ExplainOptions, forms: FormLibrary, world: World): readonly Assessment[] | ExitCode {
  const known = forms.list().filter(({ form }) => name === undefined || foldText(form) === foldText(name));
  if (known.length === 0) {
    return refuse(world, 2, `様式「${name ?? ''}」はありません`, `${inBrackets(forms.list().map(({ form }) => form))}を指定してください`);
  }
  const chosen = [...new Set(known.map(({ form }) => form))].flatMap((each) => {
    const ofForm = known.filter(({ form }) => form === each);
    const one = revision === undefined ? newestRevision(ofForm) : ofForm.find((candidate) => foldText(candidate.revision) === foldText(revision));
    return one ? [one] : [];
  });
  if (chosen.length === 0) return refuse(world, 2, noRevision(revision ?? '', known), `${inBrackets(known.map((each) => each.revision))}を指定してください`);
  return chosen.flatMap(({ form, revision: of }) => {
    const loaded = forms.load(form, of);
    return loaded ? [buildAssessment(loaded, {})] : [];
  });
}

/** Phrases why no form has a revision, with the described one nearest to a revision of that name. */
function noRevision(revision: string, known: readonly KnownForm[]): string {
  const notes = [...new Set(known.map(({ form }) => form))].flatMap((form) => {
    const found = findRevision(
      form,
      revision,
      known.filter((each) => each.form === form).map((each) => each.revision),
    );
    return found.kind === 'undescribed' && found.listed ? [phraseUndescribed(form, found)] : [];
  });
  return notes.length > 0 ? notes.join('。') : `「${revision}」という改定はありません`;
}

function readFile(path: string, forms: FormLibrary, { format }: ExplainOptions, world: World): readonly Assessment[] | ExitCode {
  const { assessment, messages } = parseDocument(readSource(typedName(path, world.cwd), diskFiles(world.cwd)), forms);
  if (assessment) return [assessment];
  world.stdout.write(formatMessages({ messages, documents: 1 }, format, wantsColour(world.stdout, world)));
  return 1;
}

function refuse(world: World, code: ExitCode, text: string, mend: string): ExitCode {
  world.stderr.write(`エラー: ${showControls(text)}\n直し方: ${showControls(mend)}\n`);
  return code;
}
