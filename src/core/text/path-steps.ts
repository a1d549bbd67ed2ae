/**
 * Steps of a path of the port `Files`: `/` between them, relative to its folder. By hand, because Node's `path` is not in a page and a
 * home's own separators stay with the home.
 */

/**
 * Returns the last step of a path.
 * @example baseName('assessments/a/draft.yaml') → 'draft.yaml'
 */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Returns the folder of a path, `.` if it has one step.
 * @example folderName('assessments/a/draft.yaml') → 'assessments/a'
 * @example folderName('draft.yaml') → '.'
 */
export function folderName(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at);
}

/**
 * Joins a folder and a name below it. Keeps `..` at the head of the folder, and takes `.` as no step.
 * @example joinPath('.', 'draft.yaml') → 'draft.yaml'
 * @example joinPath('../a', './b//c.svg') → '../a/b/c.svg'
 */
export function joinPath(folder: string, name: string): string {
  const below = name.split('/').filter((step) => step !== '' && step !== '.');
  if (folder === '.' || folder === '') return below.length === 0 ? '.' : below.join('/');
  return [folder === '/' ? '' : folder, ...below].join('/');
}
