import { type ComponentChild, h } from 'preact'
import { useState } from 'preact/hooks'
import { type Choice, nameOf } from './check.js'

type FormProps = { readonly busy: boolean; readonly onCheck: (choice: Choice) => void; readonly onChange: () => void }
type PickProps = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly many?: boolean
  readonly onPick: (files: readonly File[]) => void
}

/** A labelled choice of files, and one line that says what for. */
function Pick({ id, label, hint, accept, many = false, onPick }: PickProps): ComponentChild {
  const onChange = (event: Event) => {
    if (event.target instanceof HTMLInputElement) onPick([...(event.target.files ?? [])])
  }
  return h('div', { class: 'field' }, [
    h('label', { for: id }, label),
    h('p', { class: 'hint', id: `${id}-hint` }, hint),
    h('input', { id, type: 'file', accept, multiple: many, 'aria-describedby': `${id}-hint`, onChange }),
  ])
}

const typedIn = (event: Event): string => (event.target instanceof HTMLInputElement ? event.target.value : '')

/** What to check, whom to believe, and what to open it with. */
export function Form({ busy, onCheck, onChange }: FormProps): ComponentChild {
  const [envelope, setEnvelope] = useState<File>()
  const [docket, setDocket] = useState<File>()
  const [trust, setTrust] = useState<File>()
  const [cards, setCards] = useState<readonly File[]>([])
  const [typed, setTyped] = useState<readonly string[]>([])
  const [key, setKey] = useState<File>()
  const [passphrase, setPassphrase] = useState('')
  // A result on the screen is that of the files chosen, or it is gone.
  const changing =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      onChange()
    }
  const one = (set: (file: File | undefined) => void) => changing(([file]: readonly File[]) => set(file))
  const pickCards = changing((files: readonly File[]) => {
    setCards(files.slice(0, 50))
    setTyped([])
  })
  const type = changing(([at, text]: readonly [number, string]) => setTyped(cards.map((_, i) => (i === at ? text : (typed[i] ?? '')))))
  const submit = (event: Event) => {
    event.preventDefault()
    if (busy) return
    onCheck({ envelope, docket, trust, cards: cards.map((file, i) => ({ file, fingerprint: typed[i] ?? '' })), key, passphrase })
    setPassphrase('')
  }
  return h('form', { onSubmit: submit, autocomplete: 'off' }, [
    h('fieldset', { disabled: busy }, [
      h('legend', null, 'What to check'),
      h(Pick, {
        id: 'envelope',
        label: 'Envelope',
        hint: 'A file that ends in .rog. It may be large: it is read piece by piece.',
        accept: '.rog',
        onPick: one(setEnvelope),
      }),
      h(Pick, {
        id: 'docket',
        label: 'Case record',
        hint: 'Optional: your own copy, .docket. Alone, without an envelope, it is checked by itself.',
        accept: '.docket',
        onPick: one(setDocket),
      }),
    ]),
    h('fieldset', { disabled: busy }, [
      h('legend', null, 'Whom to believe'),
      h(Pick, {
        id: 'trust',
        label: 'Trust store',
        hint: 'The file trust.json of your own office, with the authorities it knows.',
        accept: '.json',
        onPick: one(setTrust),
      }),
      h(Pick, {
        id: 'cards',
        label: 'Cards',
        hint: 'Or cards of authorities, .card. Each is believed on this page only, and only if the fingerprint you type is its own.',
        accept: '.card',
        many: true,
        onPick: pickCards,
      }),
      cards.map((file, i) =>
        h('div', { class: 'field inner', key: `card-${i}` }, [
          h('label', { for: `fingerprint-${i}` }, `Fingerprint of ${nameOf(file)}`),
          h(
            'p',
            { class: 'hint', id: `fingerprint-${i}-hint` },
            'As the authority told you by telephone or in person: 35 letters and digits. Not from the message that brought the card.',
          ),
          h('input', {
            id: `fingerprint-${i}`,
            type: 'text',
            value: typed[i] ?? '',
            spellcheck: false,
            autocapitalize: 'characters',
            'aria-describedby': `fingerprint-${i}-hint`,
            onInput: (event: Event) => type([i, typedIn(event)]),
          }),
        ]),
      ),
    ]),
    h('fieldset', { disabled: busy }, [
      h('legend', null, 'Your key, to check the contents too'),
      h(Pick, {
        id: 'key',
        label: 'Key file',
        hint: 'Optional. Without it every byte and the seal are checked; with it also every item, the custody of every exhibit and the conditions of use.',
        accept: '.key',
        onPick: one(setKey),
      }),
      key !== undefined &&
        h('div', { class: 'field inner' }, [
          h('label', { for: 'passphrase' }, 'Passphrase of the key file'),
          h(
            'p',
            { class: 'hint', id: 'passphrase-hint' },
            'Unlocking takes some seconds, in which the page does not answer. It is forgotten after each check. Leave it empty for a key without one.',
          ),
          h('input', {
            id: 'passphrase',
            type: 'password',
            value: passphrase,
            autocomplete: 'off',
            'aria-describedby': 'passphrase-hint',
            onInput: (event: Event) => setPassphrase(typedIn(event)),
          }),
        ]),
    ]),
    h('p', { class: 'actions' }, h('button', { type: 'submit', disabled: busy }, 'Check')),
  ])
}
