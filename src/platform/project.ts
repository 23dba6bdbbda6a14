/** Where the project lies on this machine. */
import { join } from 'node:path'

/** The folder of package.json. */
export const projectFolder: string = join(import.meta.dirname, '..', '..')
