/** Preview shows what would be posted, and nothing is. */
import { expect } from 'vitest'
import { stories } from './scenario.ts'

const { scenario } = await stories()

interface Preview {
  readonly documents: readonly { readonly number: string }[]
  readonly gl: readonly { readonly account: string; readonly debit: string; readonly credit: string }[]
  readonly totals: { readonly debit: string; readonly credit: string }
}

scenario('a preview has the figures of the posting, drawn numbers as stars, and leaves no trace', 'NL', async story => {
  const { sales, company } = story
  const [item] = company.items.inventory
  await story.takeIn('10', item!, '60')
  const order = await sales.order({ lines: [{ item: item!, quantity: '10', price: '100' }] })
  const before = await story.glSince()
  const preview = await story.call<Preview>('sales.order.post', { id: order.id }, { mode: 'preview' })
  expect(preview.totals).toEqual({ debit: '1810', credit: '1810' })
  expect(preview.documents.map(document => document.number)).toEqual(['***', '***'])
  expect(await story.glSince()).toEqual(before)
  const posted = await sales.post(order)
  const signed = ({ debit, credit }: Preview['gl'][number]): string => (debit === '' ? `-${credit}` : debit)
  const shown = preview.gl.map(entry => `${signed(entry)}`).sort()
  const written = Object.values(await story.gl(posted)).map(amount => String(Math.round(Number(amount)))).sort()
  expect(shown).toEqual(written)
  expect(posted.documents.find(document => document.kind === 'invoice')!.number).toBe('103001')
})
