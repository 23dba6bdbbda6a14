import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../src/platform/project.ts'

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const read = <T>(file: string): T => JSON.parse(readFileSync(join(projectFolder, file), 'utf8')) as T
const { packages } = read<{ packages: Readonly<Record<string, Package>> }>('package-lock.json')

// npm leaves out the packages of other platforms when it writes the file beside an installed node_modules;
// `npm ci` then refuses the file, here as much as there.
test('the lock file names the packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  )
  expect(missing).toEqual([])
})

test('the lock file belongs to package.json', () => {
  const { dependencies, devDependencies, optionalDependencies } = read<Package>('package.json')
  expect(packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies })
})

test('the lock file names no registry', () => {
  expect(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/)
})
