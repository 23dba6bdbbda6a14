/** The business areas: `ls src/modules` is their list, and loading one declares its operations. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { offerCountryPacks } from '#setup'
import { countryPacks } from '../handel.config.ts'
import { projectFolder } from './platform/project.ts'

/** Loads every module, so that all operations are known. Gives their names. */
export async function loadModules(): Promise<string[]> {
  offerCountryPacks(countryPacks)
  const files = globSync('src/modules/*/index.ts', { cwd: projectFolder }).sort()
  await Promise.all(files.map(file => import(pathToFileURL(join(projectFolder, file)).href)))
  return files.map(file => file.split(/[\\/]/).at(-2)!)
}
