import { clip } from '../../core/clip.js';
import type { Message } from '../../core/message.js';
import { confirmed } from '../what-else/phrase-standing.js';
import type { DocumentSummary } from './document-summary.js';
import { byBody, isSameProcess, newestOfEach } from './group-processes.js';
import type { SideFact, SideValue } from './side-facts.js';
import type { WorkspaceContext, WorkspaceRule } from './workspace-rule.js';

/** Most values of one side that a message quotes. */
const mostQuoted = 3;

/**
 * Asks about items that 様式２ and the 様式３ or 様式４ of the same 事務 hold otherwise: 部署, 連絡先, 法令上の根拠, システム, ファイル名, 対象人数. The
 * newest version of each counts, a draft before a published one. Skips a name of which `name-elsewhere` tells.
 */
export const sameProcessDisagreement: WorkspaceRule = {
  id: 'same-process-disagreement',
  title: '同じ事務の評価書と記載が違う',
  *check(documents, context) {
    for (const group of byBody(documents)) {
      const newest = newestOfEach(group);
      for (const basic of newest.filter(({ kind }) => kind === 'basic')) {
        for (const detailed of newest) {
          if (detailed.kind === 'detailed' && detailed.folder !== basic.folder && isSameProcess(basic, detailed)) yield* compare(basic, detailed, context);
        }
      }
    }
  },
};

function* compare(basic: DocumentSummary, detailed: DocumentSummary, { gone }: WorkspaceContext): Iterable<Message> {
  const forms = [basic, detailed].flatMap(({ file }) => gone.get(file) ?? []).flatMap(({ name }) => name.forms);
  for (const there of basic.sides) {
    const here = detailed.sides.find(({ what }) => what === there.what);
    const apart = here && differing(there, here);
    if (!here || !apart || [...apart.there, ...apart.here].some(({ folded }) => forms.some((form) => folded.includes(form)))) continue;
    // The reader works on the draft: the message is there.
    const atBasic = basic.published === undefined && detailed.published !== undefined;
    const [at, other, own, others] = atBasic ? [there, here, apart.there, apart.here] : [here, there, apart.here, apart.there];
    const form = atBasic ? detailed : basic;
    const words = [...others, ...own].map(({ shown }) => shown.replace(/\s+/gu, ' ')).join('／');
    yield {
      ruleId: sameProcessDisagreement.id,
      severity: there.read === 'citations' ? 'notice' : 'warning',
      text: `「${there.what}」が、同じ事務の${form.form}（${form.file}）と違います。${form.form}だけに${quoted(others)}、ここだけに${quoted(own)}`,
      place: at.place,
      item: at.item,
      mend: `両方を見比べて、古い方を直してください。${confirmed(sameProcessDisagreement.id, words)}`,
      related: other.place,
      words,
    };
  }
}

function quoted(values: readonly SideValue[]): string {
  if (values.length === 0) return 'あるものはありません';
  const more = values.length > mostQuoted ? `など${String(values.length)}件` : '';
  return `${values
    .slice(0, mostQuoted)
    .map(({ shown }) => `「${clip(shown)}」`)
    .join('')}${more}があります`;
}

/**
 * Returns the values that one side holds and the other does not. Undefined if they agree. Where a text names units and numbers,
 * a kind that one side leaves out (部 before 課, a postal code) is no difference.
 */
function differing(there: SideFact, here: SideFact): { readonly there: readonly SideValue[]; readonly here: readonly SideValue[] } | undefined {
  const without = (values: readonly SideValue[], { values: others }: SideFact): readonly SideValue[] => {
    const kinds = new Set(others.map(({ kind }) => kind));
    const known = new Set(others.map(({ kind, folded }) => `${kind} ${folded}`));
    return values.filter(({ kind, folded }) => kinds.has(kind) && !known.has(`${kind} ${folded}`));
  };
  const [onlyThere, onlyHere] = [without(there.values, here), without(here.values, there)];
  return onlyThere.length === 0 && onlyHere.length === 0 ? undefined : { there: onlyThere, here: onlyHere };
}
