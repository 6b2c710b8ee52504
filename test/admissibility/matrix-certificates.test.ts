import { matrix as auFea } from './matrix/au-fea.js'
import { matrix as caCea31 } from './matrix/ca-cea-31.js'
import { checkMatrix } from './matrix/check.js'
import { matrix as euEio } from './matrix/eu-eio.js'
import { matrix as inBsa63 } from './matrix/in-bsa-63.js'
import { matrix as ukCja117 } from './matrix/uk-cja-117.js'
import { matrix as us18Usc3505 } from './matrix/us-18usc3505.js'
import { matrix as usFre901 } from './matrix/us-fre-901.js'
import { matrix as usFre90211 } from './matrix/us-fre-902-11.js'
import { matrix as usFre90213 } from './matrix/us-fre-902-13.js'
import { matrix as usFre90214 } from './matrix/us-fre-902-14.js'

// Rules that rest on evidence certificates; those about how things are handled stand in matrix.test.ts.
for (const matrix of [usFre901, usFre90211, usFre90213, usFre90214, us18Usc3505, ukCja117, inBsa63, caCea31, auFea, euEio])
  checkMatrix(matrix)
