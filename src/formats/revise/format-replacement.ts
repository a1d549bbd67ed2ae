import { clip, withoutLongNumbers } from '../../core/clip.js';
import type { Place } from '../../core/message.js';
import { showControls } from '../../core/visible.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import { isReplaced } from '../../revise/plan-replacement.js';
import type { ReplacementPlan, WordPlace } from '../../revise/plan-replacement.js';
import type { DeclaredReplacement } from '../../revise/declare-replacement.js';

/** The replacement of a word in one draft. */
export interface ReplacedDraft {
  readonly file: string;
  readonly plan: ReplacementPlan;
  /** The declaration that goes with it. Undefined if none was asked for, or the draft has it already. */
  readonly declared: DeclaredReplacement | undefined;
  readonly written: boolean;
}

/** The replacement of a word in all drafts. */
export interface ReplacementOutcome {
  readonly former: string;
  readonly now: string;
  readonly inside: boolean;
  readonly write: boolean;
  /** The drafts that hold the word. */
  readonly drafts: readonly ReplacedDraft[];
  /** Number of the drafts that were read. */
  readonly read: number;
  /** Number of the published versions that were left alone. */
  readonly published: number;
}

export const replacementFormats = ['text', 'json'] as const;
export type ReplacementFormat = (typeof replacementFormats)[number];

/** Formats a replacement as one text that ends in a line break. */
export function formatReplacement(outcome: ReplacementOutcome, format: ReplacementFormat): string {
  return format === 'json' ? replacementJson(outcome) : `${replacementLines(outcome).map(showControls).join('\n')}\n`;
}

const untouchedWords = { row: '変更箇所の行', note: '部内の覚え', name: 'id・選択肢・図のファイルの名前' } as const;

function replacementJson({ former, now, inside, drafts, read, published }: ReplacementOutcome): string {
  const ordered = ({ file, line, column }: Place): Place => ({ file, line, column });
  const documents = drafts.map(({ file, plan, declared, written }) => ({
    file,
    written,
    places: plan.places.map(({ item, place, kind, before, after }) => ({
      item,
      place: ordered(place),
      kind,
      replaced: isReplaced(kind, inside),
      before,
      after,
    })),
    untouched: { rows: plan.untouched.get('row') ?? 0, notes: plan.untouched.get('note') ?? 0, names: plan.untouched.get('name') ?? 0 },
    ...(declared ? { declared: { [keys.ground]: declared.ground, [keys.reason]: declared.reason } } : {}),
  }));
  return `${JSON.stringify({ former, now, drafts: read, published, documents }, undefined, 2)}\n`;
}

function replacementLines(outcome: ReplacementOutcome): readonly string[] {
  const { drafts, read, published, former, now } = outcome;
  const others = published === 0 ? '' : `公表した版 ${String(published)} 件は、書き換えません。`;
  const found = drafts.filter(({ plan }) => plan.places.length > 0);
  if (read === 0) return [`案（公表日のない版）がありません。${others}`];
  if (found.length === 0) return [`「${clip(former)}」は、案 ${String(read)} 件のどこにもありません。${others}`, ...drafts.flatMap(untouchedLine)];
  return [...found.flatMap((draft) => [...draftLines(draft, outcome), '']), closing(found, outcome) + others, ...nextLines(found, former, now)];
}

function draftLines(draft: ReplacedDraft, { inside, write }: ReplacementOutcome): readonly string[] {
  const { places } = draft.plan;
  const replaced = places.filter(({ kind }) => isReplaced(kind, inside));
  const part = (kind: WordPlace['kind'], title: string): readonly string[] => {
    const those = places.filter((place) => place.kind === kind && !isReplaced(kind, inside));
    return those.length === 0 ? [] : [`■ ${title}: ${String(those.length)} か所`, ...placeLines(those, ({ before }) => before)];
  };
  return [
    `■ ${draft.file}: 置き換え${draft.written ? 'た' : write ? 'られない' : 'る'}所 ${String(replaced.length)} か所`,
    ...(draft.written ? itemLines(replaced) : placeLines(replaced, ({ before, after }) => `${before} → ${after}`)),
    ...part('inside', 'より長い言葉の一部のようなので、そのままにする所（置き換えるには --inside）'),
    ...part('variant', '書き方の違う所（全角と半角、途中の空白や改行など。その書き方を「旧」にして置き換えます）'),
    ...untouchedLine(draft),
    ...declaredLines(draft),
  ];
}

/** Returns the places under the names of their items. A name stands once above the places that follow each other. */
function placeLines(places: readonly WordPlace[], textOf: (place: WordPlace) => string): readonly string[] {
  return places.flatMap((each, index) => {
    const { file, line, column } = each.place;
    const text = withoutLongNumbers(textOf(each).replaceAll('\n', '⏎'));
    return [...(places[index - 1]?.item === each.item ? [] : [`  ${each.item}`]), `    ${file}:${String(line)}:${String(column)}  ${text}`];
  });
}

/** Returns the items with the numbers of their lines: what is written stands in the file. */
function itemLines(places: readonly WordPlace[]): readonly string[] {
  const lines = new Map<string, Set<number>>();
  for (const { item, place } of places) lines.set(item, (lines.get(item) ?? new Set()).add(place.line));
  return [...lines].map(([item, numbers]) => `  ${item}（${[...numbers].join('、')}行目）`);
}

function untouchedLine({ file, plan: { untouched } }: ReplacedDraft): readonly string[] {
  const parts = (['row', 'note', 'name'] as const).flatMap((part) => {
    const count = untouched.get(part) ?? 0;
    return count === 0 ? [] : [`${untouchedWords[part]} ${String(count)} か所`];
  });
  return parts.length === 0 ? [] : [`  ${file} の${parts.join('、')}にもありますが、触れません。`];
}

function declaredLines({ declared, written }: ReplacedDraft): readonly string[] {
  if (!declared) return [];
  const { ground, reason, former, now } = declared;
  return [
    `  「${declarationsKey}」に加え${written ? 'た' : 'る'}記載: ${keys.ground} ${ground}${reason === '' ? '' : `、${keys.reason} ${reason}`}、${keys.replacements} ${former} → ${now}`,
  ];
}

function closing(found: readonly ReplacedDraft[], { inside, write }: ReplacementOutcome): string {
  const countIn = (drafts: readonly ReplacedDraft[]): number =>
    drafts.reduce((sum, { plan }) => sum + plan.places.filter(({ kind }) => isReplaced(kind, inside)).length, 0);
  if (write) return `${String(countIn(found.filter(({ written }) => written)))} か所を置き換えました。`;
  const count = countIn(found);
  return count === 0 ? '置き換える所はありません。' : `${String(count)} か所を置き換えます。まだ何も書き換えていません。書き換えるには --write を付けます。`;
}

function nextLines(found: readonly ReplacedDraft[], former: string, now: string): readonly string[] {
  const without = found.some(({ written, declared }) => written && !declared);
  return without
    ? [
        `「${clip(former)}」から「${clip(now)}」への置換を「${declarationsKey}」に書くと、形式的な変更と判断されます（「hyokasho amend --declare」が示します）。`,
      ]
    : [];
}
