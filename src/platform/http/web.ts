/** The browser's files: those with a hash in their name for ever, the page itself never from a cache. */
import { existsSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What Vite puts under `assets/` has the hash of its content in its name. */
const hashed = `${sep}assets${sep}`

/** The header that names the texts of each language, by its tag in small letters; none where the build did not say which they are. */
function textLinks(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, 'texts.json')
  if (!existsSync(file)) return new Map()
  const files = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>
  const link = (name: string): string => `</${name}>; rel=modulepreload; crossorigin`
  return new Map(Object.entries(files).map(([language, names]) => [language, names.map(link).join(', ')]))
}

/** Serves a folder of built files; every address that is not a file and not of the API is the page, which finds its own way. */
export function addWeb(app: FastifyInstance, folder: string, notFound: (request: FastifyRequest, reply: FastifyReply) => FastifyReply): void {
  const links = textLinks(folder)
  app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: 'index.html',
    cacheControl: false,
    // The build lays a compressed copy beside each text.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes(hashed) ? 'public, max-age=31536000, immutable' : 'no-cache')
      const link = path.includes('index.html') ? links.get(reply.request.language.toLowerCase()) : undefined
      if (link) reply.header('link', link).header('vary', 'accept-language')
    },
  })
  const page = join(folder, 'index.html')
  app.setNotFoundHandler((request, reply) => {
    const { method, url, headers } = request
    const wantsPage = (method === 'GET' || method === 'HEAD') && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')
    if (!wantsPage || !existsSync(page)) return notFound(request, reply)
    return reply.sendFile('index.html')
  })
}
