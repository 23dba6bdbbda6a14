/** Typesets paper with Typst. The compiler is native and large, so it is loaded with the first print. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from './paper.ts'

const template = join(import.meta.dirname, 'invoice.typ')

let compiler: NodeCompiler | undefined

async function loadCompiler(): Promise<NodeCompiler> {
  if (compiler) return compiler
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'))
  const weights = ['400Regular', '500Medium', '600SemiBold'].map(weight => join(fonts, weight))
  compiler = Compiler.create({ fontArgs: [{ fontPaths: weights }], workspace: import.meta.dirname })
  return compiler
}

/** A document on paper as PDF bytes. Throws when the template does not compile: that is a bug. */
export async function typeset(paper: Paper): Promise<Buffer> {
  const compile = await loadCompiler()
  try {
    return compile.pdf({ mainFileContent: readFileSync(template, 'utf8'), inputs: { paper: JSON.stringify(paper) } })
  } finally {
    // What was memoized for this document is of no use to the next.
    compile.evictCache(2)
  }
}
