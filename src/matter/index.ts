export type * from './terms.js'
export type * from './types.js'
