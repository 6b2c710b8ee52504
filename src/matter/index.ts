export { accepts } from './quick.js'
export type * from './terms.js'
export type * from './types.js'
