import { readPeople } from '../../core/text/people.js';
import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import { sideOf } from '../../diff/changes/change.js';
import type { FollowUp } from '../../law/what-else.js';
import type { Path } from '../../load/read/source.js';
import { keyPath } from '../../model/key-path.js';
import type { Assessment } from '../../model/assessment.js';

/** A reminder that a step calls for. */
export interface DueFollowUp {
  readonly followUp: FollowUp;
  /** The changes that call for it, of one 特定個人情報ファイル. */
  readonly changes: readonly Change[];
  /** The parts, sections or items that stayed as they were, in the new version. */
  readonly items: readonly TiedItem[];
}

interface TiedItem {
  /** As a message writes it: Ⅲ５「特定個人情報の提供・移転」. */
  readonly name: string;
  readonly path: Path;
}

/** Finds the reminders of a step: each once for a 特定個人情報ファイル, where the items that it names have not changed. */
export function followUpsOf({ changes }: AssessmentDiff, assessment: Assessment, followUps: readonly FollowUp[]): readonly DueFollowUp[] {
  const real = changes.filter((change) => change.kind !== 'move' && !(change.kind === 'field' && (change.formOnly || change.cause === 'revision')));
  const keys = new Map(real.map((change) => [change, keyPath(sideOf(change).path)]));
  return followUps.flatMap((followUp) => {
    const calling = real.filter((change) => calls(followUp, change, keys.get(change) ?? ''));
    return byFile(calling).flatMap(([file, group]): readonly DueFollowUp[] => {
      if (followUp.blank.length > 0) return blankParts(followUp, group, assessment);
      const touched = real.some((change) => {
        const { file: other } = sideOf(change);
        const key = keys.get(change) ?? '';
        return (file === undefined || other === undefined || other.index === file) && followUp.untouched.some((tied) => isWithin(key, tied));
      });
      const items = touched ? [] : followUp.untouched.flatMap((tied) => tiedItems(tied, file, assessment));
      return items.length === 0 ? [] : [{ followUp, changes: group, items }];
    });
  });
}

function calls({ added, changed, to, rising }: FollowUp, change: Change, key: string): boolean {
  if (change.kind === 'entry') return change.what === 'added' && added.includes(key);
  if (change.kind !== 'field' || !change.after) return false;
  if (rising.includes(key)) return change.detail.kind === 'choice' && rises(change.detail.before, change.detail.after);
  return changed.includes(key) && (to === undefined || (change.detail.kind === 'choice' && change.detail.after === to));
}

/** True if a class of a number of people rose. */
function rises(before: string, after: string): boolean {
  const [from, to] = [readPeople(before), readPeople(after)];
  return from !== undefined && to !== undefined && to.least > from.least;
}

/** Groups changes by the 特定個人情報ファイル of their new side. An added file is outside the files. */
function byFile(changes: readonly Change[]): readonly (readonly [number | undefined, readonly Change[]])[] {
  const groups = new Map<number | undefined, Change[]>();
  for (const change of changes) {
    const index = sideOf(change).file?.index;
    groups.set(index, [...(groups.get(index) ?? []), change]);
  }
  return [...groups];
}

function isWithin(key: string, above: string): boolean {
  return key === above || key.startsWith(`${above}/`);
}

/** Finds a part or section by its keys, of one file. Empty if the form has none. */
function tiedItems(tied: string, file: number | undefined, { parts }: Assessment): readonly TiedItem[] {
  for (const part of parts) {
    if (part.file && file !== undefined && part.file.index !== file) continue;
    if (keyPath(part.path) === tied) return [{ name: `「${part.part.name}」`, path: part.path }];
    if (part.body.kind !== 'sections') continue;
    for (const { section, path } of part.body.sections)
      if (keyPath(path) === tied) return [{ name: `${part.part.no}${section.no.replace(/．$/u, '')}「${section.label.replace(/（.*）$/u, '')}」`, path }];
  }
  return [];
}

/** Returns the reminders for added entries whose parts are all empty. */
function blankParts(followUp: FollowUp, changes: readonly Change[], assessment: Assessment): readonly DueFollowUp[] {
  return changes.flatMap((change): readonly DueFollowUp[] => {
    const { path } = sideOf(change);
    const parts = assessment.parts.filter(
      (part) => part.path.slice(0, path.length).join('/') === path.join('/') && followUp.blank.includes(String(part.path.at(-1))),
    );
    const filled = assessment.fields.some(
      (field) => parts.some((part) => field.path.slice(0, part.path.length).join('/') === part.path.join('/')) && isFilled(field),
    );
    return parts.length === 0 || filled
      ? []
      : [{ followUp, changes: [change], items: parts.map(({ part, path: at }) => ({ name: `「${part.name}」`, path: at })) }];
  });
}

function isFilled(field: Assessment['fields'][number]): boolean {
  switch (field.kind) {
    case 'text':
      // The name of the file stands in each of its parts.
      return field.text.trim() !== '' && field.item.key !== 'ファイル名';
    case 'choice':
      return field.choice !== '';
    case 'boxes':
      return field.options.some(({ ticked }) => ticked);
    case 'check':
      return field.ticked;
    case 'static':
      return false;
  }
}
