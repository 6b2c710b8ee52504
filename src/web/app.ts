import { type ComponentChild, h } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { AbortError, type Progress } from '../ground/index.js'
import { errorSentence } from '../report/index.js'
import { type Checked, type Choice, check, Told } from './check.js'
import { Form } from './form.js'
import { Result } from './result.js'

type State =
  | { readonly kind: 'choosing'; readonly said?: string }
  | { readonly kind: 'working'; readonly words: string; readonly progress?: Progress }
  | { readonly kind: 'done'; readonly checked: Checked }
  | { readonly kind: 'failed'; readonly sentence: string }

/** What goes on, by the names that progress has. */
const steps: Readonly<Record<string, string>> = {
  verify: 'Checking that no byte was changed since sealing',
  catalogue: 'Reading the list of exhibits and items',
  items: 'Hashing every item again',
  padding: 'Checking that nothing is hidden in the filling',
  docket: 'Checking the signatures of the case record',
}

/** Milliseconds between two drawings of progress. */
const redraw = 100

export function App(): ComponentChild {
  const [state, setState] = useState<State>({ kind: 'choosing' })
  const [round, setRound] = useState(0)
  const stop = useRef<AbortController>()

  async function start(choice: Choice): Promise<void> {
    const controller = new AbortController()
    stop.current = controller
    let drawn = 0
    const onStep = (words: string) => setState({ kind: 'working', words })
    const onProgress = (progress: Progress) => {
      if (performance.now() - drawn < redraw || controller.signal.aborted) return
      drawn = performance.now()
      setState({ kind: 'working', words: steps[progress.step] ?? 'Checking', progress })
    }
    onStep('Reading the files')
    try {
      const checked = await check(choice, { signal: controller.signal, onProgress, onStep })
      setState({ kind: 'done', checked })
    } catch (error) {
      if (error instanceof AbortError)
        setState({ kind: 'choosing', said: 'Cancelled. Nothing was found out, and nothing is said of the evidence.' })
      else setState({ kind: 'failed', sentence: error instanceof Told ? error.message : errorSentence(error) })
    }
  }

  const busy = state.kind === 'working'
  return h('div', null, [
    h(Form, {
      key: `form-${round}`,
      busy,
      onCheck: (choice: Choice) => void start(choice),
      onChange: () => !busy && setState({ kind: 'choosing' }),
    }),
    h('div', { role: 'status', class: 'status' }, [
      state.kind === 'working' && h('p', null, `${state.words} \u2026`),
      state.kind === 'choosing' && state.said !== undefined && h('p', null, state.said),
    ]),
    state.kind === 'working' && h(Working, { progress: state.progress, onCancel: () => stop.current?.abort(new Error('Cancelled.')) }),
    h('div', { role: 'alert' }, state.kind === 'failed' && h('p', { class: 'fault' }, state.sentence)),
    state.kind === 'done' && h(Result, { of: state.checked }),
    !busy &&
      h('p', { class: 'actions again' }, [
        h(
          'button',
          {
            type: 'button',
            class: 'quiet',
            onClick: () => {
              setRound(round + 1)
              setState({ kind: 'choosing' })
            },
          },
          'Clear everything',
        ),
      ]),
  ])
}

function Working({ progress, onCancel }: { readonly progress: Progress | undefined; readonly onCancel: () => void }): ComponentChild {
  const total = progress?.total
  const amounts =
    progress && `${progress.done.toLocaleString('en')}${total === undefined ? '' : ` of ${total.toLocaleString('en')}`} ${progress.unit}`
  const bar = total === undefined ? {} : { value: progress!.done, max: Math.max(1, total) }
  return h('div', { class: 'working' }, [
    h('progress', { 'aria-label': 'Progress', ...bar }),
    h('p', { class: 'amount' }, amounts ?? ''),
    h('button', { type: 'button', onClick: onCancel }, 'Cancel'),
  ])
}
