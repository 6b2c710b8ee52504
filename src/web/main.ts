import { h, render } from 'preact'
import { App } from './app.js'
import { withoutEval } from './schema.js'

withoutEval()
const root = document.getElementById('page')
if (root !== null) {
  root.textContent = ''
  render(h(App, null), root)
}
