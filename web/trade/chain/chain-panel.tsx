import { useQuery } from '@tanstack/react-query'
import { call } from '../../shell/client.ts'
import { Overlay } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/problems.tsx'
import { t } from '../../ui/texts.ts'
import { ChainPicture } from './chain-picture.tsx'

/** The chain of a document, read when it is looked at. */
export function ChainPanel({ id, onOpen }: { readonly id: string; readonly onOpen?: () => void }) {
  const query = useQuery({ queryKey: ['documents.chain', id], queryFn: () => call('documents.chain', { id }), staleTime: 0 })
  if (query.error) return <Failure error={query.error} />
  if (!query.data) return <p className="empty">{t('web.loading')}</p>
  return <ChainPicture chain={query.data} id={id} {...(onOpen ? { onOpen } : {})} />
}

/** The chain over the page of an open document. */
export function ChainSheet({ id, name, onClose }: { readonly id: string; readonly name: string; readonly onClose: () => void }) {
  return (
    <Overlay title={t('web.chain.of', { document: name })} shape="picture" onClose={onClose}>
      <ChainPanel id={id} onOpen={onClose} />
    </Overlay>
  )
}
