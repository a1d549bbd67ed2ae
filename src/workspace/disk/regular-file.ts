import { closeSync, constants, fstatSync, openSync, readSync, statfsSync } from 'node:fs';

/**
 * Types of Linux file systems whose «files» are made while they are read (`statfs`): proc, sysfs, debugfs, tracefs, securityfs,
 * configfs, cgroup, cgroup2, pstore, bpf, devpts, mqueue, binfmt_misc, selinuxfs, efivarfs. Some never end.
 */
const kernelTypes: ReadonlySet<number> = new Set([
  0x9fa0, 0x62656572, 0x64626720, 0x74726163, 0x73636673, 0x62656570, 0x27e0eb, 0x63677270, 0x6165676c, 0xcafe4a11, 0x1cd1, 0x19800202, 0x42494e4d, 0xf97cff8c,
  0xde5e81e4,
]);

/** True if a path is on a file system of the kernel, where no document can be. False if the system can't tell. */
export function isKernelPath(path: string): boolean {
  try {
    return kernelTypes.has(statfsSync(path).type >>> 0);
  } catch {
    return false;
  }
}

/**
 * Reads a regular file. Throws the system's error, or EINVAL for any other kind: a pipe would wait for ever for a writer, a device may never
 * end. Reads as many bytes as the file had when it was opened.
 */
export function readRegularFile(path: string): Buffer {
  // A pipe that took the file's place would block already in `open`. Windows has no such flag.
  const handle = openSync(path, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK));
  try {
    const found = fstatSync(handle);
    if (found.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
    if (!found.isFile() || isKernelPath(path)) throw Object.assign(new Error(`${path} is no regular file`), { code: 'EINVAL' });
    const bytes = Buffer.alloc(found.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(handle, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}
