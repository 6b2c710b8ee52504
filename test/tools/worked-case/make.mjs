// node test/tools/worked-case/make.mjs OUT: plays the worked case with the built command line (dist), into a new folder.
// Keys, salts and nonces are random, so no two runs give the same bytes; fixtures/worked-case is one run, kept.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { end, inGermany, onward, send } from './exchange.mjs'
import { factsOf } from './facts.mjs'
import * as inputs from './inputs.mjs'
import { makePeople } from './people.mjs'
import { readme } from './readme.mjs'
import { decide, seize } from './seizure.mjs'
import { Stage } from './stage.mjs'

const out = resolve(process.argv[2] ?? 'worked-case')
mkdirSync(out)
const stage = new Stage(out)
stage.scan = inputs.scan

const entry = (exhibit, en) => ({ exhibit, mode: 'copySent', description: { en } })
const files = {
  ...Object.fromEntries(Object.entries(inputs.evidence).map(([name, bytes]) => [`evidence/${name}`, bytes])),
  'onward/A1-image.dd': inputs.evidence['A1-image.dd'],
  ...Object.fromEntries(Object.entries(inputs.fromLaboratory).map(([name, bytes]) => [`laboratory/${name}`, bytes])),
  'records.csv': inputs.records,
  'portugal/seizure.json': inputs.seizure,
  'portugal/acquisition.json': inputs.acquisition,
  'portugal/extraction.json': inputs.extraction,
  'portugal/summary.json': inputs.summary,
  'portugal/bank.json': inputs.bank,
  'portugal/resealed-A1.json': inputs.resealed('A1', '0004711', '0004721', 'opened for imaging, old seal kept in the bag'),
  'portugal/resealed-A2.json': inputs.resealed('A2', '0004712', '0004722', 'opened for extraction, old seal kept in the bag'),
  'portugal/resealed-A3.json': inputs.resealed('A3', '0004713', '0004733', 'sealed again after the seal was found broken'),
  'germany/resealed-A3.json': inputs.resealed('A3', '0004733', 'D-5501', 'opened for imaging, old seal kept in the bag'),
  'portugal/house-rule.json': inputs.houseRule,
  'portugal/terms.json': inputs.termsToHamburg,
  'germany/terms.json': inputs.termsToBrasilia,
  'portugal/exhibits.json': {
    schema: 'rogatory.exhibits/1',
    exhibits: {
      'A1-image.dd': entry('A1-IMG', 'image of the stick'),
      'A2-messages.json': entry('A2-EX', 'messages of the telephone'),
      'A2-summary.txt': entry('A2-SUM', 'summary made by a generative tool'),
      'B1-movements.csv': entry('B1', 'bank records'),
    },
  },
  'germany/exhibits.json': {
    schema: 'rogatory.exhibits/1',
    exhibits: {
      'A1-image.dd': entry('A1-IMG', 'image of the stick'),
    },
  },
}
for (const [path, content] of Object.entries(files)) stage.write(path, content)
mkdirSync(join(out, 'carried'))
mkdirSync(join(out, 'directories'))
const digests = Object.fromEntries(
  Object.keys({ ...inputs.evidence, ...inputs.fromLaboratory }).map((name) => [
    name,
    stage.sha256(`${stage.has(`evidence/${name}`) ? 'evidence' : 'laboratory'}/${name}`),
  ]),
)

try {
  for (const chapter of [makePeople, seize, decide, send, inGermany, onward, end]) chapter(stage, digests)
  for (const path of ['portugal/.keep', 'germany/.keep', 'brazil/.keep']) rmSync(join(out, path))
  writeFileSync(join(out, 'story.json'), `${JSON.stringify(factsOf(stage), null, 2)}\n`)
  // Left out for their size: the first is within the united docket, the second nearly the same.
  for (const path of ['germany/case.docket', 'portugal/for-defence.docket', 'portugal/forms.html']) rmSync(join(out, path))
} finally {
  writeFileSync(join(out, 'README.md'), readme(stage))
  console.log(`${stage.commands} commands`)
}
