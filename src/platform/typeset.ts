/** Typesets with Typst: a template, and what it says as data. The compiler is native and large, so it is loaded with the first print. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** Templates import from here: `#import "/platform/page.typ": *`. */
const workspace = dirname(import.meta.dirname)

let compiler: NodeCompiler | undefined

async function loadCompiler(): Promise<NodeCompiler> {
  if (compiler) return compiler
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'))
  const weights = ['400Regular', '500Medium', '600SemiBold'].map(weight => join(fonts, weight))
  compiler = Compiler.create({ fontArgs: [{ fontPaths: weights }], workspace })
  return compiler
}

/** What is printed: `data` is `sys.inputs.paper` to the template, an image a file under the name it is given. */
export interface Print {
  /** Path of the `.typ` file. */
  readonly template: string
  readonly data: object
  readonly images?: Readonly<Record<string, Buffer>>
}

/** Gives PDF bytes. Throws when the template does not compile: that is a bug. */
export async function typeset({ template, data, images = {} }: Print): Promise<Buffer> {
  const compile = await loadCompiler()
  // From here on nothing waits: the images of one print never meet those of another.
  try {
    for (const [name, bytes] of Object.entries(images)) compile.mapShadow(join(workspace, name), bytes)
    return compile.pdf({ mainFilePath: template, inputs: { paper: JSON.stringify(data) } })
  } finally {
    compile.resetShadow()
    // What was memoized for this document is of no use to the next.
    compile.evictCache(2)
  }
}

/** The ending of an image that can be printed, by how its bytes begin; undefined for anything else. */
export function imageKind(bytes: Buffer): 'png' | 'jpg' | 'gif' | 'svg' | undefined {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'png'
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg'
  if (bytes.subarray(0, 4).toString('latin1') === 'GIF8') return 'gif'
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)?<svg[\s>]/.test(bytes.subarray(0, 2000).toString('utf8')) ? 'svg' : undefined
}
