import { Link } from '@tanstack/react-router'
import { t } from '../ui/texts.ts'

/** What a worksheet posted, with the way to the entries. */
export function PostedNotice({ numbers }: { readonly numbers: readonly string[] }) {
  const [first = '', last] = [numbers[0], numbers.at(-1)]
  const filter = numbers.length === 1 ? first : `${first}..${last}`
  return (
    <section className="notice" data-meaning="done" role="status">
      {t('web.sheet.posted', { count: numbers.length, first, last: last ?? '' })}{' '}
      <Link to="/gl-entries" search={{ f: { documentNumber: filter } } as never}>
        {t('web.page.gl_entries')}
      </Link>
    </section>
  )
}
