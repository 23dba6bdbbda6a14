/** Files of messages as one; a key belongs to one file. */
export const merged = (files: readonly Record<string, string>[] | Readonly<Record<string, Record<string, string>>>): Record<string, string> =>
  Object.assign({}, ...Object.values(files)) as Record<string, string>
