import { a } from '#domain'; import {a as b} from '#domain/glossary'; export const c = a + b; console.log(c)
