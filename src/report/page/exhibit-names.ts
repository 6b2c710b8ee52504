import { given, type Html, html, technical } from './html.js'
import type { Writer } from './writer.js'

/** `original`, `<record hex>/<n>` or `<seal hex>/<authority id>`, in words. */
export function instanceName(w: Writer, instance: string): Html {
  const { words } = w.c
  if (instance === 'original') return html`${words.original}`
  const [record, rest] = [instance.slice(0, 64), instance.slice(65)]
  const put = (template: string): Html =>
    html`${template.split(/(\{\w+\})/).map((part) => (part === '{record}' ? w.record(record) : part === '{n}' ? technical(rest, 12) : part === '{authority}' ? w.authority(rest) : part))}`
  if (!/^[0-9a-f]{64}\/./.test(instance)) return given(instance, 80)
  return put(/^\d+$/.test(rest) ? words.copyOf : words.copyReceived)
}
