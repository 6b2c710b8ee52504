import { matrix as brCpp158 } from './matrix/br-cpp-158.js'
import { checkMatrix } from './matrix/check.js'
import { matrix as deStpo } from './matrix/de-stpo.js'
import { matrix as frCpp } from './matrix/fr-cpp.js'
import { matrix as iso27037 } from './matrix/iso-27037.js'
import { matrix as ukAcpo } from './matrix/uk-acpo.js'

// Rules about how things are handled; those that rest on evidence certificates stand in matrix-certificates.test.ts.
for (const matrix of [iso27037, ukAcpo, brCpp158, deStpo, frCpp]) checkMatrix(matrix)
