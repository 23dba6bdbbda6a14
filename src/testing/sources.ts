/** The project's own files as text, for the tests that hold its rules. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../platform/project.ts'

export interface Source {
  /** Path from the folder of package.json, with forward slashes. */
  readonly file: string
  readonly text: string
  /** The text with its comments blanked; lines keep their numbers. */
  readonly code: string
}

const blanked = (text: string): string => text.replaceAll(/[^\n]/g, ' ')

const literalsAndComments = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
const sqlComments = /\/\*[\s\S]*?\*\/|--[^\n]*/g

/** Program text without its comments. A regular expression that holds half a quote hides at most its own line. */
export const withoutComments = (text: string, file: string): string => {
  if (file.endsWith('.sql')) return text.replaceAll(sqlComments, blanked)
  if (!/\.(?:ts|tsx|mjs)$/.test(file)) return text
  return text.replaceAll(literalsAndComments, found => (/^\/[/*]/.test(found) ? blanked(found) : found))
}

/** The files of the project that fit any of the patterns, in order of name; packages and what was built are left out. */
export function sources(...patterns: readonly string[]): Source[] {
  const files = new Set(
    patterns.flatMap(pattern => globSync(pattern, { cwd: projectFolder })).map(file => file.replaceAll('\\', '/')),
  )
  return [...files]
    .filter(file => !/(?:^|\/)(?:node_modules|dist|data\/postgres)\//.test(file) && /\.[a-z]+$/.test(file))
    .sort()
    .map(file => {
      const text = readFileSync(join(projectFolder, file), 'utf8')
      return { file, text, code: withoutComments(text, file) }
    })
}

/** The tests, and what only tests use. */
export const isOfTests = (file: string): boolean =>
  /\.test\.tsx?$|(?:^|\/)(?:tests|testing)\/|(?:^|\/)testing[a-z-]*\.ts$|^(?:scenarios|bench)\//.test(file)

/** The number of the line a place in a text is on. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** The business areas: the folders of `src/modules`. */
export const moduleNames = (): string[] =>
  globSync('src/modules/*/index.ts', { cwd: projectFolder })
    .map(file => file.split(/[\\/]/).at(-2)!)
    .sort()
