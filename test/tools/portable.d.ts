// Lets the portable rooms name the type of node:crypto while they are checked without Node's types.
declare module 'node:crypto'
