import type { Path } from '../load/read/source.js';
import { nodeNames } from '../model/node-at.js';
import type { Version } from '../model/version.js';
import { formPathKey } from '../forms/form-items.js';
import type { Fate, MigrationPlan } from './plan-migration.js';

/** A value by the official name of its item, and its line from 1. */
export interface ReportedPlace {
  readonly name: string;
  readonly line: number;
  /** One choice of the item. Undefined if the report is about the whole value. */
  readonly option?: string;
}

export interface ReportedValue {
  readonly before: ReportedPlace;
  readonly after: ReportedPlace;
}

/** Result of carrying a document over: every list in the order of the document, with names and lines of both revisions. */
export interface MigrationReport {
  /** Values that the new revision has no item for; `after` is the key under 旧様式の記載. */
  readonly kept: readonly ReportedValue[];
  readonly moved: readonly ReportedValue[];
  /** Items that the old revision lacks. The line is that of the nearest key above them in the new text. */
  readonly empty: readonly ReportedPlace[];
  /** Values under the same keys. Number and label may differ. */
  readonly stays: readonly ReportedValue[];
}

/** Reports the fate of every value, and the items that the new revision adds. */
export function reportMigration(plan: MigrationPlan, before: Version, after: Version): MigrationReport {
  const [nameBefore, nameAfter] = [nodeNames(before.assessment), nodeNames(after.assessment)];
  const reported = ({ fate, from, to, option }: Fate): ReportedValue => ({
    before: { ...placeOf(before, from, nameBefore(from)), ...(option ? { option: option.before } : {}) },
    after: {
      ...placeOf(after, to, fate === 'kept' ? to.slice(0, 2).join('　') : nameAfter(to)),
      ...(option?.after === undefined ? {} : { option: option.after }),
    },
  });
  const of = (fate: Fate['fate']): ReportedValue[] => plan.fates.filter((each) => each.fate === fate).map(reported);
  return { kept: of('kept'), moved: of('moved'), empty: emptyItems(plan, after), stays: of('stays') };
}

function emptyItems(plan: MigrationPlan, after: Version): ReportedPlace[] {
  const added = plan.differences.flatMap((each) => (each.change === 'new' && each.after ? [each.after] : []));
  const keys = new Set(added.map((item) => formPathKey(item.path)));
  const fields = [...after.assessment.visits].filter(({ node }) => node.kind !== 'static' && keys.has(formPathKey(node.path)));
  // A list without entries has no field.
  const met = new Set(fields.flatMap(({ node }) => node.path.map((_, index) => formPathKey(node.path.slice(0, index)))));
  const lists = added.filter((item) => item.shape === 'list' && !met.has(formPathKey(item.path)));
  return [...fields.map(({ node }) => placeOf(after, node.path, node.name)), ...lists.map((item) => placeOf(after, item.path, item.name))];
}

function placeOf({ source }: Version, path: Path, name: string | undefined): ReportedPlace {
  return { name: name ?? path.join('　'), line: source.keyPlace(path).line };
}
