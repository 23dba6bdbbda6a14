import { previewSections } from './entry-sections.ts'
import { EntryTable } from './entry-table.tsx'
import type { PreviewView } from './preview-view.ts'

/** What would be posted, a table a ledger. */
export function PreviewEntries({ view }: { readonly view: PreviewView }) {
  return (
    <div className="entries">
      {previewSections(view).map(section => (
        <section key={section.id}>
          <h3>{section.title}</h3>
          <EntryTable section={section} />
        </section>
      ))}
    </div>
  )
}
