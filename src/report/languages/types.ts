import type { members } from './en/members.js'

/** Languages that pages for courts are written in. English is the source; a language that lacks anything does not compile. */
export const languages = ['en', 'fr', 'de', 'es', 'pt', 'ar'] as const
export type Language = (typeof languages)[number]

/** CLDR's names of plural forms. Which of them a language has, and when, its own rule says. */
export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** A phrase in the forms its language has; `{n}` stands for the number. */
export type Plural = { readonly [F in PluralForm]?: string } & { readonly other: string }

/** What a language must have: everything English has, its phrases in the plural forms the language needs. */
export type Like<T> = T extends string ? string : T extends Plural ? Plural : { readonly [K in keyof T]: Like<T[K]> }

/** What members of records are called in one language; one that lacks any does not compile. */
export type Members = { readonly [name in keyof typeof members]: string }
