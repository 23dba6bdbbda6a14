/** Why the program cannot start or go on, in words for the person at the keyboard, with what mends it. */
export class CannotStart extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'CannotStart'
    this.remedy = remedy
  }
}

const space = /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i

/** Whether an error of the system or a line of the database's log says that the disk is full. */
export const saysDiskFull = (text: string): boolean => space.test(text)

/** The disk that holds `folder` has no room left. */
export const diskFull = (folder: string, cause?: unknown): CannotStart =>
  new CannotStart(`The disk that holds ${folder} is full.`, 'Free some space there, then start again.', cause)

/** Makes a clear error of what the file system answered about `folder`; anything else comes back as it was. */
export function aboutFolder(folder: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (saysDiskFull(code)) return diskFull(folder, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
    return new CannotStart(
      `The data folder ${folder} cannot be written to.`,
      'Give this user the right to write there, or name another folder in HANDEL_DATA.',
      error,
    )
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new CannotStart(`${folder} is not a folder.`, 'Name another data folder in HANDEL_DATA.', error)
  return error
}
