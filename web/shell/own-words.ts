import { t } from '../ui/texts.ts'

/** Makes the browser say in the language of the house, not in its own, that a field is left empty or holds no address. Call it once. */
export function sayInOwnWords(): void {
  addEventListener('invalid', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    target.setCustomValidity('')
    const { valueMissing, typeMismatch } = target.validity
    if (valueMissing) target.setCustomValidity(t('web.required_field'))
    else if (typeMismatch) target.setCustomValidity(t('web.no_email_address'))
  }, true)
  addEventListener('input', ({ target }) => target instanceof HTMLInputElement && target.setCustomValidity(''), true)
}
