import { type FormEvent, useState } from 'react'
import { mayRun } from '../../shell/session.ts'
import { Overlay } from '../dialog.tsx'
import { ProblemList } from '../problems.tsx'
import { t } from '../texts.ts'
import { useAct } from '../use-act.ts'
import type { ListName } from './declaration.ts'
import type { ListState } from './use-list.ts'
import type { View } from './use-views.ts'

interface Props<N extends ListName> {
  readonly state: ListState<N>
  readonly onClose: () => void
}

const mayShare = (): boolean => mayRun('access.views.share')
const longestName = 60

/** Gives what is in sight a name. */
export function SaveView<N extends ListName>({ state, onClose }: Props<N>) {
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const [isStanding, setStanding] = useState(false)
  const { isBusy, problems, run } = useAct()
  const { views, definition } = state
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() === '' || isBusy) return
    void run(async () => {
      const id = await views.add(name.trim(), definition, isShared)
      if (isStanding) views.setStanding(id)
      state.open(id, definition)
      onClose()
    })
  }
  return (
    <Overlay title={t('web.view.save_now')} onClose={onClose}>
      <form onSubmit={save}>
        <p className="muted">{t('web.view.save_hint')}</p>
        <label className="view-field">
          {t('web.view.name')}
          {/* The person asked to name it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <input className="input" autoFocus required maxLength={longestName} value={name} onChange={event => setName(event.target.value)} />
        </label>
        {mayShare() && (
          <label className="view-choice">
            <input type="checkbox" checked={isShared} onChange={event => setShared(event.target.checked)} /> {t('web.view.share')}
          </label>
        )}
        <label className="view-choice">
          <input type="checkbox" checked={isStanding} onChange={event => setStanding(event.target.checked)} /> {t('web.view.make_standing')}
        </label>
        <ProblemList problems={problems} />
        <div className="dialog-actions">
          <button type="button" className="button outlined" onClick={onClose}>
            {t('web.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={isBusy || name.trim() === ''}>
            {t('web.view.save_now')}
          </button>
        </div>
      </form>
    </Overlay>
  )
}

/** The views of a list: named otherwise, shared, made the one the list opens with, taken away. */
export function ManageViews<N extends ListName>({ state, onClose }: Props<N>) {
  const { views, view, standing, setStanding, save, share, remove } = state.views
  const act = useAct()
  const takeAway = async (id: string): Promise<void> => {
    await remove(id)
    if (id === view?.id) state.open(undefined)
  }
  const line = (each: View) => (
    <li key={each.id} className="view-line">
      <NameField view={each} onName={name => void act.run(() => save(each.id, name, each.definition))} />
      <label>
        <input type="radio" name="standing-view" checked={standing === each.id} onChange={() => setStanding(each.id)} /> {t('web.view.opens')}
      </label>
      {each.own && mayShare() && (
        <label>
          <input type="checkbox" checked={each.shared} onChange={event => void act.run(() => share(each.id, event.target.checked))} /> {t('web.view.shared')}
        </label>
      )}
      {(each.own || mayRun('access.users.change_permission_set')) && (
        <button type="button" className="button danger" aria-label={t('web.view.delete', { name: each.name })} onClick={() => void act.run(() => takeAway(each.id))}>
          {t('web.view.delete_now')}
        </button>
      )}
    </li>
  )
  return (
    <Overlay title={t('web.views')} shape="drawer" onClose={onClose}>
      <ProblemList problems={act.problems} />
      <ul className="view-lines">
        <li className="view-line">
          <span className="view-name">{t('web.view.standard')}</span>
          <label>
            <input type="radio" name="standing-view" checked={standing === undefined} onChange={() => setStanding(undefined)} /> {t('web.view.opens')}
          </label>
        </li>
        {views.map(line)}
      </ul>
    </Overlay>
  )
}

/** The name of a view; one's own is changed where it stands. */
function NameField({ view: { name, own }, onName }: { readonly view: View; readonly onName: (name: string) => void }) {
  const [text, setText] = useState(name)
  if (!own) return <span className="view-name">{name}</span>
  const take = (): void => {
    if (text.trim() === '') setText(name)
    else if (text.trim() !== name) onName(text.trim())
  }
  return (
    <input
      className="input view-name"
      aria-label={t('web.view.name')}
      maxLength={longestName}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={take}
      onKeyDown={event => event.key === 'Enter' && take()}
    />
  )
}
