import type { zh } from './zh.ts';

type Translated<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]> };

/** Every text of the console, by key; Chinese says which keys there are. */
export type Messages = Translated<typeof zh>;
