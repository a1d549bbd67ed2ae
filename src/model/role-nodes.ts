import type { ItemRole } from '../forms/form.js';
import type { Assessment, FieldNode } from './assessment.js';
import { keyPath } from './key-path.js';

/** Returns the fields of an assessment whose items have a role in its form, by role, in the order of the form. */
export function roleNodes({ form, visits }: Pick<Assessment, 'form' | 'visits'>): RoleNodes {
  const byRole = new Map<ItemRole, FieldNode[]>();
  for (const { node } of visits) {
    const role = form.roles.get(keyPath(node.path));
    if (role === undefined) continue;
    const known = byRole.get(role);
    if (known) known.push(node);
    else byRole.set(role, [node]);
  }
  return {
    all: (role, file) => (byRole.get(role) ?? []).filter((node) => file === undefined || node.file?.index === file),
    first: (role, file) => byRole.get(role)?.find((node) => file === undefined || node.file?.index === file),
  };
}

/** The fields with a role; `file` is the position of a 特定個人情報ファイル, from 0. */
export interface RoleNodes {
  all(role: ItemRole, file?: number): readonly FieldNode[];
  first(role: ItemRole, file?: number): FieldNode | undefined;
}
