/** What a company says on its messages, where that is not what the program proposes. */
import { type Context, implement } from '#platform/command'
import { refuse } from '#platform/problem'
import { delivery } from '../contract.ts'
import { type PaperName, mailLanguages, papers } from '../contract/sending.ts'
import { problem } from './problems.ts'
import { type Words, places, proposedWords, unknownPlaces } from './words.ts'

interface OwnWords extends Words {
  readonly paper: PaperName
  readonly language: string
}

const loadOwn = ({ tx, companyId }: Context, paper: PaperName | undefined, language: string | undefined): Promise<readonly OwnWords[]> =>
  tx.query<OwnWords>(
    'delivery.own_texts',
    `select paper, language, subject, body from delivery.texts
     where company_id = $1 and ($2::text is null or paper = $2) and ($3::text is null or language = $3)`,
    [companyId, paper ?? null, language ?? null],
  )

/** The words of one paper in one language, the company's own where it has them. */
export async function loadWords(context: Context, paper: PaperName, language: string): Promise<Words> {
  const [own] = await loadOwn(context, paper, language)
  return own ?? proposedWords(paper, language)
}

implement(delivery, 'delivery.texts.list', async (context, { paper, language }) => {
  const own = await loadOwn(context, paper, language)
  const rows = papers.filter(each => paper === undefined || each === paper).flatMap(each =>
    mailLanguages.filter(tag => language === undefined || tag === language).map(tag => {
      const found = own.find(words => words.paper === each && words.language === tag)
      const { subject, body } = found ?? proposedWords(each, tag)
      return { paper: each, language: tag, subject, body, own: found !== undefined }
    }))
  return { rows, fields: [...places] }
})

implement(delivery, 'delivery.texts.change', async ({ tx, companyId }, { paper, language, subject, body }) => {
  const wrong = (field: 'subject' | 'body', text: string) =>
    unknownPlaces(text).map(place => problem('unknown_place', { place, places: places.map(each => `{${each}}`).join(' ') }, { field }))
  refuse([...wrong('subject', subject), ...wrong('body', body)])
  await tx.execute(
    'delivery.keep_text',
    `insert into delivery.texts (company_id, paper, language, subject, body) values ($1, $2, $3, $4, $5)
     on conflict (company_id, paper, language) do update set subject = excluded.subject, body = excluded.body`,
    [companyId, paper, language, subject, body],
  )
  return { paper, language, subject, body, own: true }
})

implement(delivery, 'delivery.texts.reset', async ({ tx, companyId }, { paper, language }) => {
  await tx.execute('delivery.forget_text', 'delete from delivery.texts where company_id = $1 and paper = $2 and language = $3', [companyId, paper, language])
  return { paper, language, ...proposedWords(paper, language), own: false }
})
